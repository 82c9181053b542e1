import type { ClauseGroup, ClauseNumber } from '../../kernel/clause.ts'
import { type LocalDate, addTo } from '../../kernel/dates.ts'
import { cellLimits, mayShowShare, suppressTable } from '../../statistics/suppression.ts'
import type { ClauseLine, ClauseState, MissionPeriod, MissionTally, ShownGroup } from './mission.schema.ts'
import type { ClauseWords } from './mission-statement.schema.ts'

/** Below this nothing is said of a share, or of a plain count. */
const fewest = 5

/** The twelve months up to today that the numbers speak of. @source office.mission.clauses */
export function findPeriod(today: LocalDate): MissionPeriod {
  return { from: addTo(addTo(today, { years: -1 }), { days: 1 }), to: today }
}

/**
 * The clauses of a statement with what areas can say for them. Where nobody says anything the line says that nothing serves
 * it yet; a clause for which two areas speak is told by the first.
 *
 * @param mayOpen whether the reader may go to the records at this address
 * @source office.mission.clauses
 */
export function readClauses(
  clauses: readonly ClauseWords[],
  numbers: readonly ClauseNumber[],
  mayOpen: (path: string) => boolean,
): ClauseLine[] {
  return clauses.map((words) => {
    const number = numbers.find(({ clause }) => clause === words.clause) ?? null
    const state = stateOf(number)
    const records = number?.records && mayOpen(number.records) ? number.records : null
    const parts = state === 'measured' ? (number?.parts ?? []).filter(({ groups }) => groups.length > 1) : []
    return {
      ...words,
      number,
      state,
      records,
      parts: parts.map(({ by, groups }) => ({ by, groups: showGroups(groups) })),
    }
  })
}

/**
 * Is a number measured, too few to say, or not there? What counts is what the share is taken of, or the count itself. Of
 * learners neither those whom it counts nor the rest may be under five, unless there are none.
 *
 * @source office.mission.clauses
 * @source methods.small-cells
 */
export function stateOf(number: Pick<ClauseNumber, 'n' | 'of' | 'isOfLearners'> | null): ClauseState {
  if (number === null) return 'none'
  const base = number.of ?? number.n
  if (base < fewest) return 'few'
  return number.isOfLearners && !mayShowShare(number.n, base, cellLimits.learners) ? 'few' : 'measured'
}

/** How many clauses are measured, and which are not. @source office.mission.clauses */
export function tallyClauses(lines: readonly ClauseLine[]): MissionTally {
  const idsIn = (state: ClauseState) => lines.filter((line) => line.state === state).map(({ clause }) => clause)
  return { measured: idsIn('measured').length, few: idsIn('few'), none: idsIn('none') }
}

/**
 * Groups of learners as anyone may see them. Hidden are those under five, those of whom under five count or under five do
 * not, and one more where one could be worked out.
 *
 * @source methods.small-cells
 */
function showGroups(groups: readonly ClauseGroup[]): ShownGroup[] {
  const counted = groups.map(({ n }) => n)
  const rest = groups.map(({ n, of }) => (of ?? n) - n)
  const { cells, columnTotals } = suppressTable([counted, rest], cellLimits.learners)
  return groups.map(({ label, n, of }, at) => {
    const isHidden = [cells[0]![at]!, cells[1]![at]!, columnTotals[at]!].some((cell) => cell.n === null)
    if (isHidden) return { label, says: (of ?? n) < cellLimits.learners ? `under ${cellLimits.learners}` : 'not shown' }
    return { label, says: `${n.toLocaleString('en-US')}${of === null ? '' : ` of ${of.toLocaleString('en-US')}`}` }
  })
}
