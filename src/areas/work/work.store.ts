import { type SqlBool, sql } from 'kysely'
import type { Db } from '../../platform/database.ts'

/**
 * How much waits for the worker now: news to be delivered and mail to be sent, and since when the oldest is due. News that
 * stands behind a parked one waits for a person, not for the worker, and is left out.
 */
export async function findBacklog(db: Db, at: Date) {
  const news = await db
    .selectFrom('platform_delivery as d')
    .where('d.state', '=', 'waiting')
    .where(
      sql<SqlBool>`not exists (
        select from platform_delivery e
        where e.reaction = d.reaction and e.subject = d.subject and e.seq < d.seq and e.state = 'parked')`,
    )
    .select((eb) => [eb.fn.countAll<number>().as('count'), sql<Date | null>`min(d.next_at)`.as('dueSince')])
    .executeTakeFirstOrThrow()
  const mail = await db
    .selectFrom('platform_mail')
    .where('state', '=', 'queued')
    .select((eb) => [eb.fn.countAll<number>().as('count'), sql<Date | null>`min(next_at)`.as('dueSince')])
    .executeTakeFirstOrThrow()
  const lateMs = (dueSince: Date | null) => (dueSince === null ? 0 : Math.max(0, at.getTime() - dueSince.getTime()))
  return {
    news: { count: news.count, lateMs: lateMs(news.dueSince) },
    mail: { count: mail.count, lateMs: lateMs(mail.dueSince) },
  }
}
