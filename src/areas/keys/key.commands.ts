import type { Role } from '../../kernel/actor.ts'
import { type LocalDate, startOfDay } from '../../kernel/dates.ts'
import { type Decision, type Missing, allow, missing } from '../../kernel/decision.ts'
import { record } from '../../platform/audit.ts'
import type { Db, Tx } from '../../platform/database.ts'
import { makeToken } from '../../platform/tokens.ts'
import { showName } from '../people/person.schema.ts'
import { listRoles } from '../access/role.store.ts'
import { decideKey, decideRevocation, listRolesInForce, stateOf } from './key.rules.ts'
import type { KeyInput } from './key.schema.ts'
import { type KeyRow, findKey, findKeyByToken, markUsed, saveKey, saveRevocation } from './key.store.ts'

/** What every key of this program begins with, so that one that got out is known for what it is. */
const mark = 'opencme_'
/** So many letters of a key are kept to tell it from others. */
const shownLetters = mark.length + 6

/**
 * Makes a key on behalf of whoever makes it. The key itself comes back once and is kept nowhere.
 *
 * @returns the key's id and token, or a refusal of `decideKey`
 */
export async function makeKey(
  tx: Tx,
  key: KeyInput,
  desk: { makerId: string; today: LocalDate; timeZone: string },
): Promise<Decision<{ id: string; token: string }>> {
  const decision = decideKey(key, { roles: await rolesOf(tx, desk.makerId, tx.at), today: desk.today })
  if (!decision.ok) return decision
  const { expiresOn, ...kept } = key
  const token = `${mark}${makeToken()}`
  const prefix = token.slice(0, shownLetters)
  const expiresAt = startOfDay(expiresOn, desk.timeZone)
  const id = await saveKey(tx, { ...kept, ownerId: desk.makerId, token, prefix, expiresAt })
  await record(tx, { act: 'key.make', subject: id, before: null, after: { ...key, prefix } })
  return allow({ id, token })
}

/** Ends a key before its time, with the reason. Refusal `key/ended`. */
export async function revokeKey(tx: Tx, keyId: string, why: string): Promise<Decision<string> | Missing> {
  const key = await findKey(tx, keyId)
  if (!key) return missing
  const state = stateOf({ ...key, ownerRoles: await rolesOf(tx, key.ownerId, tx.at) }, tx.at)
  const decision = decideRevocation(state)
  if (!decision.ok) return decision
  if (!(await saveRevocation(tx, keyId, why))) return decideRevocation('revoked') as Decision<string>
  await record(tx, { act: 'key.revoke', subject: keyId, before: state, after: 'revoked', why })
  return allow(keyId)
}

/** Who comes with this token: the key with the roles it acts with now; undefined where it opens nothing. */
export async function findKeyHolder(db: Db, token: string, at: Date) {
  const key = await findKeyByToken(db, token)
  if (!key || key.revokedAt !== null || key.expiresAt <= at) return undefined
  const roles = listRolesInForce(key.roles, await rolesOf(db, key.ownerId, at))
  if (roles.length === 0) return undefined
  const owner = { id: key.ownerId, name: showName(key), email: key.email }
  return { ...key, roles, owner }
}

/** The roles that the owners of these keys hold now, by owner. */
export async function findOwnerRoles(
  db: Db,
  keys: readonly Pick<KeyRow, 'ownerId'>[],
  at: Date,
): Promise<Map<string, Role[]>> {
  const owners = [...new Set(keys.map(({ ownerId }) => ownerId))]
  return new Map(await Promise.all(owners.map(async (id) => [id, await rolesOf(db, id, at)] as const)))
}

async function rolesOf(db: Db | Tx, personId: string, at: Date): Promise<Role[]> {
  return (await listRoles(db, personId, at)).map(({ role }) => role)
}

/** Keeps that a key was used now. No act of the office: it leaves no row in the audit. */
export function noteKeyUse(db: Db, keyId: string, at: Date): Promise<void> {
  return markUsed(db, keyId, at)
}
