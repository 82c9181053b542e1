import {
  type SourceTrace,
  listSourceHolds,
  withdrawEmptySources,
  withdrawSources,
} from '../areas/evidence/withdrawal.commands.ts'
import { listValueHolds, withdrawValues } from '../areas/measures/value-list.commands.ts'
import { listOrganizationHolds, undoOrganizations } from '../areas/organizations/organization-roster.commands.ts'
import type { OrganizationTrace } from '../areas/organizations/organization-roster.schema.ts'
import { type RosterTrace, listRosterHolds, undoRoster } from '../areas/people/roster.commands.ts'
import type { RosterFacts } from '../areas/people/roster.schema.ts'
import type { UndoRow, Undoing } from './desk.ts'

/** What stands in the way of each row, as sentences that name it. */
function sayHolds<Trace>(
  rows: readonly UndoRow[],
  idOf: (trace: Trace) => string,
  holds: ReadonlyMap<string, string>,
): string[] {
  return rows.flatMap(({ line, what, undo }) => {
    const why = holds.get(idOf(undo as Trace))
    return why ? [`Line ${line}, ${what}: ${why}`] : []
  })
}

/** How people of a list are taken back. */
export const undoPeople: Undoing = {
  listBuilt: async (tx, rows, seen) =>
    sayHolds<RosterTrace>(
      rows,
      (trace) => trace.personId,
      await listRosterHolds(tx, tracesOf(rows), seen as Map<string, RosterFacts>),
    ),
  undoAll: (tx, rows) => undoRoster(tx, tracesOf(rows)),
}

/** How organizations of a list are taken back. */
export const undoOrganizationList: Undoing = {
  listBuilt: async (tx, rows) =>
    sayHolds<OrganizationTrace>(rows, (trace) => trace.organizationId, await listOrganizationHolds(tx, tracesOf(rows))),
  undoAll: (tx, rows) => undoOrganizations(tx, tracesOf(rows)),
}

type ArticleTrace = SourceTrace & { runId: string }

/** How articles are taken back. A record that a notice marked as retracted stays so. */
export const undoArticles: Undoing = {
  async listBuilt(tx, rows) {
    const traces = tracesOf<ArticleTrace>(rows)
    const holds = await listSourceHolds(tx, traces[0]?.runId ?? '', traces)
    return sayHolds<ArticleTrace>(rows, (trace) => trace.sourceId, holds)
  },
  undoAll: (tx, rows) => withdrawSources(tx, tracesOf<ArticleTrace>(rows)),
}

type ValueTrace = { valueId: string; sourceId: string }

/** How values of measure reports are taken back, and the reports with their last value. */
export const undoValues: Undoing = {
  async listBuilt(tx, rows) {
    const ids = tracesOf<ValueTrace>(rows).map((trace) => trace.valueId)
    return sayHolds<ValueTrace>(rows, (trace) => trace.valueId, await listValueHolds(tx, ids))
  },
  async undoAll(tx, rows) {
    const traces = tracesOf<ValueTrace>(rows)
    await withdrawValues(
      tx,
      traces.map((trace) => trace.valueId),
    )
    await withdrawEmptySources(tx, [...new Set(traces.map((trace) => trace.sourceId))])
  },
}

function tracesOf<Trace>(rows: readonly UndoRow[]): Trace[] {
  return rows.map((row) => row.undo as Trace)
}
