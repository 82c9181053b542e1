import { recordAll } from '../../platform/audit.ts'
import type { Tx } from '../../platform/database.ts'
import { showTable } from '../../platform/uses.ts'
import {
  decideOrganizations,
  indexOrganizations,
  listFactChanges,
  listNewNumbers,
} from './organization-roster.rules.ts'
import type {
  OrganizationFacts,
  OrganizationLine,
  OrganizationResult,
  OrganizationTrace,
  RosterOrganization,
} from './organization-roster.schema.ts'
import {
  changeOrganizations,
  listNamed,
  listOrganizationUses,
  listPartsOf,
  listRosterOrganizations,
  removeNumbers,
  removeOrganizations,
  saveNumbers,
  saveOrganizations,
} from './organization-roster.store.ts'
import { lockTree } from './organization.store.ts'

/**
 * Records the organizations of a list, together: each is known again by a number, then by its name in whatever letter case, then
 * by a name it had. What a line leaves empty stays as it is known, and so does the name as it is written. Numbers are added, none
 * ends. Lines are refused one by one, as `decideOrganizations` does.
 *
 * @returns for each line what became of it
 */
export async function recordOrganizations(tx: Tx, lines: readonly OrganizationLine[]): Promise<OrganizationResult[]> {
  await lockTree(tx)
  const names = lines.flatMap(({ name, parent }) => (parent === null ? [name] : [name, parent]))
  const numbers = lines.flatMap((line) => line.numbers.map(({ value }) => value))
  const known = await listNamed(tx, [...new Set(names.map((name) => name.toLowerCase()))], [...new Set(numbers)])
  const results = decideOrganizations(lines, indexOrganizations(known))
  const kept = results.filter((one) => one.outcome !== 'refused')
  const made = kept.filter((one) => one.outcome === 'made')
  const changed = kept.filter((one) => one.outcome === 'changed')
  await saveOrganizations(
    tx,
    made.map((one) => ({ id: one.organizationId, ...one.after })),
  )
  await changeOrganizations(tx, lastOf(changed.map((one) => ({ id: one.organizationId, ...one.after }))))
  await saveNumbers(
    tx,
    changed.flatMap(({ organizationId, before, after }) =>
      listNewNumbers(after.numbers, before!.numbers).map((number) => ({ organizationId, number })),
    ),
  )
  await recordAll(
    tx,
    [...made, ...changed].map(({ organizationId, before, after, outcome }) => ({
      act: outcome === 'made' ? 'organization.record' : 'organization.correct',
      subject: organizationId,
      before,
      after,
    })),
  )
  return results
}

/** Of what is said several times of one, what is said last. */
function lastOf<One extends { id: string }>(all: readonly One[]): One[] {
  return [...new Map(all.map((one) => [one.id, one])).values()]
}

/**
 * Why these organizations cannot be as they were before a list: what was changed or built on them since, by their id. The last
 * line comes first, so that what one line changed of another is no hold, and neither is a part that the same list made or moved.
 */
export async function listOrganizationHolds(
  tx: Tx,
  traces: readonly OrganizationTrace[],
): Promise<Map<string, string>> {
  const now = await listNow(tx, traces)
  const made = new Set(traces.filter((trace) => trace.before === null).map((trace) => trace.organizationId))
  const holds = new Map<string, string>()
  for (const { organizationId, before, after } of traces) {
    const current = now.get(organizationId)
    const changes = current ? listFactChanges(after, current) : []
    if (!current) holds.set(organizationId, 'removed since')
    else if (changes.length > 0) holds.set(organizationId, `changed since: ${changes.join(', ')}`)
    else if (before !== null) now.set(organizationId, { ...current, ...before })
  }
  for (const part of await listPartsOf(tx, [...made]))
    if (!made.has(part.id) && (now.get(part.id) ?? part).parentId === part.parentId)
      holds.set(part.parentId!, `${part.name} is a part of it`)
  for (const use of await listOrganizationUses(tx, [...made])) holds.set(use.id, `has a ${showTable(use.table)}`)
  return holds
}

async function listNow(tx: Tx, traces: readonly OrganizationTrace[]): Promise<Map<string, RosterOrganization>> {
  const ids = traces.map((trace) => trace.organizationId)
  return new Map((await listRosterOrganizations(tx, ids)).map((one) => [one.id, one]))
}

/** Takes a list back: what it made is removed, what it changed stands as before. Only what no hold names. */
export async function undoOrganizations(tx: Tx, traces: readonly OrganizationTrace[]): Promise<void> {
  const now = await listNow(tx, traces)
  const changed = traces.flatMap(({ organizationId, before }) => {
    const current = now.get(organizationId)
    return before === null || !current ? [] : [{ id: organizationId, current, before }]
  })
  await changeOrganizations(tx, lastOf(changed.map(({ id, current, before }) => ({ ...current, ...before, id }))))
  await removeNumbers(
    tx,
    traces.flatMap(({ organizationId, before, after }) =>
      before === null
        ? []
        : listNewNumbers(numbersOf(after), numbersOf(before)).map((number) => ({ organizationId, number })),
    ),
  )
  const made = traces.filter((trace) => trace.before === null).map((trace) => trace.organizationId)
  await removeOrganizations(tx, made)
  await recordAll(
    tx,
    traces.map(({ organizationId, before, after }) => ({
      act: before === null ? 'organization.remove' : 'organization.correct',
      subject: organizationId,
      before: after,
      after: before,
      why: 'The import it came by was taken back',
    })),
  )
}

const numbersOf = (told: Partial<OrganizationFacts>) => told.numbers ?? []
