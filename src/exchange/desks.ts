import { recordOrganizations } from '../areas/organizations/organization-roster.commands.ts'
import type { OrganizationLine } from '../areas/organizations/organization-roster.schema.ts'
import { recordRoster } from '../areas/people/roster.commands.ts'
import type { RosterLine } from '../areas/people/roster.schema.ts'
import type { Tx } from '../platform/database.ts'
import { type Desk, recordDesk, refusedRow, tableDesk } from './desk.ts'
import { listBuiltOnOutcomes, takeOutcomes, undoOutcomes } from './hospital-outcome.commands.ts'
import { takeArticle, takeMeasureValue } from './intake.commands.ts'
import type { RowResult, RunKind } from './run.schema.ts'
import { decidePeriod, outcomeAsks, outcomeFields, readOutcome } from './spreadsheets/hospital-outcome.map.ts'
import { organizationAsks, organizationFields, readOrganization } from './spreadsheets/organization.map.ts'
import { personAsks, personFields, readPerson } from './spreadsheets/person.map.ts'
import type { ReadRow } from './table-kind.ts'
import { undoArticles, undoOrganizationList, undoPeople, undoValues } from './undo.commands.ts'

async function takePeople(tx: Tx, rows: readonly ReadRow<RosterLine>[]): Promise<RowResult[]> {
  const results = await recordRoster(
    tx,
    rows.map((row) => row.value),
  )
  return results.map((result) => {
    if (result.outcome === 'refused') return refusedRow(result.says, showTwo('/people', result.areTwo))
    const { outcome, personId, says, before, after } = result
    const undo = outcome === 'same' ? null : { personId, before, after }
    return { outcome, message: says, path: `/people/${personId}`, undo }
  })
}

/** Where the office compares two records that one line names, and makes them one. */
function showTwo(register: string, areTwo: readonly [string, string] | undefined): string | null {
  return areTwo ? `${register}/${areTwo[0]}/merge?with=${areTwo[1]}` : null
}

async function takeOrganizations(tx: Tx, rows: readonly ReadRow<OrganizationLine>[]): Promise<RowResult[]> {
  const results = await recordOrganizations(
    tx,
    rows.map((row) => row.value),
  )
  return results.map((result) => {
    if (result.outcome === 'refused') return refusedRow(result.says, showTwo('/organizations', result.areTwo))
    const { outcome, says, ...trace } = result
    const path = `/organizations/${trace.organizationId}`
    return { outcome, message: says, path, undo: outcome === 'same' ? null : trace }
  })
}

/** Lists of organizations up to this length are taken in and back in one piece, for what one line is a part of stands in another. */
const oneTree = 10_000

/** What each kind of file needs done, for the screen and the command line alike. */
export const desks: Record<RunKind, Desk> = {
  people: tableDesk(
    {
      fields: personFields,
      asks: personAsks,
      what: (cells) => cells.email || cells.name || `${cells.givenName} ${cells.familyName}`.trim() || 'Nobody',
      read: readPerson,
      takeAll: takePeople,
    },
    undoPeople,
    { keepsRefused: true, batch: 1_000 },
  ),
  organizations: tableDesk(
    {
      fields: organizationFields,
      asks: organizationAsks,
      what: (cells) => cells.name || 'Without a name',
      read: readOrganization,
      takeAll: takeOrganizations,
    },
    undoOrganizationList,
    { keepsRefused: true, batch: oneTree, isOnePiece: true },
  ),
  'hospital-outcomes': tableDesk(
    {
      fields: outcomeFields,
      asks: outcomeAsks,
      decideAnswers: decidePeriod,
      what: (cells) => [cells.name, cells.state].filter(Boolean).join(', ') || 'Without a name',
      read: readOutcome,
      takeAll: takeOutcomes,
    },
    { listBuilt: listBuiltOnOutcomes, undoAll: undoOutcomes },
    { keepsRefused: false, batch: 250 },
  ),
  pubmed: recordDesk(takeArticle, undoArticles),
  'measure-report': recordDesk(takeMeasureValue, undoValues),
}

/** The desk of a kind. */
export function deskOf(kind: RunKind): Desk {
  return desks[kind]
}
