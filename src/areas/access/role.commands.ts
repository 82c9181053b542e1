import type { Role } from '../../kernel/actor.ts'
import { type Decision, type Missing, allow, missing, refuse } from '../../kernel/decision.ts'
import { record } from '../../platform/audit.ts'
import type { Tx } from '../../platform/database.ts'
import { holdPerson, recordPerson } from '../people/person.commands.ts'
import { type PersonInput, personInput } from '../people/person.schema.ts'
import { findPerson, findPersonByEmail } from '../people/person.store.ts'
import { decideAdministrator, decideRoleEnd, decideRoleGift } from './role.rules.ts'
import type { RoleInput } from './role.schema.ts'
import { listRoles, lockAdministrators, saveRole, saveRoleEnd } from './role.store.ts'

/** Gives a person a role by hand. Refuses as `decideRoleGift` does; returns the grant's id. */
export async function giveRoleByHand(
  tx: Tx,
  personId: string,
  { role, why }: RoleInput,
): Promise<Decision<string> | Missing> {
  const person = await findPerson(tx, personId)
  if (!person) return missing
  await holdPerson(tx, personId)
  const held = (await listRoles(tx, personId)).filter((grant) => !grant.withActivity).map((grant) => grant.role)
  const decision = decideRoleGift({ name: `${person.givenName} ${person.familyName}`, role, why, held })
  return decision.ok ? allow(await keepGift(tx, personId, role, why)) : decision
}

/** Ends one role of a person by hand, at once; the row stays. Refuses as `decideRoleEnd` does. */
export async function endRoleByHand(
  tx: Tx,
  personId: string,
  grantId: string,
  why: string,
): Promise<Decision<string> | Missing> {
  const person = await findPerson(tx, personId)
  if (!person) return missing
  const administrators = await lockAdministrators(tx)
  const grant = (await listRoles(tx, personId)).find(({ id }) => id === grantId)
  if (!grant) return missing
  const others = administrators.filter((one) => one.personId !== personId).length
  const name = `${person.givenName} ${person.familyName}`
  const decision = decideRoleEnd({ name, role: grant.role, why, others })
  if (!decision.ok) return decision
  return (await keepEnd(tx, personId, grant, why.trim())) ? allow(grantId) : missing
}

/** Gives a person a role, once: who holds it already keeps it and nothing is written. */
export async function giveRole(tx: Tx, personId: string, role: Role, why: string): Promise<void> {
  const held = await listRoles(tx, personId)
  if (held.some((grant) => grant.role === role)) return
  const id = await saveRole(tx, personId, role, why)
  await record(tx, { act: 'role.give', subject: personId, before: null, after: { id, role }, why })
}

/** Ends a role that a person holds by hand. Refuses `role/not-held` for a role they do not hold so, else as `decideRoleEnd` does. */
export async function endHeldRole(
  tx: Tx,
  personId: string,
  role: Role,
  why: string,
): Promise<Decision<string> | Missing> {
  const person = await findPerson(tx, personId)
  if (!person) return missing
  const grant = (await listRoles(tx, personId)).find((held) => held.role === role && !held.withActivity)
  if (grant) return endRoleByHand(tx, personId, grant.id, why)
  const message = `${person.givenName} ${person.familyName} was not given the role ${role}`
  return refuse({ code: 'role/not-held', message })
}

/** Lets one act at a time change the roles of this person and what they come with; until the act ends. */
export function holdRoles(tx: Tx, personId: string): Promise<void> {
  return holdPerson(tx, personId)
}

/** Gives the role that comes with a part in an activity. Who holds it already keeps it, and nothing is written. */
export async function giveRoleOfActivity(tx: Tx, personId: string, role: Role, why: string): Promise<void> {
  await holdPerson(tx, personId)
  const held = await listRoles(tx, personId)
  if (!held.some((grant) => grant.role === role)) await keepGift(tx, personId, role, why, true)
}

/** Ends the role that came with a part in an activity, after the last such part; one given by hand stays. */
export async function endRoleOfActivity(tx: Tx, personId: string, role: Role, why: string): Promise<void> {
  const held = await listRoles(tx, personId)
  const grants = held.filter((grant) => grant.role === role && grant.withActivity)
  for (const grant of grants) await keepEnd(tx, personId, grant, why)
}

/**
 * Names an administrator from where the program runs: the person with this address, or a new one with these names.
 * Refuses as `decideAdministrator` does, `role/held` where they are one already, and what is wrong with address or names.
 */
export async function nameAdministrator(
  tx: Tx,
  named: { email: string; givenName: string; familyName: string; why: string },
): Promise<Decision<{ name: string; isNew: boolean }>> {
  const administrators = await lockAdministrators(tx)
  const known = await findPersonByEmail(tx, named.email)
  if (known && administrators.some(({ personId }) => personId === known.id)) {
    const message = `${known.givenName} ${known.familyName} is administrator already.`
    return refuse({ code: 'role/held', message })
  }
  const why = decideAdministrator(
    administrators.map(({ name }) => name),
    named.why,
  )
  if (!why.ok) return why
  const person = known ? allow(known) : await recordNewcomer(tx, named)
  if (!person.ok) return person
  await keepGift(tx, person.value.id, 'administrator', why.value)
  const { givenName, familyName } = person.value
  return allow({ name: `${givenName} ${familyName}`, isNew: !known })
}

async function recordNewcomer(
  tx: Tx,
  named: { email: string; givenName: string; familyName: string },
): Promise<Decision<PersonInput & { id: string }>> {
  const { email, givenName, familyName } = named
  const read = personInput.safeParse({ email, givenName, familyName, profession: 'other', careerStage: 'staff' })
  if (!read.success) return refuse({ code: 'person/incomplete', message: read.error.issues[0]!.message })
  const recorded = await recordPerson(tx, read.data)
  return recorded.ok ? allow({ ...read.data, id: recorded.value }) : recorded
}

async function keepGift(tx: Tx, personId: string, role: Role, why: string, withActivity = false): Promise<string> {
  const id = await saveRole(tx, personId, role, why, withActivity)
  await record(tx, { act: 'role.give', subject: personId, before: null, after: { id, role }, why })
  return id
}

async function keepEnd(tx: Tx, personId: string, grant: { id: string; role: Role }, why: string): Promise<boolean> {
  if (!(await saveRoleEnd(tx, grant.id, why))) return false
  await record(tx, { act: 'role.end', subject: personId, before: { id: grant.id, role: grant.role }, after: null, why })
  return true
}
