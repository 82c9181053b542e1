import { dayOf } from '../../kernel/dates.ts'
import type { Actor } from '../../kernel/actor.ts'
import { type Decision, type Missing, allow, missing } from '../../kernel/decision.ts'
import { record } from '../../platform/audit.ts'
import type { Tx } from '../../platform/database.ts'
import { queueMail } from '../../platform/mail.ts'
import { announce } from '../../platform/news.ts'
import { makeToken } from '../../platform/tokens.ts'
import { decideAddressChange, decideAddressLink, isSameAddress } from './address.rules.ts'
import {
  countAddressLinks,
  endAddressLinks,
  findAddressLink,
  saveAddressLink,
  useAddressLink,
} from './address.store.ts'
import { decideFree, holdPerson, keepAddress } from '../people/person.commands.ts'
import { findPerson, findPersonByEmail } from '../people/person.store.ts'
import { findPolicy } from '../policies/policy.store.ts'
import { countRolesEver } from './role.store.ts'
import { addressLinkHours } from './sign-in.schema.ts'
import { endSignInLinks } from './sign-in.store.ts'

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
  await holdPerson(tx, personId)
  const [person, link] = [await findPerson(tx, personId), await findAddressLink(tx, token, personId, tx.at)]
  if (!person || !link || !(await useAddressLink(tx, link.id))) return missing
  const free = await decideFree(tx, link.email, personId)
  if (!free.ok) return free
  await keepAddress(tx, personId, link.email)
  await leaveAddress(tx, person)
  return allow(link.email)
}

/**
 * Puts another address in the place of a person's, by hand: the earlier one is told and what went there ends. The same address
 * changes nothing but its case. Refuses as `decideAddressChange` does, and `person/known` where someone else has the address.
 */
export async function moveAddress(tx: Tx, personId: string, email: string): Promise<Decision<string> | Missing> {
  await holdPerson(tx, personId)
  const before = await findPerson(tx, personId)
  if (!before) return missing
  const isMoved = !isSameAddress(before.email, email)
  if (isMoved) {
    const hasHadRole = (await countRolesEver(tx, personId)) > 0
    const name = `${before.givenName} ${before.familyName}`
    const decision = decideAddressChange({ name, hasHadRole, ...standingOf(tx.actor, personId) })
    if (!decision.ok) return decision
    const free = await decideFree(tx, email, personId)
    if (!free.ok) return free
  }
  await keepAddress(tx, personId, email)
  if (isMoved) await leaveAddress(tx, before)
  return allow(personId)
}

/** How the actor stands to this person: is it they, and may they do what administrators may? The office's own work may. */
function standingOf(actor: Actor, personId: string): { isOwn: boolean; byAdministrator: boolean } {
  const isOfficeItself = actor.via === 'timed work' || actor.via === 'command line'
  const byAdministrator = isOfficeItself || actor.roles.includes('administrator')
  return { isOwn: actor.personId === personId, byAdministrator }
}

/**
 * What follows when an address is no longer a person's: links to sign in and to another address end, the address is told,
 * and areas above hear `person.moved`, so that their links end too. The notice does not name the new address.
 */
async function leaveAddress(tx: Tx, person: { id: string; givenName: string; email: string }): Promise<void> {
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
