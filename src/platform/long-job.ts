import { sql } from 'kysely'
import type { Actor } from '../kernel/actor.ts'
import { newId } from '../kernel/ids.ts'
import type { LongJobState, Progress } from '../kernel/progress.ts'
import { record } from './audit.ts'
import type { Db, Tx } from './database.ts'
import { queueMail } from './mail.ts'
import type { Office } from './office.ts'

/** What a job is to do: `title` is what people read, `path` the page of its outcome, `subject` the record it works on. */
export type LongJobOrder = { kind: string; title: string; path: string; subject: string; total?: number | null }

/** So long a job's process may say nothing before another takes the job up, by the database's clock. */
const stillSeconds = 30

/** A job that took longer than this is told by mail when it ends. */
const mailAfterMs = 60_000

const columns = [
  'j.id',
  'j.kind',
  'j.title',
  'j.path',
  'j.subject',
  'j.state',
  'j.asked_by as askedBy',
  'j.asked_roles as askedRoles',
  'j.asked_via as askedVia',
  'j.asked_key as askedKey',
  'j.asked_at as askedAt',
  'j.mail_to as mailTo',
  'j.done',
  'j.total',
  'j.idle_takings as idleTakings',
  'j.says',
  'j.ended_at as endedAt',
] as const

/** How fast the present stretch goes, in pieces a second; null before it can be told. */
const rate = sql<number | null>`case when j.state in ('running', 'stopping') and j.done > j.stretch_done
  and j.heartbeat_at > j.stretch_at + interval '1 second'
  then (j.done - j.stretch_done) / extract(epoch from j.heartbeat_at - j.stretch_at)::float8 end`

export type LongJob = NonNullable<Awaited<ReturnType<typeof findLongJob>>>

/**
 * Asks for a job, in the act that makes it necessary; a worker takes it at once. Returns its id.
 *
 * @param mailTo where its end is told if it takes longer than a minute; null: nowhere
 */
export async function askLongJob(tx: Tx, order: LongJobOrder, mailTo: string | null = null): Promise<string> {
  const id = newId()
  const { personId, roles, via, keyId } = tx.actor
  const { kind, title, path, subject, total = null } = order
  await tx
    .insertInto('platform_long_job')
    .values({
      ...{ id, kind, title, path, subject, total, state: 'queued' },
      ...{ asked_by: personId, asked_roles: [...roles], asked_via: via, asked_key: keyId ?? null },
      ...{ asked_at: tx.at, mail_to: mailTo },
    })
    .execute()
  await record(tx, { act: 'job.ask', subject: id, before: null, after: order })
  await wakeWorkers(tx)
  return id
}

/** Jobs with their rate, for a query of one or of many. */
export function longJobs(db: Db | Tx) {
  return db.selectFrom('platform_long_job as j').select([...columns, rate.as('rate')])
}

/** One job; undefined when there is none. */
export function findLongJob(db: Db | Tx, id: string) {
  return longJobs(db).where('j.id', '=', id).executeTakeFirst()
}

/** The jobs that a record ever caused, newest first. */
export function listLongJobsOf(db: Db | Tx, subject: string) {
  return longJobs(db).where('j.subject', '=', subject).orderBy('j.asked_at', 'desc').orderBy('j.id', 'desc').execute()
}

/** Asks a job to stop: one that waits stops at once, one that runs after the step in hand. False where it does neither. */
export async function stopLongJob(tx: Tx, id: string): Promise<boolean> {
  const job = await tx
    .updateTable('platform_long_job')
    .set((eb) => ({ state: sql`case when ${eb.ref('state')} = 'queued' then 'stopped' else 'stopping' end` }))
    .where('id', '=', id)
    .where('state', 'in', ['queued', 'running'])
    .returning('state')
    .executeTakeFirst()
  if (!job) return false
  await record(tx, { act: 'job.stop', subject: id, before: null, after: { state: job.state } })
  return true
}

/** Lets a job that was stopped or failed go on from its last step. False when it is neither. */
export async function resumeLongJob(tx: Tx, id: string): Promise<boolean> {
  const result = await tx
    .updateTable('platform_long_job')
    .set({ state: 'queued', says: null, ended_at: null, idle_takings: 0 })
    .where('id', '=', id)
    .where('state', 'in', ['stopped', 'failed'])
    .executeTakeFirst()
  if (result.numUpdatedRows === 0n) return false
  await record(tx, { act: 'job.resume', subject: id, before: null, after: { state: 'queued' } })
  await wakeWorkers(tx)
  return true
}

