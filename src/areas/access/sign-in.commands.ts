import { dayOf } from '../../kernel/dates.ts'
import { type Missing, missing } from '../../kernel/decision.ts'
import { record } from '../../platform/audit.ts'
import type { Db, Tx } from '../../platform/database.ts'
import { queueMail } from '../../platform/mail.ts'
import { makeToken } from '../../platform/tokens.ts'
import { findPerson, findPersonToSignIn } from '../people/person.store.ts'
import { findPolicy } from '../policies/policy.store.ts'
import { findShut } from './account.store.ts'
import { linkMinutes, linksPerHour, sessionDays } from './sign-in.schema.ts'
import { endSession, endSessions, markSeen, saveSession } from './session.store.ts'
import { countSignInLinks, findSignInLink, saveSignInLink, useSignInLink } from './sign-in.store.ts'

/**
 * Sends a sign-in link to this address if it belongs to someone. Whoever asks learns nothing: the answer is the same
 * either way, and both ways leave a row in the audit.
 */
export async function askForSignIn(
  tx: Tx,
  ask: { email: string; nextPath: string | null; address: string },
): Promise<void> {
  const person = await findPersonToSignIn(tx, ask.email)
  const hourAgo = new Date(tx.at.getTime() - 3_600_000)
  const isOpen = person !== undefined && (await findShut(tx, person.id)) === undefined
  const isSent = isOpen && (await countSignInLinks(tx, person.id, hourAgo)) < linksPerHour
  if (isSent) {
    const token = makeToken()
    const expiresAt = new Date(tx.at.getTime() + linkMinutes * 60_000)
    await saveSignInLink(tx, { personId: person.id, token, expiresAt, nextPath: ask.nextPath })
    const body = signInMail(person.givenName, `${ask.address}/sign-in/link/${token}`)
    await queueMail(tx, {
      to: person.to,
      personId: person.id,
      kind: 'sign-in',
      subject: 'Your link to sign in',
      body,
    })
  }
  await record(tx, { act: 'sign-in.ask', subject: person?.id ?? 'unknown address', before: null, after: { isSent } })
}

function signInMail(givenName: string, link: string): string {
  return `Dear ${givenName},

Open this link to sign in. It works once, for ${linkMinutes} minutes:

${link}

If you did not ask for it, do nothing: without this link nobody comes in.
`
}

/** A session that a browser has, and whose it is. */
export type OwnSession = { personId: string; token: string }

/**
 * Uses a sign-in link up and opens a session; one that the browser had before ends. `missing` when the link was used
 * before or has run out.
 */
export async function signInByLink(
  tx: Tx,
  token: string,
  earlier: OwnSession | null,
): Promise<{ token: string; expiresAt: Date; nextPath: string | null } | Missing> {
  const link = await findSignInLink(tx, token, tx.at)
  if (!link || (await findShut(tx, link.personId)) || !(await useSignInLink(tx, link.id))) return missing
  if (earlier) await signOut(tx, earlier.personId, earlier.token)
  const session = await openSession(tx, link.personId, 'link')
  return { ...session, nextPath: link.nextPath }
}

/** Opens a session in a demonstration without any link. `missing` when there is no such person. */
export async function signInAsDemo(tx: Tx, personId: string): Promise<{ token: string; expiresAt: Date } | Missing> {
  const person = await findPerson(tx, personId)
  return person && !(await findShut(tx, personId)) ? openSession(tx, personId, 'demonstration') : missing
}

/**
 * Opens a session for who gave the right password; one that the browser had before ends. Whether it was right was seen before, outside of
 * the transaction; `missing` where the account is shut by now.
 */
export async function signInByPassword(
  tx: Tx,
  personId: string,
  earlier: OwnSession | null,
): Promise<{ token: string; expiresAt: Date } | Missing> {
  if (await findShut(tx, personId)) return missing
  if (earlier) await signOut(tx, earlier.personId, earlier.token)
  return openSession(tx, personId, 'password')
}

async function openSession(tx: Tx, personId: string, by: string): Promise<{ token: string; expiresAt: Date }> {
  const token = makeToken()
  const expiresAt = new Date(tx.at.getTime() + sessionDays * 86_400_000)
  const idleMinutes = await findPolicy(tx, 'access.idleMinutes', dayOf(tx.at, 'UTC'))
  await saveSession(tx, { personId, token, expiresAt, idleMinutes })
  await record(tx, { act: 'session.open', subject: personId, before: null, after: { by } })
  return { token, expiresAt }
}

/** Ends this session. */
export async function signOut(tx: Tx, personId: string, token: string): Promise<void> {
  await endSession(tx, token)
  await record(tx, { act: 'session.end', subject: personId, before: null, after: null })
}

/** Ends every session of this person, on every device. */
export async function signOutEverywhere(tx: Tx, personId: string): Promise<number> {
  const count = await endSessions(tx, personId)
  await record(tx, { act: 'session.end-all', subject: personId, before: null, after: { count } })
  return count
}

/** Keeps that a session was seen now, so that it does not end as idle. It is no act of its own and leaves no row in the audit. */
export function noteVisit(db: Db, token: string, at: Date): Promise<void> {
  return markSeen(db, token, at)
}
