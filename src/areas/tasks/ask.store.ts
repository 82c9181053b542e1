import { type SqlBool, sql } from 'kysely'
import { newId } from '../../kernel/ids.ts'
import type { Db, Tx } from '../../platform/database.ts'
import type { AskKind } from './task.schema.ts'
import { isOpen } from './task.store.ts'

/** Notes that this mail asked for these tasks. */
export async function saveAsks(tx: Tx, ask: { mailId: string; taskIds: string[]; kind: AskKind }): Promise<void> {
  const rows = ask.taskIds.map((taskId) => ({
    id: newId(),
    task_id: taskId,
    mail_id: ask.mailId,
    kind: ask.kind,
    at: tx.at,
  }))
  await tx.insertInto('tasks_ask').values(rows).execute()
}

/** What a person still owes with how often it was reminded of, for the rule that says whether to remind. */
export function listReminded(db: Db | Tx, personId: string) {
  return db
    .selectFrom('tasks_task as t')
    .leftJoin('tasks_ask as a', 'a.task_id', 't.id')
    .where('t.owed_by', '=', personId)
    .where(isOpen)
    .groupBy('t.id')
    .orderBy(sql`t.due_on nulls last`)
    .orderBy('t.created_at')
    .select([
      't.id',
      't.kind',
      't.area',
      't.subject_id as subjectId',
      't.owed_by as owedBy',
      't.owed_to as owedTo',
      't.title',
      't.why',
      't.path',
      't.due_on as dueOn',
      't.created_at as createdAt',
      sql<Date | null>`max(a.at)`.as('lastAskedAt'),
      sql<number>`count(a.id) filter (where a.kind <> 'ask')`.as('reminders'),
    ])
    .execute()
}

/**
 * People who owe something no mail asked for since that instant, and that they were reminded of fewer than so many times.
 *
 * @param which.after the last id of the part before, null for the first part
 */
export async function listForgetful(
  db: Db,
  which: { before: Date; remindersAtMost: number; after: string | null },
  limit: number,
): Promise<string[]> {
  let query = db
    .selectFrom('tasks_task as t')
    .where(isOpen)
    .where('t.created_at', '<', which.before)
    .where(
      sql<SqlBool>`not exists (select from tasks_ask a where a.task_id = t.id and a.at >= ${which.before})
        and (select count(*) from tasks_ask a where a.task_id = t.id and a.kind <> 'ask') < ${which.remindersAtMost}`,
    )
    .groupBy('t.owed_by')
    .orderBy('t.owed_by')
    .limit(limit)
    .select('t.owed_by as personId')
  if (which.after) query = query.where('t.owed_by', '>', which.after)
  return (await query.execute()).map((row) => row.personId)
}

/** The newest mail that asked this person for anything, with what became of it; undefined when none did. */
export function findLastAsk(db: Db | Tx, personId: string) {
  return db
    .selectFrom('tasks_ask as a')
    .innerJoin('tasks_task as t', 't.id', 'a.task_id')
    .innerJoin('platform_mail as m', 'm.id', 'a.mail_id')
    .where('t.owed_by', '=', personId)
    .orderBy('a.at', 'desc')
    .limit(1)
    .select(['a.at', 'm.state', 'm.to_address as sentTo'])
    .executeTakeFirst()
}

/** The tasks that a mail asked for, with how each stands now. */
export function listTasksOfMail(db: Db | Tx, mailId: string) {
  return db
    .selectFrom('tasks_ask as a')
    .innerJoin('tasks_task as t', 't.id', 'a.task_id')
    .leftJoin('tasks_task_end as e', 'e.task_id', 't.id')
    .where('a.mail_id', '=', mailId)
    .orderBy('t.created_at')
    .select([
      't.id',
      't.title',
      't.owed_by as owedBy',
      't.due_on as dueOn',
      't.is_open as isOpen',
      'e.outcome',
      'a.kind',
    ])
    .execute()
}
