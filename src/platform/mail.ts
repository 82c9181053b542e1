import nodemailer from 'nodemailer'
import { newId } from '../kernel/ids.ts'
import type { Db, Tx } from './database.ts'

/** A mail in plain text. `kind` says what it is for: sign-in, ask, reminder, digest. */
export type Mail = { to: string; personId: string | null; kind: string; subject: string; body: string }

/** Hands one mail over to the world; throws when it could not. */
export type Postman = (mail: { to: string; subject: string; body: string }) => Promise<void>

/** Tries before a mail that a server keeps putting off counts as bounced. */
const failuresBeforeBounce = 8

/** Queues a mail in the transaction of the act that causes it; a worker sends it. Returns its id. */
export async function queueMail(tx: Tx, mail: Mail): Promise<string> {
  const id = newId()
  await tx
    .insertInto('platform_mail')
    .values({
      id,
      to_address: mail.to,
      person_id: mail.personId,
      kind: mail.kind,
      subject: mail.subject,
      body: mail.body,
      queued_at: tx.at,
      next_at: tx.at,
    })
    .execute()
  return id
}

/**
 * Queues a mail that came back once more, to this address and in these words. What it was before stays in the audit.
 *
 * @returns whether it was one that had come back
 */
export async function requeueMail(
  tx: Tx,
  mailId: string,
  mail: { to: string; subject: string; body: string },
): Promise<boolean> {
  const result = await tx
    .updateTable('platform_mail')
    .set({
      to_address: mail.to,
      subject: mail.subject,
      body: mail.body,
      state: 'queued',
      failures: 0,
      error: null,
      next_at: tx.at,
      queued_at: tx.at,
    })
    .where('id', '=', mailId)
    .where('state', '=', 'bounced')
    .executeTakeFirst()
  return result.numUpdatedRows > 0n
}

/** A postman that speaks SMTP. `from` is the office's own address. */
export function smtpPostman(smtpUrl: string, from: string): Postman {
  const transport = nodemailer.createTransport(
    { url: smtpUrl, connectionTimeout: 10_000, socketTimeout: 20_000 },
    { from },
  )
  return async (mail) => {
    await transport.sendMail({
      to: mail.to,
      subject: mail.subject,
      text: mail.body,
      headers: { 'Auto-Submitted': 'auto-generated' },
    })
  }
}

/** In a demonstration no mail leaves the machine: it is read on the mailbox page. */
export const mailboxPostman: Postman = () => Promise.resolve()

/**
 * Sends one due mail, if there is one. A server's final no (5xx) marks it as bounced; anything else is tried again,
 * after a pause that doubles from one minute.
 *
 * @returns whether a mail was taken
 */
export async function sendNextMail(db: Db, at: Date, postman: Postman): Promise<boolean> {
  return db.transaction().execute(async (tx) => {
    const mail = await tx
      .selectFrom('platform_mail')
      .where('state', '=', 'queued')
      .where('next_at', '<=', at)
      .orderBy('next_at')
      .limit(1)
      .forUpdate()
      .skipLocked()
      .select(['id', 'to_address', 'subject', 'body', 'failures'])
      .executeTakeFirst()
    if (!mail) return false
    const change = await tryToSend(mail, at, postman)
    await tx.updateTable('platform_mail').set(change).where('id', '=', mail.id).execute()
    return true
  })
}

async function tryToSend(
  mail: { to_address: string; subject: string; body: string; failures: number },
  at: Date,
  postman: Postman,
) {
  try {
    await postman({ to: mail.to_address, subject: mail.subject, body: mail.body })
    return { state: 'sent' as const, sent_at: at, error: null }
  } catch (failure) {
    const { message, responseCode } = failure as Error & { responseCode?: number }
    const failures = mail.failures + 1
    const isFinal = (responseCode !== undefined && responseCode >= 500) || failures >= failuresBeforeBounce
    const next_at = new Date(at.getTime() + 60_000 * 2 ** (failures - 1))
    return {
      state: isFinal ? ('bounced' as const) : ('queued' as const),
      failures,
      error: message.slice(0, 500),
      next_at,
    }
  }
}

/** The newest mails, with what became of them. */
export function listMails(
  db: Db,
  filter: { state?: 'queued' | 'sent' | 'bounced'; to?: string; before?: Date },
  limit: number,
) {
  let query = db.selectFrom('platform_mail').orderBy('queued_at', 'desc').orderBy('id', 'desc').limit(limit)
  if (filter.state) query = query.where('state', '=', filter.state)
  if (filter.to) query = query.where('to_address', 'ilike', `%${filter.to.replace(/[\\%_]/g, '\\$&')}%`)
  if (filter.before) query = query.where('queued_at', '<', filter.before)
  return query.selectAll().execute()
}

/** One mail, or undefined. */
export function findMail(db: Db, id: string) {
  return db.selectFrom('platform_mail').where('id', '=', id).selectAll().executeTakeFirst()
}

/** How many mails came back and were never delivered since then. */
export async function countBounced(db: Db, since: Date): Promise<number> {
  const { count } = await db
    .selectFrom('platform_mail')
    .where('state', '=', 'bounced')
    .where('queued_at', '>=', since)
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  return count
}

/** Counts every queued mail as sent on the day it was queued: for a demonstration, whose past mails nobody waits for. */
export async function deliverQueued(db: Db): Promise<void> {
  await db
    .updateTable('platform_mail')
    .set((eb) => ({ state: 'sent' as const, sent_at: eb.ref('queued_at') }))
    .where('state', '=', 'queued')
    .execute()
}
