import { type SqlBool, sql } from 'kysely'
import type { LocalDate } from '../../kernel/dates.ts'
import { newId } from '../../kernel/ids.ts'
import type { Db, Tx } from '../../platform/database.ts'
import type { Source } from '../../platform/listing.ts'
import { bouncedSince } from '../../platform/mail.ts'
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

/** A task as a home lists it. */
export type HomeTask = { id: string; title: string; why: string; path: string; act: string; dueOn: LocalDate | null }

/** What this person still owes and how many mails came back since then, asked for at once; none where `since` is null. */
export async function findHome(db: Db, personId: string, since: Date | null) {
  const { rows } = await sql<{ tasks: HomeTask[]; bounced: number }>`
    select ${since === null ? sql`0` : bouncedSince(since)} as bounced, coalesce((
      select jsonb_agg(to_jsonb(w)) from (
        select t.id, t.title, t.why, t.path, t.act, t.due_on as "dueOn" from tasks_task t
        where t.owed_by = ${personId} and ${isOpen} order by t.due_on nulls last, t.created_at) w), '[]') as tasks`.execute(
    db,
  )
  return rows[0]!
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
export type OwedFilter = { owedTo?: string; except?: string; lateOn?: LocalDate; kind?: string }

/** A task that somebody else owes. */
export type OwedTask = {
  id: string
  owedBy: string
  title: string
  dueOn: LocalDate | null
  createdAt: Date
  lastAskedAt: Date | null
  asks: number
  givenName: string
  familyName: string
  degree: string | null
  email: string
}

/** What others still owe, oldest first; words are looked for in their name and in what it is. */
export const owed: Source<OwedTask, OwedFilter> = {
  table: 'tasks_task',
  as: 't',
  joins: sql`join people_person p on p.id = t.owed_by`,
  select: sql<OwedTask>`t.id, t.owed_by as "owedBy", t.title, t.due_on as "dueOn", t.created_at as "createdAt",
    (select max(a.at) from tasks_ask a where a.task_id = t.id) as "lastAskedAt",
    (select count(*) from tasks_ask a where a.task_id = t.id) as asks,
    p.given_name as "givenName", p.family_name as "familyName", p.degree, p.email`,
  text: sql`p.given_name || ' ' || p.family_name || ' ' || t.title`,
  near: sql`p.given_name || ' ' || p.family_name`,
  orders: {
    oldest: { keys: [{ by: sql`t.created_at`, type: 'instant' }] },
    due: { keys: [{ by: sql`coalesce(t.due_on, '9999-12-31')`, type: 'day' }] },
    name: {
      keys: [
        { by: sql`lower(p.family_name) collate "C"`, type: 'text' },
        { by: sql`lower(p.given_name) collate "C"`, type: 'text' },
      ],
    },
  },
  always: ({ owedTo, except }) => [
    isOpen,
    ...(owedTo ? [sql`t.owed_to = ${owedTo}`] : []),
    ...(except ? [sql`t.owed_by <> ${except}`] : []),
  ],
  where: ({ lateOn, kind }) => [
    ...(lateOn ? [sql`t.due_on < ${lateOn}`] : []),
    ...(kind ? [sql`t.kind = ${kind}`] : []),
  ],
}

/** Moves the day by which a task is due; null leaves it without one. */
export async function changeDueDay(tx: Tx, taskId: string, dueOn: LocalDate | null): Promise<void> {
  await tx.updateTable('tasks_task').set({ due_on: dueOn }).where('id', '=', taskId).execute()
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
