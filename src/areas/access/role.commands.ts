import type { Role } from '../../kernel/actor.ts'
import { dayOf, startOfDay } from '../../kernel/dates.ts'
import { type Decision, type Missing, allow, missing, refuse } from '../../kernel/decision.ts'
import { record } from '../../platform/audit.ts'
import type { Tx } from '../../platform/database.ts'
import { holdPerson } from '../people/person.commands.ts'
import { findPerson } from '../people/person.store.ts'
import { decideExtension, decideRoleEnd, decideRoleGift } from './role.rules.ts'
import { type ExtensionInput, type RoleDesk, type RoleInput, type Scope, scopeOf } from './role.schema.ts'
import type { ScopeFinders } from './role.slots.ts'
import {
  type NewGrant,
  findGrant,
  listRoles,
  lockAdministrators,
  saveExtension,
  saveRole,
  saveRoleEnd,
} from './role.store.ts'

/** Gives a person a role by hand. Refuses as `decideRoleGift` does; returns the grant's id. */
export async function giveRoleByHand(
  tx: Tx,
  personId: string,
  input: RoleInput,
  { finders, today, timeZone }: RoleDesk & { finders: ScopeFinders },
): Promise<Decision<string> | Missing> {
  const person = await findPerson(tx, personId)
  if (!person) return missing
  await holdPerson(tx, personId)
  const { role, why, endsOn } = input
  const kind = scopeOf[role]
  const decision = decideRoleGift({
    ...{ name: `${person.givenName} ${person.familyName}`, role, why, endsOn, today, typedScope: input.scope },
    found: kind && input.scope ? await finders[kind](tx, input.scope) : undefined,
    held: (await listRoles(tx, personId, tx.at)).filter((grant) => !grant.withActivity),
  })
  if (!decision.ok) return decision
  const endsAt = endsOn && startOfDay(endsOn, timeZone)
  return allow(await keepGift(tx, { personId, role, why, scope: decision.value, endsAt }))
}

/** Gives a person anew what a role that has ended was: the same role, for the same, until the same day. Refusal `role/held`. */
export async function giveRoleAgain(
  tx: Tx,
  personId: string,
  grantId: string,
  why: string,
): Promise<Decision<string> | Missing> {
  const grant = await findGrant(tx, personId, grantId)
  if (!grant) return missing
  await holdPerson(tx, personId)
  const held = await listRoles(tx, personId, tx.at)
  if (held.some((one) => one.role === grant.role && one.scopeName === grant.scopeName && !one.withActivity))
    return refuse({ code: 'role/held', field: 'role', message: 'They hold this role again already.' })
  return allow(
    await keepGift(tx, { personId, role: grant.role, why, scope: scopeOfGrant(grant), endsAt: grant.endsAt }),
  )
}

function scopeOfGrant(grant: { scopeKind: Scope['kind'] | null; scopeId: string | null; scopeName: string | null }) {
  const { scopeKind: kind, scopeId: id, scopeName: name } = grant
  return kind === null || name === null ? null : { kind, id, name }
}

/** Lets a role of a person go on until a later day, or for good. Refuses as `decideExtension` does. */
export async function extendRole(
  tx: Tx,
  personId: string,
  grantId: string,
  asked: ExtensionInput & RoleDesk,
): Promise<Decision<string> | Missing> {
  await holdPerson(tx, personId)
  const grant = (await listRoles(tx, personId, tx.at)).find(({ id }) => id === grantId)
  if (!grant) return missing
  const was = grant.endsAt && dayOf(grant.endsAt, asked.timeZone)
  const decision = decideExtension({ was, endsOn: asked.endsOn, today: asked.today, why: asked.why })
  if (!decision.ok) return decision
  const endsAt = decision.value && startOfDay(decision.value, asked.timeZone)
  const why = asked.why.trim()
  if (!(await saveExtension(tx, grantId, { before: grant.endsAt!, endsAt, why }))) return missing
  const of = { id: grantId, role: grant.role }
  await record(tx, {
    ...{ act: 'role.extend', subject: personId, why },
    before: { ...of, endsOn: was },
    after: { ...of, endsOn: decision.value },
  })
  return allow(grantId)
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
  const grant = (await listRoles(tx, personId, tx.at)).find(({ id }) => id === grantId)
  if (!grant) return missing
  const others = administrators.filter((one) => one.isLasting && one.personId !== personId).length
  const name = `${person.givenName} ${person.familyName}`
  const decision = decideRoleEnd({ name, role: grant.role, why, others })
  if (!decision.ok) return decision
  return (await keepEnd(tx, personId, grant, why.trim())) ? allow(grantId) : missing
}

