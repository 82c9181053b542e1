import { createHmac } from 'node:crypto'
import { sql } from 'kysely'
import type { Db } from './database.ts'
import type { Job } from './jobs.ts'
import type { Office } from './office.ts'

/** How many attempts there were in the window that runs, this one among them, and in how many milliseconds it ends. */
export type Attempts = { count: number; endsInMs: number }

/**
 * Counts one attempt of a caller at a door, for all processes on this database together, in one statement. The first
 * opens a window of `windowMs`; what comes after its end opens the next. Windows go by the database's clock. Neither the
 * door nor the caller is kept, only a hash of both under the office's key.
 */
export async function countAttempt(
  office: Pick<Office, 'db' | 'settings'>,
  { door, caller }: { door: string; caller: string },
  windowMs: number,
): Promise<Attempts> {
  const key = createHmac('sha256', office.settings.secretKey).update(`attempt:${door} ${caller}`).digest('base64url')
  const { rows } = await sql<Attempts>`
    insert into platform_attempt as a (key, count, ends_at)
    values (${key}, 1, clock_timestamp() + make_interval(secs => ${windowMs}::float8 / 1000))
    on conflict (key) do update set
      count = case when a.ends_at > clock_timestamp() then a.count + 1 else 1 end,
      ends_at = case when a.ends_at > clock_timestamp() then a.ends_at else excluded.ends_at end
    returning count, (greatest(0, extract(epoch from ends_at - clock_timestamp())) * 1000)::float8 as "endsInMs"
  `.execute(office.db)
  return rows[0]!
}

/** Forgets attempts whose window has ended. Returns how many. */
export async function forgetAttempts(db: Db): Promise<number> {
  const result = await db
    .deleteFrom('platform_attempt')
    .where('ends_at', '<', sql<Date>`clock_timestamp()`)
    .executeTakeFirst()
  return Number(result.numDeletedRows)
}

/** Keeps the table of attempts as small as the last minutes were busy. */
export const forgetAttemptsJob: Job = {
  name: 'attempts.forget',
  says: 'Forget how often doors were tried that guard against guessing',
  everyMinutes: 10,
  run: (office) => forgetAttempts(office.db),
}
