import type { MergeRule } from '../../kernel/merge-rule.ts'
import { type Decision, type Missing, allow, missing } from '../../kernel/decision.ts'
import { newId } from '../../kernel/ids.ts'
import { record } from '../../platform/audit.ts'
import type { Tx } from '../../platform/database.ts'
import { announce } from '../../platform/news.ts'
import { absorb, giveBack, listShares, noteAdded } from '../../platform/repoint.ts'
import { keepFurtherAddress } from '../people/fact.commands.ts'
import { keepFormerName } from '../organizations/organization.commands.ts'
import { findOwnerOfEmail } from '../people/person.store.ts'
import { saveDistinct } from './duplicate.store.ts'
import { isKin, saveDistinctOrganization } from './organization-twin.store.ts'
import { decideMerge, decideUndo } from './merge.rules.ts'
import { type Merge, type MergeKind, filledOf, tablesOf } from './merge.schema.ts'
import {
  findGoneEmail,
  findMerge,
  findMergeable,
  hasHadRole,
  hasLaterMerge,
  lockBoth,
  saveMerge,
  saveUndo,
} from './merge.store.ts'

/**
 * Makes two records one: whatever points to the one that goes points to the one that stays, from every table of the database, and
 * the one is gone. Facts of the kept record hold, and what it lacks comes from the other; the other's address becomes a further one that
 * can still be signed in with, the other's name one by which an organization is found. Each row is kept as it was, for `undoMerge`. Refuses as `decideMerge` does; returns the merge's id.
 *
 * @param rules what areas say of tables in which only one may stand
 * @source office.people.merge
 */
export async function mergeRecords(
  tx: Tx,
  merge: Merge,
  rules: readonly MergeRule[],
): Promise<Decision<string> | Missing> {
  const { kind, keptId, goneId } = merge
  const isSame = keptId === goneId
  if (!isSame) await lockBoth(tx, merge)
  const [kept, gone] = [await findMergeable(tx, kind, keptId), await findMergeable(tx, kind, goneId)]
  if (!kept || !gone) return missing
  const absorption = { table: tablesOf[kind], keptId, goneId }
  const decision = decideMerge(
    {
      kind,
      isSame,
      isOwn: tx.actor.personId === keptId || tx.actor.personId === goneId,
      isProvider: gone.isProvider,
      isKin: kind === 'organization' && (await isKin(tx, keptId, goneId)),
      hasHadRole: kind === 'person' && (await hasHadRole(tx, [keptId, goneId])),
      byAdministrator: tx.actor.roles.includes('administrator'),
      shares: isSame ? [] : await listShares(tx, absorption),
    },
    rules,
  )
  if (!decision.ok) return decision
  const id = newId()
  await absorb(tx, id, absorption, { rules, fill: filledOf[kind] })
  if (gone.email !== null) {
    const contactId = await keepFurtherAddress(tx, keptId, gone.email)
    await noteAdded(tx, id, { table: 'people_contact', id: contactId })
  }
  if (kind === 'organization' && gone.name !== kept.name) {
    const nameId = await keepFormerName(tx, keptId, { name: gone.name, until: null })
    await noteAdded(tx, id, { table: 'organizations_former_name', id: nameId })
  }
  await saveMerge(tx, id, { ...merge, goneName: gone.name })
  const after = { mergeId: id, goneId, goneName: gone.name }
  await record(tx, { act: `${kind}.merge`, subject: keptId, before: null, after, why: merge.why })
  await announce(tx, { kind: `${kind}.merged`, subject: keptId, body: { keptId, goneId } })
  return allow(id)
}

/** Two records of one person become one. Refuses as `decideMerge` does; returns the merge's id. */
export function mergePersons(
  tx: Tx,
  merge: Omit<Merge, 'kind'>,
  rules: readonly MergeRule[],
): Promise<Decision<string> | Missing> {
  return mergeRecords(tx, { ...merge, kind: 'person' }, rules)
}

/**
 * Undoes a merge: the record that went is there again as it was, and so is every row that was moved. What came to the kept record since
 * stays with it. Refuses as `decideUndo` does.
 *
 * @returns how many rows stay where they are, because they were changed or removed since
 * @source office.people.merge
 */
export async function undoMerge(tx: Tx, mergeId: string, why: string): Promise<Decision<number> | Missing> {
  const merge = await findMerge(tx, mergeId)
  if (!merge) return missing
  await lockBoth(tx, merge)
  const email = await findGoneEmail(tx, mergeId)
  const owner = email === null ? undefined : await findOwnerOfEmail(tx, email)
  const decision = decideUndo({
    isUndone: merge.undoneAt !== null,
    hasLater: await hasLaterMerge(tx, merge),
    isAddressTaken: owner !== undefined && owner.id !== merge.keptId,
  })
  if (!decision.ok) return decision
  const lost = await giveBack(tx, mergeId, merge)
  await saveUndo(tx, mergeId, why)
  await record(tx, {
    act: `${merge.kind}.part`,
    subject: merge.keptId,
    before: { goneId: merge.goneId },
    after: { lost },
    why,
  })
  await announce(tx, {
    kind: `${merge.kind}.parted`,
    subject: merge.keptId,
    body: { keptId: merge.keptId, goneId: merge.goneId },
  })
  return allow(lost)
}

/** Keeps that two records that look like one are two, so that they are not suggested again. `missing` where one is not there. */
export async function sayDistinct(
  tx: Tx,
  kind: MergeKind,
  oneId: string,
  otherId: string,
): Promise<Decision<void> | Missing> {
  const [one, other] = [await findMergeable(tx, kind, oneId), await findMergeable(tx, kind, otherId)]
  if (!one || !other || oneId === otherId) return missing
  await (kind === 'person' ? saveDistinct : saveDistinctOrganization)(tx, oneId, otherId)
  await record(tx, { act: `${kind}.distinct`, subject: oneId, before: null, after: { otherId } })
  return allow(undefined)
}
