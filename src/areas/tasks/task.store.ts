import { type SqlBool, sql } from 'kysely'
import type { LocalDate } from '../../kernel/dates.ts'
import { newId } from '../../kernel/ids.ts'
import type { Place } from '../../kernel/place.ts'
import type { Db, Tx } from '../../platform/database.ts'
import { containing, wordsOf } from '../../platform/search.ts'
import type { TaskAsk, TaskOutcome } from './task.schema.ts'

const columns = [
  't.id',
  't.kind',
  't.area',
  't.subject_id as subjectId',
  't.owed_by as owedBy',
  't.owed_to as owedTo',
  't.title',
  't.why',
  't.act',
  't.path',
  sql<LocalDate | null>`t.due_on`.as('dueOn'),
  't.is_open as isOpen',
  't.created_at as createdAt',
  sql<Date | null>`(select max(a.at) from tasks_ask a where a.task_id = t.id)`.as('lastAskedAt'),
  sql<number>`(select count(*) from tasks_ask a where a.task_id = t.id)`.as('asks'),
] as const

/** Does the task `t` still wait? In the words of its indexes: a plan that is kept does not know what a parameter will be. */
export const isOpen = sql<SqlBool>`t.is_open`

const ower = ['p.given_name as givenName', 'p.family_name as familyName', 'p.degree', 'p.email'] as const

/** What this person still owes, the soonest due first, what has no day last. */
export function listWaiting(db: Db | Tx, personId: string) {
  return db
    .selectFrom('tasks_task as t')
    .where('t.owed_by', '=', personId)
    .where(isOpen)
    .orderBy(sql`t.due_on nulls last`)
    .orderBy('t.created_at')
    .select(columns)
    .execute()
}

/** What people owe for one record, open or ended, oldest first: who, since when asked how often, and how it ended. */
export function listOwed(db: Db | Tx, subject: { area: string; subjectId: string }) {
  return db
    .selectFrom('tasks_task as t')
    .innerJoin('people_person as p', 'p.id', 't.owed_by')
    .leftJoin('tasks_task_end as e', 'e.task_id', 't.id')
    .where('t.area', '=', subject.area)
    .where('t.subject_id', '=', subject.subjectId)
    .orderBy('t.created_at')
    .orderBy('t.id')
    .select([...columns, ...ower, 'e.outcome', 'e.at as endedAt'])
    .execute()
}

/** One task with who owes it; undefined when there is none. */
export function findTask(db: Db | Tx, taskId: string) {
  return db
    .selectFrom('tasks_task as t')
    .innerJoin('people_person as p', 'p.id', 't.owed_by')
    .leftJoin('tasks_task_end as e', 'e.task_id', 't.id')
    .where('t.id', '=', taskId)
    .select([...columns, ...ower, 'e.outcome', 'e.at as endedAt'])
    .executeTakeFirst()
}

/** What to look for among tasks. `owedTo` narrows to what one person asked for; `except` leaves out what one person owes. */
export type OwedFilter = {
  owedTo?: string
  except?: string
  words?: string
  lateOn?: LocalDate
  after?: Place
}

/** What others still owe, oldest first, from after a place in the list: `after` is the instant and id of the last one shown. */
export function listOwedByOthers(db: Db, filter: OwedFilter, limit: number) {
  let query = narrowOwed(db, filter)
    .orderBy('t.created_at')
    .orderBy('t.id')
    .limit(limit)
    .select([...columns, ...ower])
  if (filter.after) {
    const { at, id } = filter.after
    query = query.where(sql<SqlBool>`(date_trunc('milliseconds', t.created_at), t.id) > (${at}, ${id}::uuid)`)
  }
  return query.execute()
}

/** How many things others still owe. */
export async function countOwedByOthers(db: Db, filter: OwedFilter): Promise<number> {
  const { count } = await narrowOwed(db, filter)
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  return count
}

function narrowOwed(db: Db, filter: OwedFilter) {
  let query = db.selectFrom('tasks_task as t').innerJoin('people_person as p', 'p.id', 't.owed_by').where(isOpen)
  if (filter.owedTo) query = query.where('t.owed_to', '=', filter.owedTo)
  if (filter.except) query = query.where('t.owed_by', '<>', filter.except)
  if (filter.lateOn) query = query.where('t.due_on', '<', filter.lateOn)
  for (const word of wordsOf(filter.words)) {
    const like = containing(word)
    query = query.where(sql<SqlBool>`p.given_name || ' ' || p.family_name || ' ' || t.title ilike ${like}`)
  }
  return query
}

/**
 * Writes a task unless one of this kind, subject and person is open.
 *
 * @returns the id of the new task, or undefined when there is an open one already
 */
export async function saveTask(tx: Tx, task: TaskAsk): Promise<string | undefined> {
  const saved = await tx
    .insertInto('tasks_task')
    .values({
      id: newId(),
      kind: task.kind,
      area: task.area,
      subject_id: task.subjectId,
      owed_by: task.owedBy,
      owed_to: task.owedTo ?? null,
      title: task.title,
      why: task.why,
      act: task.act,
      path: task.path,
      due_on: task.dueOn,
      created_at: tx.at,
    })
    .onConflict((oc) =>
      oc
        .columns(['kind', 'subject_id', 'owed_by'])
        .where(sql<SqlBool>`is_open`)
        .doNothing(),
    )
    .returning('id')
    .executeTakeFirst()
  return saved?.id
}

/** The open tasks of a kind and subject, of one person or of everyone, locked until the act ends. */
export function listOpenTasks(tx: Tx, which: { kind: string; subjectId: string; owedBy?: string }) {
  let query = tx
    .selectFrom('tasks_task as t')
    .where('t.kind', '=', which.kind)
    .where('t.subject_id', '=', which.subjectId)
    .where(isOpen)
    .forUpdate()
    .select(['t.id', 't.kind', 't.title', 't.owed_by as owedBy'])
  if (which.owedBy) query = query.where('t.owed_by', '=', which.owedBy)
  return query.execute()
}

/** Locks the open tasks of a person until the act ends, so that two processes do not remind at once. */
export async function lockWaiting(tx: Tx, personId: string): Promise<void> {
  await tx
    .selectFrom('tasks_task')
    .where('owed_by', '=', personId)
    .where(sql<SqlBool>`is_open`)
    .orderBy('id')
    .forUpdate()
    .select('id')
    .execute()
}

/** Ends a task: the row says how, when and by whom. */
export async function saveTaskEnd(tx: Tx, taskId: string, outcome: TaskOutcome, why: string | null): Promise<void> {
  await tx.updateTable('tasks_task').set({ is_open: false }).where('id', '=', taskId).execute()
  await tx
    .insertInto('tasks_task_end')
    .values({ task_id: taskId, outcome, at: tx.at, by_id: tx.actor.personId, why })
    .execute()
}
