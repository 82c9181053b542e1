import assert from 'node:assert/strict'
import { test } from 'node:test'
import pg from 'pg'
import { addLearner, openReports } from '../../../test/reports.ts'

test('the file of a large register holds each line once, newest first, and no formula', async () => {
  const { office, activityId } = await openReports()
  await addLearner(office, activityId, 'ines', { person: { familyName: 'Kavenagh' } })
  await copyCertificates(office.database.connectionString, 1200)
  const file = await office.as('ada').get('/office/credit.csv?columns=number,title')
  assert.equal(file.headers['content-type'], 'text/csv; charset=utf-8')
  assert.match(file.headers['content-disposition']!, /attachment; filename="certificates-2/)
  const text = file.bytes.toString('utf8')
  assert.ok(text.startsWith('\uFEFFName,Number,Activity'))
  assert.ok(text.endsWith('\r\n'))
  const lines = text.trim().split('\r\n').slice(1)
  const numbers = lines.map((line) => line.split(',').at(-2)!)
  assert.equal(numbers.length, 1201)
  assert.equal(new Set(numbers).size, 1201)
  assert.deepEqual(
    numbers.slice(1),
    Array.from({ length: 1200 }, (_, i) => `COPY-${i + 1}`),
  )
  assert.ok(lines.at(-1)!.includes(`"'=1+1, MD"`))
})

/** Copies of the one certificate there is, each for someone else, each issued a second before the one before it. */
async function copyCertificates(connectionString: string, count: number): Promise<void> {
  const client = new pg.Client({ connectionString })
  await client.connect()
  await client.query('set session_replication_role = replica')
  await client.query(
    `insert into certificates_certificate (id, number, activity_id, person_id, claim_id, kind, content, issued_at)
     select gen_random_uuid(), 'COPY-' || i, activity_id, gen_random_uuid(), claim_id, kind,
       jsonb_set(content, '{learner}', '"=1+1, MD"'), issued_at - i * interval '1 second'
     from certificates_certificate, generate_series(1, $1::int) i`,
    [count],
  )
  await client.end()
}
