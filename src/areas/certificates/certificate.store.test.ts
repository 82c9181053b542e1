import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import { openTestOffice } from '../../../test/office.ts'
import type { DB } from '../../platform/tables.generated.ts'
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
