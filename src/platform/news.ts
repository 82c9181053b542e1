import { sql } from 'kysely'
import { newId } from '../kernel/ids.ts'
import type { Db, Tx } from './database.ts'
import type { Office } from './office.ts'

/** What an area tells those above it. `seq` counts the news of one subject from 1. */
export type News = { id: string; kind: string; subject: string; seq: number; body: unknown; at: Date }

/** What an area does when it hears: idempotent, in its own transaction, under the actor of timed work. */
export type Reaction = {
  name: string
  hears: readonly string[]
  react: (tx: Tx, news: News, office: Office) => Promise<unknown>
}

/** Failures after which a subject waits for a person, for that reaction alone. */
export const failuresBeforeParking = 8

/**
 * Announces what happened, in the transaction that made it happen: one news, and one delivery for each reaction that hears its kind.
 * The subject's row is locked until the act ends, so its news are numbered in the order they are kept.
 */
export async function announce(tx: Tx, news: { kind: string; subject: string; body: unknown }): Promise<void> {
  const { last_seq: seq } = await tx
    .insertInto('platform_news_subject')
    .values({ subject: news.subject, last_seq: 1 })
    .onConflict((oc) => oc.column('subject').doUpdateSet({ last_seq: sql`platform_news_subject.last_seq + 1` }))
    .returning('last_seq')
    .executeTakeFirstOrThrow()
  const id = newId()
  await tx
    .insertInto('platform_news')
    .values({ id, kind: news.kind, subject: news.subject, seq, body: JSON.stringify(news.body), at: tx.at })
    .execute()
  const hearers = tx.hearers[news.kind] ?? []
  if (hearers.length === 0) return
  const rows = hearers.map((reaction) => ({ news_id: id, reaction, subject: news.subject, seq, next_at: tx.at }))
  await tx.insertInto('platform_delivery').values(rows).execute()
  await sql`notify opencme_news`.execute(tx)
}

/** Announces many news of one subject, in their order, as `announce` does one: for an import that makes thousands. */
export async function announceAll(
  tx: Tx,
  subject: string,
  news: readonly { kind: string; body: unknown }[],
): Promise<void> {
  if (news.length === 0) return
  const { last_seq: last } = await tx
    .insertInto('platform_news_subject')
    .values({ subject, last_seq: news.length })
    .onConflict((oc) =>
      oc.column('subject').doUpdateSet({ last_seq: sql`platform_news_subject.last_seq + ${news.length}` }),
    )
    .returning('last_seq')
    .executeTakeFirstOrThrow()
  const rows = news.map((one, i) => ({ id: newId(), subject, seq: last - news.length + i + 1, at: tx.at, ...one }))
  await sql`insert into platform_news select x.* from jsonb_populate_recordset(null::platform_news,
    ${JSON.stringify(rows)}::jsonb) as x`.execute(tx)
  const deliveries = rows.flatMap(({ id, kind, seq }) =>
    (tx.hearers[kind] ?? []).map((reaction) => ({ news_id: id, reaction, seq })),
  )
  if (deliveries.length === 0) return
  await sql`insert into platform_delivery (news_id, reaction, subject, seq, next_at)
    select x.news_id, x.reaction, ${subject}, x.seq, ${tx.at}
    from jsonb_to_recordset(${JSON.stringify(deliveries)}::jsonb) as x(news_id uuid, reaction text, seq int)`.execute(
    tx,
  )
  await sql`notify opencme_news`.execute(tx)
}

/** Which reactions hear which kind of news. */
export function hearersOf(reactions: readonly Reaction[]): Record<string, string[]> {
  const hearers: Record<string, string[]> = {}
  for (const reaction of reactions) for (const kind of reaction.hears) (hearers[kind] ??= []).push(reaction.name)
  return hearers
}

/**
 * Takes the next delivery that is due and locks it until the transaction ends; undefined when there is none.
 * Of each subject and reaction only the lowest undelivered news is taken, so nothing overtakes and a parked one holds the rest.
 */
export async function takeDelivery(tx: Tx): Promise<(News & { reaction: string; failures: number }) | undefined> {
  const { rows } = await sql<News & { reaction: string; failures: number }>`
    select n.id, n.kind, n.subject, n.seq, n.body, n.at, d.reaction, d.failures
    from platform_delivery d join platform_news n on n.id = d.news_id
    where d.state = 'waiting' and d.next_at <= ${tx.at}
      and not exists (
        select from platform_delivery e
        where e.reaction = d.reaction and e.subject = d.subject and e.seq < d.seq and e.state in ('waiting', 'parked'))
    order by d.next_at, n.id
    limit 1
    for update of d skip locked`.execute(tx)
  return rows[0]
}

/** Marks a delivery as done. */
export async function finishDelivery(tx: Tx, newsId: string, reaction: string): Promise<void> {
  await tx
    .updateTable('platform_delivery')
    .set({ state: 'done', done_at: tx.at, error: null })
    .where('news_id', '=', newsId)
    .where('reaction', '=', reaction)
    .execute()
}

/** Notes a failure: tried again after a pause that doubles from two seconds, parked after the eighth. */
export async function failDelivery(
  db: Db,
  failed: { newsId: string; reaction: string; failures: number; at: Date; error: string },
) {
  const failures = failed.failures + 1
  const isParked = failures >= failuresBeforeParking
  const next_at = new Date(failed.at.getTime() + 1000 * 2 ** failures)
  await db
    .updateTable('platform_delivery')
    .set({ failures, next_at, error: failed.error.slice(0, 2000), state: isParked ? 'parked' : 'waiting' })
    .where('news_id', '=', failed.newsId)
    .where('reaction', '=', failed.reaction)
    .where('state', '=', 'waiting')
    .execute()
}

/** News that waits for a person, oldest first. */
export function listParked(db: Db) {
  return db
    .selectFrom('platform_delivery as d')
    .innerJoin('platform_news as n', 'n.id', 'd.news_id')
    .where('d.state', '=', 'parked')
    .orderBy('n.at')
    .limit(200)
    .select(['n.id as newsId', 'n.kind', 'n.subject', 'n.seq', 'n.at', 'd.reaction', 'd.error', 'd.failures'])
    .execute()
}

/** Puts a parked delivery back in line (`retry`) or lets the subject go on without it (`skip`). False when it is not parked. */
export async function releaseParked(tx: Tx, newsId: string, reaction: string, how: 'retry' | 'skip'): Promise<boolean> {
  const change =
    how === 'retry'
      ? { state: 'waiting' as const, failures: 0, next_at: tx.at }
      : { state: 'skipped' as const, done_at: tx.at }
  const result = await tx
    .updateTable('platform_delivery')
    .set(change)
    .where('news_id', '=', newsId)
    .where('reaction', '=', reaction)
    .where('state', '=', 'parked')
    .executeTakeFirst()
  return result.numUpdatedRows > 0n
}
