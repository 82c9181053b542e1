import { sql } from 'kysely'
import type { Db, Tx } from '../../platform/database.ts'
import type { Source } from '../../platform/listing.ts'

/** What became of a mail. */
export const mailStates = ['bounced', 'queued', 'sent'] as const
export type MailState = (typeof mailStates)[number]

/** A mail as lists show it. */
export type MailLine = {
  id: string
  to: string
  subject: string
  kind: string
  state: MailState
  queuedAt: Date
  name: string | null
}

/** Every mail with whom it went to, newest first; words are looked for in address, name and subject. */
export const mailLog: Source<MailLine, { state?: MailState }> = {
  table: 'platform_mail',
  as: 'm',
  joins: sql`left join people_person p on p.id = m.person_id`,
  select: sql<MailLine>`m.id, m.to_address as to, m.subject, m.kind, m.state, m.queued_at as "queuedAt",
    p.given_name || ' ' || p.family_name as name`,
  text: sql`concat_ws(' ', m.to_address, p.given_name, p.family_name, m.subject)`,
  orders: { newest: { keys: [{ by: sql`m.queued_at`, type: 'instant' }], down: true } },
  where: ({ state }) => (state ? [sql`m.state = ${sql.lit(state)}`] : []),
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
