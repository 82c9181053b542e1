import { dayOf } from '../../kernel/dates.ts'
import { type Decision, type Missing, allow, missing, refuse } from '../../kernel/decision.ts'
import { record } from '../../platform/audit.ts'
import type { Tx } from '../../platform/database.ts'
import { queueMail } from '../../platform/mail.ts'
import { announce } from '../../platform/news.ts'
import { makeToken } from '../../platform/tokens.ts'
import { decideAddressLink } from './address.rules.ts'
import {
  countAddressLinks,
  endAddressLinks,
  findAddressLink,
  saveAddressLink,
  useAddressLink,
} from './address.store.ts'
import { changeAddress, findPerson, findPersonByEmail, lockPerson } from './person.store.ts'
import { findPolicy } from './policy.store.ts'
import { endSignInLinks } from './session.store.ts'
import { addressLinkHours } from './sign-in.schema.ts'

/**
 * Mails a person a link to the address they want from now on; it is theirs once they open the link. Earlier links end.
 * Refusal `address/too-many`. Where the address is someone else's, the asker is told the same, and the mail says so without a
 * link, so that nobody finds out by asking whose addresses the office knows.
 */
export async function askForAddress(
  tx: Tx,
  personId: string,
  wanted: { email: string; address: string },
): Promise<Decision<string> | Missing> {
  const person = await findPerson(tx, personId)
  if (!person) return missing
  const hourAgo = new Date(tx.at.getTime() - 3_600_000)
  const decision = decideAddressLink(await countAddressLinks(tx, personId, hourAgo))
  if (!decision.ok) return decision
  const token = makeToken()
  const expiresAt = new Date(tx.at.getTime() + addressLinkHours * 3_600_000)
  await endAddressLinks(tx, personId)
  await saveAddressLink(tx, { personId, email: wanted.email, token, expiresAt })
  const owner = await findPersonByEmail(tx, wanted.email)
  const isTaken = owner !== undefined && owner.id !== personId
  const body = isTaken
    ? takenMail(owner.givenName, await findPolicy(tx, 'office.email', dayOf(tx.at, 'UTC')))
    : linkMail(person.givenName, `${wanted.address}/link/address/${token}`)
  const to = { to: wanted.email, personId: isTaken ? owner.id : personId }
  await queueMail(tx, { ...to, kind: 'address', subject: 'Is this your address?', body })
  await record(tx, { act: 'address.ask', subject: personId, before: person.email, after: wanted.email })
  return allow(wanted.email)
}

function takenMail(givenName: string, office: string): string {
  return `Dear ${givenName},

Somebody asked us to use this address for another person. It is yours, so nothing changes, and they are not told.

If it was you, and you are known to us twice, write to ${office}.
`
}

function linkMail(givenName: string, link: string): string {
  return `Dear ${givenName},

You want our mail at this address from now on. Open this link where you are signed in. It works once, for ${addressLinkHours} hours:

${link}

If you did not ask for it, do nothing: without this link nothing changes.
`
}

/**
 * Makes the address to which the link was mailed the person's own, and tells the earlier one.
 * `missing` when the link is not theirs, was used, has ended or run out; refusal `person/known` where someone else has the
 * address by now.
 */
export async function confirmAddress(tx: Tx, personId: string, token: string): Promise<Decision<string> | Missing> {
  await lockPerson(tx, personId)
  const [person, link] = [await findPerson(tx, personId), await findAddressLink(tx, token, personId, tx.at)]
  if (!person || !link || !(await useAddressLink(tx, link.id))) return missing
  const free = await decideFree(tx, link.email, personId)
  if (!free.ok) return free
  await changeAddress(tx, personId, link.email)
  await leaveAddress(tx, person)
  await record(tx, { act: 'address.confirm', subject: personId, before: person.email, after: link.email })
  return allow(link.email)
}

/** Lets one act at a time change what is known of this person, so that none writes back an address that another has changed. */
export function holdPerson(tx: Tx, personId: string): Promise<void> {
  return lockPerson(tx, personId)
}

/** An address belongs to one person only: refusal `person/known`. */
export async function decideFree(tx: Tx, email: string, personId: string): Promise<Decision<void>> {
  const known = await findPersonByEmail(tx, email)
  if (!known || known.id === personId) return allow(undefined)
  const message = `${email} already belongs to someone else. Enter another address.`
  return refuse({ code: 'person/known', field: 'email', message })
}

/**
 * What follows when an address is no longer a person's: links to sign in and to another address end, the address is told,
 * and areas above hear `person.moved`, so that their links end too. The notice does not name the new address.
 */
export async function leaveAddress(tx: Tx, person: { id: string; givenName: string; email: string }): Promise<void> {
  await endSignInLinks(tx, person.id)
  await endAddressLinks(tx, person.id)
  const body = await noticeMail(tx, person)
  const subject = 'Our mail goes to another address now'
  await queueMail(tx, { to: person.email, personId: null, kind: 'notice', subject, body })
  await announce(tx, { kind: 'person.moved', subject: person.id, body: { personId: person.id } })
}

async function noticeMail(tx: Tx, person: { id: string; givenName: string; email: string }): Promise<string> {
  const { personId } = tx.actor
  const by = personId === null || personId === person.id ? undefined : await findPerson(tx, personId)
  const office = await findPolicy(tx, 'office.email', dayOf(tx.at, 'UTC'))
  const who = by ? `by ${by.givenName} ${by.familyName} of the office` : personId ? 'by you' : 'by the office'
  return `Dear ${person.givenName},

The address at which we reach you was changed ${who}. It was ${person.email}. Links that we sent here do not work any more.

If this is wrong, write to ${office} at once.
`
}