/** Ends a role whose day has come, so that it stands among the earlier ones. Nothing where it was ended or extended meanwhile. */
export async function endRoleOnItsDay(tx: Tx, personId: string, grantId: string): Promise<void> {
  await holdPerson(tx, personId)
  const grant = await findGrant(tx, personId, grantId)
  if (grant?.endsAt && grant.endedAt === null && grant.endsAt <= tx.at)
    await keepEnd(tx, personId, grant, 'Its day had come')
}

/** Gives a person a role for the whole office, once: who holds it so already keeps it and nothing is written. */
export async function giveRole(tx: Tx, personId: string, role: Role, why: string): Promise<void> {
  const held = await listRoles(tx, personId, tx.at)
  if (held.some((grant) => grant.role === role && grant.scopeName === null)) return
  await keepGift(tx, { personId, role, why })
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
  const held = (await listRoles(tx, personId, tx.at)).filter((one) => one.role === role && !one.withActivity)
  const grant = held.find(({ scopeName }) => scopeName === null) ?? held[0]
  if (grant) return endRoleByHand(tx, personId, grant.id, why)
  const message = `${person.givenName} ${person.familyName} was not given the role ${role}`
  return refuse({ code: 'role/not-held', message })
}

/** Lets one act at a time change the roles of this person and what they come with; until the act ends. */
export function holdRoles(tx: Tx, personId: string): Promise<void> {
  return holdPerson(tx, personId)
}

/** An activity as a role says what it is for. */
export type ActivityScope = { id: string; number: string }

/** Gives the role that comes with a part in an activity, for this activity. Who has it from this activity keeps it. */
export async function giveRoleOfActivity(
  tx: Tx,
  personId: string,
  { role, activity, why }: { role: Role; activity: ActivityScope; why: string },
): Promise<void> {
  await holdPerson(tx, personId)
  const held = await listRoles(tx, personId, tx.at)
  if (held.some((grant) => grant.withActivity && grant.role === role && grant.scopeId === activity.id)) return
  const scope = { kind: 'activity' as const, id: activity.id, name: `activity ${activity.number}` }
  await keepGift(tx, { personId, role, why, scope, withActivity: true })
}

/**
 * Ends the role that came with a part in this activity; one given by hand stays, and so do those from other activities.
 *
 * @param isLast no such part is left in any activity: what came with parts before roles said for which ends too
 */
export async function endRoleOfActivity(
  tx: Tx,
  personId: string,
  { role, activityId, isLast, why }: { role: Role; activityId: string; isLast: boolean; why: string },
): Promise<void> {
  const held = await listRoles(tx, personId, tx.at)
  const ending = held.filter((grant) => grant.role === role && grant.withActivity)
  for (const grant of ending)
    if (grant.scopeId === activityId || (isLast && grant.scopeId === null)) await keepEnd(tx, personId, grant, why)
}

/** Keeps a role that was given, and says so in the audit; whether it may be was decided. Returns the grant's id. */
export async function keepGift(tx: Tx, grant: NewGrant): Promise<string> {
  const { personId, role, why, scope, endsAt } = grant
  const id = await saveRole(tx, grant)
  const after = { id, role, ...(scope ? { scope: scope.name } : {}), ...(endsAt ? { endsAt } : {}) }
  await record(tx, { act: 'role.give', subject: personId, before: null, after, why })
  return id
}

async function keepEnd(tx: Tx, personId: string, grant: { id: string; role: Role }, why: string): Promise<boolean> {
  if (!(await saveRoleEnd(tx, grant.id, why))) return false
  await record(tx, { act: 'role.end', subject: personId, before: { id: grant.id, role: grant.role }, after: null, why })
  return true
}
