import assert from 'node:assert/strict'
import { test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'kysely'
import pg from 'pg'
import { openTestOffice } from '../../test/office.ts'
import { pingDatabase } from './database.ts'
import { timedWork } from './office.ts'

test('an act whose connection breaks between two statements fails alone, and the process goes on', async () => {
  const { office, database } = await openTestOffice()
  const owner = new pg.Client({ connectionString: database.connectionString })
  await owner.connect()
  const act = office.write(timedWork, async (tx) => {
    const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(tx)
    await owner.query('select pg_terminate_backend($1)', [rows[0]!.pid])
    await sleep(100)
    await sql`select 1`.execute(tx)
  })
  await assert.rejects(act, /Connection|terminat|not queryable/)
  await pingDatabase(office.db)
  await owner.end()
})
