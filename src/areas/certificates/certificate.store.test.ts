import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import { allowed } from '../../../test/evidence.ts'
import { actorOf } from '../../../test/gaps.ts'
import { openTestOffice } from '../../../test/office.ts'
import { addLearner, claim, openReports } from '../../../test/reports.ts'
import type { Tx } from '../../platform/database.ts'
import type { DB } from '../../platform/tables.generated.ts'
import { correctCertificate, withdrawCertificate } from '../claims/correction.commands.ts'
import { countCertificates } from './certificate-list.store.ts'
import { listCertificates } from './certificate.store.ts'

test('a search in the register goes by its index, whatever else is asked', async () => {
  const { database } = await openTestOffice()
  const sent: { sql: string; parameters: readonly unknown[] }[] = []
  const dialect = new PostgresDialect({ pool: database.pool })
  const db = new Kysely<DB>({ dialect, log: ({ query }) => void sent.push(query) })
  await listCertificates(db, { words: 'kavenagh sepsis', kind: 'credit', standing: 'valid' }, 41)
  await listCertificates(db, { words: 'kavenagh' }, 41)
  const client = new pg.Client({ connectionString: database.connectionString })
  await client.connect()
  await client.query('set enable_seqscan = off; set enable_indexscan = off')
  for (const { sql, parameters } of sent) {
    const { rows } = await client.query<{ 'QUERY PLAN': string }>(`explain ${sql}`, [...parameters])
    assert.match(rows.map((row) => row['QUERY PLAN']).join('\n'), /certificates_certificate_search/)
  }
  await client.end()
})

test('how much stands is what was issued, less what was withdrawn or replaced, whatever came of each', async () => {
  const { office, activityId } = await openReports()
  const desk = { today: office.office.today(), address: 'http://office.test' }
  const counts = async () => {
    const { awards, quarters, participations, withdrawn } = await countCertificates(office.office.db)
    return [awards, quarters, participations, withdrawn]
  }
  const write = <T>(act: (tx: Tx) => Promise<T>) => office.office.write(actorOf(office, 'ada'), act)
  const newest = async () =>
    (await office.office.db.selectFrom('certificates_certificate').orderBy('id', 'desc').select('id').execute())[0]!.id
  assert.deepEqual(await counts(), [0, 0, 0, 0])
  await addLearner(office, activityId, 'ines', { credits: 'not yet' })
  const id = await claim(office, activityId, 'ines', 1.25)
  await addLearner(office, activityId, 'bea', { person: { profession: 'nurse', degree: 'RN' }, credits: null })
  assert.deepEqual(await counts(), [1, 5, 1, 0])
  const input = { learner: 'Ines Roe, MD', credits: '1', why: 'She left early' }
  await allowed(write((tx) => correctCertificate(tx, id, input, desk)))
  assert.deepEqual(await counts(), [1, 4, 1, 0], 'what was replaced counts no more')
  const replaced = await newest()
  await allowed(write((tx) => withdrawCertificate(tx, replaced, 'She was elsewhere', desk)))
  assert.deepEqual(await counts(), [0, 0, 1, 1])
  await allowed(write((tx) => correctCertificate(tx, replaced, { ...input, why: 'She was there after all' }, desk)))
  assert.deepEqual(await counts(), [1, 4, 1, 0], 'one that was taken back and then replaced stands again')
})
