import { type Decision, type Missing, allow, missing, refuse } from '../../kernel/decision.ts'
import { record } from '../../platform/audit.ts'
import type { Tx } from '../../platform/database.ts'
import { announce } from '../../platform/news.ts'
import { hashPassword } from '../../platform/passwords.ts'
import { findPerson } from '../people/person.store.ts'
import { decideShut } from './account.rules.ts'
import { dropPassword, savePassword, saveReopening, saveShut } from './account.store.ts'
import { endAddressLinks } from './address.store.ts'
import { decidePassword } from './password.rules.ts'
import { listRoles, lockAdministrators } from './role.store.ts'
import { endOtherSessions, endSessionOf, endSessions } from './session.store.ts'
import { endSignInLinks } from './sign-in.store.ts'

/** Sets or changes a person's own password, and ends their other sessions. Refuses as `decidePassword` does. */
export async function setPassword(
  tx: Tx,
  personId: string,
  password: string,
  sessionToken: string,
): Promise<Decision<void> | Missing> {
  const person = await findPerson(tx, personId)
  if (!person) return missing
  const decision = decidePassword(password, [person.givenName, person.familyName, ...person.email.split(/[@.]/)])
  if (!decision.ok) return decision
  await savePassword(tx, personId, await hashPassword(password))
  await endOtherSessions(tx, personId, sessionToken)
  await record(tx, { act: 'password.set', subject: personId, before: null, after: null })
  return allow(undefined)
}

/** Takes a person's own password away; from then on they come in by link only. */
export async function removePassword(tx: Tx, personId: string): Promise<void> {
  const isGone = await dropPassword(tx, personId)
  await record(tx, { act: 'password.remove', subject: personId, before: { isSet: isGone }, after: null })
}

/** Ends one of a person's own sessions. `missing` where it is not theirs or has ended. */
export async function endOwnSession(tx: Tx, personId: string, sessionId: string): Promise<Decision<void> | Missing> {
  if (!(await endSessionOf(tx, personId, sessionId))) return missing
  await record(tx, { act: 'session.end', subject: personId, before: { sessionId }, after: null })
  return allow(undefined)
}

/** Shuts an account: its sessions and links end, and nobody comes in by it. Refuses as `decideShut` does, `account/shut` where it is. */
export async function shutAccount(tx: Tx, personId: string, why: string): Promise<Decision<void> | Missing> {
  const person = await findPerson(tx, personId)
  if (!person) return missing
  const administrators = await lockAdministrators(tx)
  const isAdministrator = administrators.some((one) => one.personId === personId)
  const others = administrators.filter((one) => one.isLasting && one.personId !== personId)
  const decision = decideShut({
    name: `${person.givenName} ${person.familyName}`,
    why,
    isOwn: tx.actor.personId === personId,
    hasRole: (await listRoles(tx, personId, tx.at)).some(({ role }) => role !== 'learner'),
    byAdministrator: tx.actor.roles.includes('administrator'),
    isLastAdministrator: isAdministrator && others.length === 0,
  })
  if (!decision.ok) return decision
  if (!(await saveShut(tx, personId, decision.value)))
    return refuse({ code: 'account/shut', field: 'why', message: 'It is shut already.' })
  await endSessions(tx, personId)
  await endSignInLinks(tx, personId)
  await endAddressLinks(tx, personId)
  await record(tx, { act: 'account.shut', subject: personId, before: null, after: null, why: decision.value })
  await announce(tx, { kind: 'account.shut', subject: personId, body: { personId } })
  return allow(undefined)
}

/** Opens an account again that was shut, with the reason; sessions that ended stay ended. Refusal `account/no-reason`. */
export async function reopenAccount(tx: Tx, personId: string, why: string): Promise<Decision<void> | Missing> {
  if (why.trim() === '') return refuse({ code: 'account/no-reason', field: 'why', message: 'Say why; it is kept.' })
  if (!(await saveReopening(tx, personId, why.trim()))) return missing
  await record(tx, { act: 'account.reopen', subject: personId, before: null, after: null, why })
  return allow(undefined)
}
