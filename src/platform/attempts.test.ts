import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { openTestOffice } from '../../test/office.ts'
import { countAttempt, forgetAttempts } from './attempts.ts'

const window = 60_000

test('attempts are counted for each caller and door, until their window ends', async () => {
  const { office } = await openTestOffice()
  const ask = (door: string, caller: string) => countAttempt(office, { door, caller }, window)
  const first = await ask('POST /sign-in', '203.0.113.7')
  assert.equal(first.count, 1)
  assert.ok(first.endsInMs > 50_000 && first.endsInMs <= window, String(first.endsInMs))
  const second = await ask('POST /sign-in', '203.0.113.7')
  assert.equal(second.count, 2)
  assert.ok(second.endsInMs <= first.endsInMs, 'the window does not grow')
  assert.equal((await ask('POST /sign-in', '203.0.113.8')).count, 1)
  assert.equal((await ask('GET /verify/:number', '203.0.113.7')).count, 1)
  await sql`update platform_attempt set ends_at = clock_timestamp() - interval '1 millisecond'`.execute(office.db)
  const next = await ask('POST /sign-in', '203.0.113.7')
  assert.equal(next.count, 1)
  assert.ok(next.endsInMs > 50_000)
})

test('attempts at the same moment are all counted', async () => {
  const { office } = await openTestOffice()
  const attempt = { door: 'POST /sign-in', caller: '203.0.113.7' }
  const counts = await Promise.all(Array.from({ length: 40 }, () => countAttempt(office, attempt, window)))
  const seen = counts.map(({ count }) => count).sort((a, b) => a - b)
  assert.deepEqual(
    seen,
    Array.from({ length: 40 }, (_, i) => i + 1),
  )
})

test('attempts are forgotten once their window has ended, and say nothing of who tried what', async () => {
  const { office } = await openTestOffice()
  await countAttempt(office, { door: 'POST /sign-in', caller: '203.0.113.7' }, window)
  await countAttempt(office, { door: 'POST /sign-in', caller: '203.0.113.8' }, window)
  const kept = await office.db.selectFrom('platform_attempt').selectAll().execute()
  assert.doesNotMatch(JSON.stringify(kept), /203\.0|sign-in/)
  await sql`update platform_attempt set ends_at = clock_timestamp() - interval '1 second'
    where key = ${kept[0]!.key}`.execute(office.db)
  assert.equal(await forgetAttempts(office.db), 1)
  assert.equal(await forgetAttempts(office.db), 0)
})
