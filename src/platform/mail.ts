import { sql } from 'kysely'
import nodemailer from 'nodemailer'
import { newId } from '../kernel/ids.ts'
import { hideSecrets } from '../kernel/link.ts'
import type { Db, Fragment, Tx } from './database.ts'
import type { Office } from './office.ts'

/** A mail in plain text. `kind` says what it is for: sign-in, ask, reminder, digest. */
export type Mail = { to: string; personId: string | null; kind: string; subject: string; body: string }

/** Hands one mail over to the world; throws when it could not. */
export type Postman = (mail: { to: string; subject: string; body: string }) => Promise<void>

/** Tries before a mail that a server keeps putting off counts as bounced. */
const failuresBeforeBounce = 8

const minuteMs = 60_000

/** So long a mail that is being tried is out of reach of others: longer than any try takes. */
const tryMs = 5 * minuteMs

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
 * Sends one due mail, if there is one. A server's final no (5xx) to its recipient or its words marks it as bounced; if the
 * server puts it off, it is tried again after a pause that doubles from one minute, eight times in all. Where nobody
 * answers, the login fails or the office's own address is refused, no mail is to blame: all that is due waits a minute, the
 * one that was tried another one, and none of it counts.
 *
 * No transaction is open meanwhile. A mail whose process died over it is due again five minutes after it was taken, and may
 * then arrive twice. What was sent or came back keeps no secret of a link, except in a demonstration, whose mailbox shows it.
 *
 * @returns whether a mail was taken
 */
export async function sendNextMail(office: Office, postman: Postman): Promise<boolean> {
  const mail = await takeMail(office.db, office.now())
  if (!mail) return false
  const failure = await tryToSend(mail, postman)
  const at = office.now()
  if (failure && isServersFault(failure)) await putOffMail(office.db, new Date(at.getTime() + minuteMs))
  const change = failure
    ? changeAfter(failure, mail.failures, at)
    : { state: 'sent' as const, sent_at: at, error: null }
  const isOver = change.state !== 'queued' && !office.settings.demo
  await office.db
    .updateTable('platform_mail')
    .set(isOver ? { ...change, body: hideSecrets(mail.body) } : change)
    .where('id', '=', mail.id)
    .where('state', '=', 'queued')
    .where('next_at', '=', mail.next_at)
    .execute()
  return true
}

function takeMail(db: Db, at: Date) {
  return db
    .updateTable('platform_mail')
    .set({ next_at: new Date(at.getTime() + tryMs) })
    .where('id', '=', (eb) =>
      eb
        .selectFrom('platform_mail')
        .where('state', '=', 'queued')
        .where('next_at', '<=', at)
        .orderBy('next_at')
        .orderBy('id')
        .limit(1)
        .forUpdate()
        .skipLocked()
        .select('id'),
    )
    .returning(['id', 'to_address', 'subject', 'body', 'failures', 'next_at'])
    .executeTakeFirst()
}

/** What a postman throws, as far as it says what went wrong: the server's number, and at which step it stood. */
type Failure = Error & { responseCode?: number; code?: string; command?: string }

function tryToSend(mail: { to_address: string; subject: string; body: string }, postman: Postman) {
  return postman({ to: mail.to_address, subject: mail.subject, body: mail.body }).then(
    () => null,
    (failure: unknown) => failure as Failure,
  )
}

/** At these steps a server speaks of the one mail; before them of the connection, the login or the office's own address. */
const stepsOfMail = ['RCPT TO', 'DATA']

function isServersFault({ code, command }: Failure): boolean {
  return code === 'EAUTH' || (command !== undefined && command !== 'API' && !stepsOfMail.includes(command))
}

function changeAfter(failure: Failure, failuresBefore: number, at: Date) {
  const error = failure.message.slice(0, 500)
  const waits = (minutes: number) => new Date(at.getTime() + minutes * minuteMs)
  if (isServersFault(failure)) return { state: 'queued' as const, error, next_at: waits(2) }
  const failures = failuresBefore + 1
  const isFinal = (failure.responseCode ?? 0) >= 500 && stepsOfMail.includes(failure.command ?? '')
  if (isFinal || failures >= failuresBeforeBounce) return { state: 'bounced' as const, failures, error }
  return { state: 'queued' as const, failures, error, next_at: waits(2 ** (failures - 1)) }
}

/** Lets every mail that would be due before then wait until then. */
async function putOffMail(db: Db, until: Date): Promise<void> {
  await db
    .updateTable('platform_mail')
    .set({ next_at: until })
    .where('state', '=', 'queued')
    .where('next_at', '<', until)
    .execute()
}

/** How many mails came back and were never delivered since then: a value for another store's query. */
export function bouncedSince(since: Date): Fragment<number> {
  return sql<number>`(select count(*) from platform_mail where state = 'bounced' and queued_at >= ${since})`
}

/** Counts every queued mail as sent on the day it was queued: for a demonstration, whose past mails nobody waits for. */
export async function deliverQueued(db: Db): Promise<void> {
  await db
    .updateTable('platform_mail')
    .set((eb) => ({ state: 'sent' as const, sent_at: eb.ref('queued_at') }))
    .where('state', '=', 'queued')
    .execute()
}
