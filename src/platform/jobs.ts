import type { Db } from './database.ts'
import type { Office } from './office.ts'

/**
 * Timed work: runs again and again, and is safe to run twice, even at once: a run that takes longer than `everyMinutes` may
 * meet the next one in another process. `name` is its key in the database; `says` is what people read, where the key itself
 * does not say it.
 */
export type Job = { name: string; says?: string; everyMinutes: number; run: (office: Office) => Promise<unknown> }

/**
 * Runs a job if it is due, and sets when it is due next. The row is claimed before the work begins, so that of several
 * processes only one takes this turn; a job that dies is due again after its interval.
 *
 * @returns whether it ran
 */
export async function runJobIfDue(office: Office, job: Job): Promise<boolean> {
  const at = office.now()
  if (!(await claimJob(office.db, job, at))) return false
  const error = await job.run(office).then(
    () => null,
    (failure: unknown) => String(failure),
  )
  if (error) office.log.error({ job: job.name, error }, 'timed work failed')
  await office.db
    .updateTable('platform_job')
    .set({ last_at: at, last_error: error })
    .where('name', '=', job.name)
    .execute()
  return true
}

async function claimJob(db: Db, job: Job, at: Date): Promise<boolean> {
  await db
    .insertInto('platform_job')
    .values({ name: job.name, next_at: at })
    .onConflict((oc) => oc.doNothing())
    .execute()
  const next_at = new Date(at.getTime() + job.everyMinutes * 60_000)
  const result = await db
    .updateTable('platform_job')
    .set({ next_at })
    .where('name', '=', job.name)
    .where('next_at', '<=', at)
    .executeTakeFirst()
  return result.numUpdatedRows > 0n
}

/** All timed work with when it ran, when it runs next and what went wrong. */
export function listJobs(db: Db) {
  return db.selectFrom('platform_job').selectAll().orderBy('name').execute()
}
