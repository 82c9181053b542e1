import { sql } from 'kysely'
import type { Db } from '../../platform/database.ts'

/** How much waits for the worker now: news to be delivered and mail to be sent, and since when the oldest is due. */
export async function findBacklog(db: Db, at: Date) {
  const news = await db
    .selectFrom('platform_delivery')
    .where('state', '=', 'waiting')
    .select((eb) => [eb.fn.countAll<number>().as('count'), sql<Date | null>`min(next_at)`.as('dueSince')])
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
