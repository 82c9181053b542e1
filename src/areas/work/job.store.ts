import { sql } from 'kysely'
import type { Place } from '../../kernel/place.ts'
import type { LongJobState } from '../../kernel/progress.ts'
import type { Db, Tx } from '../../platform/database.ts'
import { longJobs } from '../../platform/long-job.ts'

/** Jobs in these states with who asked for them, newest first; `after` is the place of the last one shown. */
export function listJobs(db: Db, states: readonly LongJobState[], limit: number, after?: Place) {
  let query = named(db)
    .where('j.state', 'in', [...states])
    .orderBy('j.asked_at', 'desc')
    .orderBy('j.id', 'desc')
    .limit(limit)
  if (after) query = query.where(sql<boolean>`(j.asked_at, j.id) < (${after.at}, ${after.id}::uuid)`)
  return query.execute()
}

/** One job with who asked for it; undefined when there is none. */
export function findJob(db: Db | Tx, jobId: string) {
  return named(db).where('j.id', '=', jobId).executeTakeFirst()
}

/** A job as screens need it. */
export type JobLine = NonNullable<Awaited<ReturnType<typeof findJob>>>

function named(db: Db | Tx) {
  return longJobs(db)
    .leftJoin('people_person as p', 'p.id', 'j.asked_by')
    .select(['p.given_name as givenName', 'p.family_name as familyName'])
}
