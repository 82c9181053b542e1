import assert from 'node:assert/strict'
import { sql } from 'kysely'
import { openDatabase } from '../src/platform/database.ts'

/**
 * No activity may stand elsewhere than at its newest step, whatever a test did to it. Looks by a connection of its own, for
 * the test may have taken the office's away.
 */
export async function assertStanding(connectionString: string): Promise<void> {
  const database = openDatabase(connectionString, 1, () => {})
  const { rows } = await sql<{ number: string; state: string; newest: string | null }>`
    select a.number, a.state, s.state as newest from activities_activity a
    left join lateral (
      select state from activities_step where activity_id = a.id order by at desc, id desc limit 1) s on true
    where s.state <> a.state`.execute(database.db)
  await database.close()
  assert.deepEqual(rows, [], 'each activity stands at its newest step')
}
