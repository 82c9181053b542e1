import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { openTestOffice } from '../../test/office.ts'
import { record } from './audit.ts'
import { timedWork } from './office.ts'

test('the application can add to the audit, and can neither change, remove nor empty it', async () => {
  const { office } = await openTestOffice()
  await office.write(timedWork, (tx) =>
    record(tx, { act: 'test.act', subject: 'a', before: null, after: { n: 1 }, why: 'because' }),
  )
  const [row] = await office.db.selectFrom('platform_audit').selectAll().execute()
  assert.equal(row!.act, 'test.act')
  assert.equal(row!.via, 'timed work')
  assert.deepEqual(row!.after, { n: 1 })
  for (const attempt of [
    sql`update platform_audit set why = 'other'`,
    sql`delete from platform_audit`,
    sql`truncate platform_audit`,
  ]) {
    await assert.rejects(attempt.execute(office.db), /permission denied/)
  }
})

test('the role the application works under is not the owner of its tables', async () => {
  const { office } = await openTestOffice()
  const { rows } = await sql<{ role: string }>`select current_user as role`.execute(office.db)
  assert.equal(rows[0]!.role, 'opencme_app')
  await assert.rejects(sql`drop table platform_audit`.execute(office.db), /must be owner/)
})

test('an act that is refused leaves nothing behind, its audit included', async () => {
  const { office } = await openTestOffice()
  const answer = await office.write(timedWork, async (tx) => {
    await record(tx, { act: 'test.act', subject: 'a', before: null, after: null })
    return { ok: false as const, refusal: { code: 'test/no', message: 'no' } }
  })
  assert.equal(answer.ok, false)
  assert.equal((await office.db.selectFrom('platform_audit').selectAll().execute()).length, 0)
})
