import { sql } from 'kysely'
import type { Actor } from '../../kernel/actor.ts'
import type { LongJobState } from '../../kernel/progress.ts'
import type { Source } from '../../platform/listing.ts'

/** A job as its list reads it, with who asked for it. */
export type JobFound = {
  id: string
  kind: string
  title: string
  state: LongJobState
  done: number
  total: number | null
  says: string | null
  askedVia: Actor['via']
  askedAt: Date
  endedAt: Date | null
  givenName: string | null
  familyName: string | null
}

/** Every job that was ever asked for, the newest first; words are looked for in what it is and who asked. */
export const jobList: Source<JobFound, { state?: LongJobState }> = {
  table: 'platform_long_job',
  as: 'j',
  joins: sql`left join people_person p on p.id = j.asked_by`,
  select: sql`j.id, j.kind, j.title, j.state, j.done, j.total, j.says, j.asked_via as "askedVia", j.asked_at as "askedAt",
    j.ended_at as "endedAt", p.given_name as "givenName", p.family_name as "familyName"`,
  text: sql`concat_ws(' ', j.title, p.given_name, p.family_name)`,
  orders: { newest: { keys: [{ by: sql`j.asked_at`, type: 'instant' }], down: true } },
  where: ({ state }) => (state ? [sql`j.state = ${sql.lit(state)}`] : []),
}