/**
 * Takes a job for this process: the one named, or the oldest that waits or whose process has ended. Each taking has a hold
 * of its own; who lost it keeps nothing more. A dead job that was to stop is stopped, and not taken.
 */
export async function takeLongJob(db: Db | Tx, id?: string): Promise<(LongJob & { hold: string }) | undefined> {
  const isDead = sql<boolean>`heartbeat_at < now() - make_interval(secs => ${stillSeconds})`
  await db
    .updateTable('platform_long_job')
    .set({ state: 'stopped', hold: null })
    .where('state', '=', 'stopping')
    .where(isDead)
    .execute()
  const hold = newId()
  const taken = await db
    .updateTable('platform_long_job')
    .set((eb) => ({
      ...{ state: 'running', hold, heartbeat_at: sql`now()`, stretch_at: sql`now()`, stretch_done: eb.ref('done') },
      idle_takings: sql`idle_takings + 1`,
    }))
    .where('id', '=', (eb) => {
      const waiting = eb
        .selectFrom('platform_long_job')
        .where((or) => or.or([or('state', '=', 'queued'), or.and([or('state', '=', 'running'), isDead])]))
        .orderBy('asked_at')
        .limit(1)
        .forUpdate()
        .skipLocked()
        .select('id')
      return id === undefined ? waiting : waiting.where('id', '=', id)
    })
    .returning('id')
    .executeTakeFirst()
  const job = taken && (await findLongJob(db, taken.id))
  return job && { ...job, hold }
}

/** Keeps how far a job is, in the step that got it there; returns its state, undefined where the hold is lost. */
export async function keepProgress(
  tx: Tx,
  job: { id: string; hold: string },
  { done, total }: Progress,
): Promise<LongJobState | undefined> {
  const row = await tx
    .updateTable('platform_long_job')
    .set({ done, total, heartbeat_at: sql`now()`, idle_takings: 0 })
    .where('id', '=', job.id)
    .where('hold', '=', job.hold)
    .returning('state')
    .executeTakeFirst()
  return row?.state
}

/** Says that the process lives, while a step takes long. */
export async function beatHeart(db: Db, job: { id: string; hold: string }): Promise<void> {
  await db
    .updateTable('platform_long_job')
    .set({ heartbeat_at: sql`now()` })
    .where('id', '=', job.id)
    .where('hold', '=', job.hold)
    .execute()
}

/** Gives a job back, to wait for another process or for a person. */
export async function releaseLongJob(
  db: Db,
  job: { id: string; hold: string },
  state: 'queued' | 'stopped',
): Promise<void> {
  await db
    .updateTable('platform_long_job')
    .set({ state, hold: null, idle_takings: 0 })
    .where('id', '=', job.id)
    .where('hold', '=', job.hold)
    .execute()
}

/** Ends a job with what came of it, and tells who asked where it took long or failed. Nothing where the hold is lost. */
export async function endLongJob(
  tx: Tx,
  job: LongJob & { hold: string },
  end: { state: 'done' | 'failed'; says: string },
  office: Pick<Office, 'address'>,
): Promise<void> {
  const result = await tx
    .updateTable('platform_long_job')
    .set({ ...end, hold: null, ended_at: tx.at })
    .where('id', '=', job.id)
    .where('hold', '=', job.hold)
    .executeTakeFirst()
  if (result.numUpdatedRows === 0n) return
  await record(tx, { act: 'job.end', subject: job.id, before: null, after: end })
  const tookLong = tx.at.getTime() - job.askedAt.getTime() >= mailAfterMs
  if (job.mailTo === null || (end.state === 'done' && !tookLong)) return
  const body = `${job.title}\n\n${end.says}\n\n${office.address()}${job.path}\n`
  const subject = `${end.state === 'done' ? 'Done' : 'Not done'}: ${job.title}`
  await queueMail(tx, { to: job.mailTo, personId: job.askedBy, kind: 'job', subject, body })
}

/** Under whose name the steps of a job are kept: as who asked for it, a person or by their key a program. */
export function actorOf({ askedBy, askedRoles, askedVia, askedKey }: LongJob): Actor {
  return { personId: askedBy, roles: askedRoles as Actor['roles'], via: askedVia, keyId: askedKey ?? undefined }
}

async function wakeWorkers(tx: Tx): Promise<void> {
  await sql`notify opencme_news`.execute(tx)
}
