import { type SqlBool, sql } from 'kysely'
import type { Place } from '../../kernel/place.ts'
import type { Db, Tx } from '../../platform/database.ts'
import { containing, wordsOf } from '../../platform/search.ts'

/** What became of a mail. */
export type MailState = 'queued' | 'sent' | 'bounced'

/** What to look for in the log of mails. `after` is the instant and the id of the last one shown. */
export type MailFilter = { state?: MailState; words?: string; after?: Place }

/** Mails with whom they went to, newest first; `words` are looked for in address, name and subject. */
export function listMailLog(db: Db, filter: MailFilter, limit: number) {
  let query = db
    .selectFrom('platform_mail as m')
    .leftJoin('people_person as p', 'p.id', 'm.person_id')
    .orderBy('m.queued_at', 'desc')
    .orderBy('m.id', 'desc')
    .limit(limit)
    .select([
      'm.id',
      'm.to_address as to',
      'm.subject',
      'm.kind',
      'm.state',
      'm.queued_at as queuedAt',
      'm.error',
      'p.given_name as givenName',
      'p.family_name as familyName',
    ])
  if (filter.state) query = query.where('m.state', '=', filter.state)
  for (const word of wordsOf(filter.words)) {
    const like = containing(word)
    query = query.where(
      sql<SqlBool>`concat_ws(' ', m.to_address, p.given_name, p.family_name, m.subject) ilike ${like}`,
    )
  }
  if (filter.after) {
    const { at, id } = filter.after
    query = query.where(sql<SqlBool>`(m.queued_at, m.id) < (${at}, ${id}::uuid)`)
  }
  return query.execute()
}

/** How many mails came back and how many wait to be sent. */
export async function countMails(db: Db): Promise<{ bounced: number; queued: number }> {
  const rows = await db
    .selectFrom('platform_mail')
    .where('state', 'in', ['bounced', 'queued'])
    .groupBy('state')
    .select((eb) => ['state', eb.fn.countAll<number>().as('count')])
    .execute()
  const countOf = (state: MailState) => rows.find((row) => row.state === state)?.count ?? 0
  return { bounced: countOf('bounced'), queued: countOf('queued') }
}

/** One mail with the person it was for and their address of today; undefined when there is none. */
export function findMailFor(db: Db | Tx, mailId: string) {
  return db
    .selectFrom('platform_mail as m')
    .leftJoin('people_person as p', 'p.id', 'm.person_id')
    .where('m.id', '=', mailId)
    .select([
      'm.id',
      'm.to_address as to',
      'm.subject',
      'm.body',
      'm.kind',
      'm.state',
      'm.failures',
      'm.error',
      'm.queued_at as queuedAt',
      'm.sent_at as sentAt',
      'm.person_id as personId',
      'p.given_name as givenName',
      'p.family_name as familyName',
      'p.email as presentAddress',
    ])
    .executeTakeFirst()
}
