import { showCsv } from '../../kernel/csv.ts'
import { countedOf, showPeriod } from '../measures/measure.schema.ts'
import type { Outcome } from './outcome.rules.ts'
import type { Pooled } from './outcome.schema.ts'

const heading = [
  'Gap',
  'Title',
  'State',
  'Measure',
  'Reporter',
  'Population',
  'Better',
  'Before, n',
  'Before, of',
  'Before, value',
  'Newest period',
  'Newest, n',
  'Newest, of',
  'Newest, value',
  'Target',
  'Gain',
  'Gain, from',
  'Gain, to',
  'Owner',
]

type Cell = string | number | null

/** The outcomes as a table for a spreadsheet. Shares are numbers from 0 to 1; a gain is positive where it became better. */
export function showOutcomeTable(outcomes: readonly Outcome[]): string {
  return showCsv(
    heading,
    outcomes.map((outcome) => rowOf(outcome).map(cellOf)),
  )
}

function cellOf(cell: Cell): string | number {
  return typeof cell === 'number' ? Number(cell.toFixed(4)) : (cell ?? '')
}

function rowOf(outcome: Outcome): Cell[] {
  const { before, newest, gain, interval } = outcome.change
  return [
    outcome.number,
    outcome.title,
    outcome.state,
    outcome.measure,
    outcome.reporter,
    outcome.population,
    outcome.isImprovementTold ? (outcome.improvement === 'increase' ? 'higher' : 'lower') : 'not told',
    ...pooled(before),
    newest ? showPeriod(newest.periodStart, newest.periodEnd) : null,
    newest?.numerator ?? null,
    newest ? countedOf(newest) : null,
    newest?.value ?? null,
    outcome.target,
    gain,
    interval?.lo ?? null,
    interval?.hi ?? null,
    outcome.ownerFamilyName === null ? null : `${outcome.ownerGivenName} ${outcome.ownerFamilyName}`,
  ]
}

function pooled(before: Pooled | null): Cell[] {
  return before === null ? [null, null, null] : [before.n, before.of, before.value]
}
