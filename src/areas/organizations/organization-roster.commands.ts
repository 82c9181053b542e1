import { newId } from '../../kernel/ids.ts'
import { recordAll } from '../../platform/audit.ts'
import type { Tx } from '../../platform/database.ts'
import { showTable } from '../../platform/uses.ts'
import type {
  OrganizationFacts,
  OrganizationLine,
  OrganizationResult,
  OrganizationTrace,
} from './organization-roster.schema.ts'
import {
  changeOrganizations,
  listByNames,
  listOrganizationFacts,
  listOrganizationUses,
  removeOrganizations,
  saveOrganizations,
} from './organization-roster.store.ts'

const facts = ['name', 'kind', 'city', 'state', 'country'] as const

/**
 * Records the organizations of a list, together: each is known again by its name in whatever letter case. What a line leaves
 * empty stays as it is known, and so does the name as it is written.
 */
export async function recordOrganizations(tx: Tx, lines: readonly OrganizationLine[]): Promise<OrganizationResult[]> {
  const names = lines.map((line) => line.name.toLowerCase())
  const known = new Map<string, OrganizationFacts & { id: string }>()
  for (const one of await listByNames(tx, names)) known.set(one.name.toLowerCase(), one)
  const results = lines.map((line) => {
    const result = decideOrganization(line, known.get(line.name.toLowerCase()))
    known.set(line.name.toLowerCase(), { id: result.organizationId, ...result.after })
    return result
  })
  const made = results.filter((one) => one.outcome === 'made')
  await saveOrganizations(
    tx,
    made.map((one) => ({ id: one.organizationId, ...one.after })),
  )
  const changed = results.filter((one) => one.outcome === 'changed')
  await changeOrganizations(tx, lastOf(changed.map((one) => ({ id: one.organizationId, ...one.after }))))
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

function decideOrganization(
  line: OrganizationLine,
  known: (OrganizationFacts & { id: string }) | undefined,
): OrganizationResult {
  if (!known) {
    const after = { ...line, kind: line.kind ?? 'other', country: line.country ?? 'USA' }
    return { outcome: 'made', organizationId: newId(), says: 'New', before: null, after }
  }
  const { id: organizationId, ...before } = known
  const said = Object.fromEntries(Object.entries({ ...line, name: null }).filter(([, value]) => value !== null))
  const after = { ...before, ...said }
  const changes = facts.filter((key) => before[key] !== after[key])
  const outcome = changes.length > 0 ? 'changed' : 'same'
  const says = changes.length > 0 ? `Changed: ${changes.join(', ')}` : 'Nothing in it is new'
  return { outcome, organizationId, says, before, after }
}

/**
 * Why these organizations cannot be as they were before a list: what was changed or built on them since, by their id. The last
 * line comes first, so that what one line changed of another is no hold.
 */
export async function listOrganizationHolds(
  tx: Tx,
  traces: readonly OrganizationTrace[],
): Promise<Map<string, string>> {
  const now = new Map<string, OrganizationFacts>(
    (
      await listOrganizationFacts(
        tx,
        traces.map((trace) => trace.organizationId),
      )
    ).map((one) => [one.id, one]),
  )
  const made = traces.filter((trace) => trace.before === null).map((trace) => trace.organizationId)
  const holds = new Map<string, string>()
  for (const { organizationId, before, after } of traces) {
    const current = now.get(organizationId)
    if (!current) holds.set(organizationId, 'removed since')
    else if (facts.some((key) => current[key] !== after[key])) holds.set(organizationId, 'changed since')
    else if (before !== null) now.set(organizationId, before)
  }
  for (const use of await listOrganizationUses(tx, made)) holds.set(use.id, `has a ${showTable(use.table)}`)
  return holds
}

/** Takes a list back: what it made is removed, what it changed stands as before. Only what no hold names. */
export async function undoOrganizations(tx: Tx, traces: readonly OrganizationTrace[]): Promise<void> {
  const made = traces.filter((trace) => trace.before === null).map((trace) => trace.organizationId)
  await removeOrganizations(tx, made)
  const changed = traces.flatMap(({ organizationId, before }) =>
    before === null ? [] : [{ id: organizationId, ...before }],
  )
  await changeOrganizations(tx, lastOf(changed))
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
