import { capital } from '../../kernel/words.ts'
import type { RegisterColumn } from '../../lists/register.ts'
import { RowTitle } from '../../ui/ledger.tsx'
import { Spark } from '../../ui/spark.tsx'
import { isTooFew } from '../../ui/stats.tsx'
import { type State, Status } from '../../ui/status.tsx'
import { countedOf, showMeasured, showPeriod } from '../measures/measure.schema.ts'
import type { GapState } from '../gaps/life.schema.ts'
import { showFigure, showGain, showInterval, showPooled } from './figure.rules.ts'
import type { Outcome } from './outcome.rules.ts'

/** A gap of the list. */
export type OutcomeRow = Outcome & { id: string }

const stateShapes: Record<GapState, State> = {
  candidate: 'todo',
  accepted: 'todo',
  planned: 'wait',
  addressed: 'live',
  closed: 'done',
  reopened: 'late',
  parked: 'stop',
}

const few = 'too few to say'

/** Where a gap began, where it is, where it should get to. In files shares are numbers from 0 to 1. */
export const outcomeColumns: readonly RegisterColumn<OutcomeRow>[] = [
  { key: 'number', label: 'No.', num: true, order: 'number' },
  {
    key: 'title',
    label: 'Gap',
    row: true,
    order: 'title',
    cell: (gap) => (
      <RowTitle
        href={`/gaps/${gap.gapId}`}
        soft={[gap.measure, gap.population, gap.reporter].filter(Boolean).join(', ')}
      >
        {gap.title}
      </RowTitle>
    ),
  },
  { key: 'measure', label: 'Measure', isExtra: true },
  { key: 'reporter', label: 'Reporter', isExtra: true },
  { key: 'population', label: 'Population', isExtra: true },
  { key: 'better', label: 'Better when', isExtra: true, cell: sayBetter, text: sayBetter },
  counted('beforeN', 'Before, n', ({ change: { before } }) => before && [before.n, before]),
  counted('beforeOf', 'Before, of', ({ change: { before } }) => before && [before.of, before]),
  {
    key: 'before',
    label: 'Before',
    cell: (gap) => <Before gap={gap} />,
    text: ({ change: { before } }) => before && tell(before.value, before),
  },
  { key: 'period', label: 'Newest period', isExtra: true, cell: (gap) => sayPeriod(gap) ?? '–', text: sayPeriod },
  counted('newestN', 'Newest, n', ({ change: { newest } }) => newest && [newest.numerator, newestOf(newest)]),
  counted('newestOf', 'Newest, of', ({ change: { newest } }) => newest && [countedOf(newest), newestOf(newest)]),
  {
    key: 'newest',
    label: 'Newest',
    cell: (gap) => <Newest gap={gap} />,
    text: ({ change: { newest } }) => newest && tell(newest.value, newestOf(newest)),
  },
  {
    key: 'target',
    label: 'Target',
    num: true,
    cell: (gap) => (gap.target === null ? <span class="soft">none yet</span> : showMeasured(gap.target, gap.unit)),
  },
  {
    key: 'change',
    label: 'Change',
    cell: (gap) => <Gain gap={gap} />,
    text: ({ change: { gain } }) => rounded(gain),
  },
  share('changeFrom', 'Change, from', ({ change: { interval } }) => interval?.lo ?? null),
  share('changeTo', 'Change, to', ({ change: { interval } }) => interval?.hi ?? null),
  { key: 'spark', label: 'Over time', isUnwritten: true, cell: (gap) => <Line gap={gap} /> },
  {
    key: 'owner',
    label: 'Owner',
    person: true,
    cell: (gap) => <Owner gap={gap} />,
    text: (gap) => (gap.ownerFamilyName === null ? null : `${gap.ownerGivenName} ${gap.ownerFamilyName}`),
  },
  {
    key: 'state',
    label: 'State',
    cell: (gap) => <Status is={stateShapes[gap.state]}>{capital(gap.state)}</Status>,
    text: (gap) => gap.state,
  },
]

type Counts = { n: number | null; of: number | null }

/** A count that is shown only when somebody chooses it, and never of so few that it tells of persons. */
function counted(
  key: string,
  label: string,
  read: (gap: OutcomeRow) => [number | null, Counts] | null,
): RegisterColumn<OutcomeRow> {
  const say = (gap: OutcomeRow) => {
    const found = read(gap)
    return found && tell(...found)
  }
  return { key, label, num: true, isExtra: true, cell: (gap) => say(gap)?.toLocaleString('en-US') ?? '–', text: say }
}

function share(key: string, label: string, read: (gap: OutcomeRow) => number | null): RegisterColumn<OutcomeRow> {
  const say = (gap: OutcomeRow) => rounded(read(gap))
  return { key, label, num: true, isExtra: true, cell: (gap) => say(gap) ?? '–', text: say }
}

function tell(value: number | null, { n, of }: Counts): number | string | null {
  return of !== null && isTooFew(n ?? 0, of) ? few : rounded(value)
}

function rounded(value: number | null): number | null {
  return value === null ? null : Number(value.toFixed(4))
}

function newestOf(newest: NonNullable<Outcome['change']['newest']>): Counts {
  return { n: newest.numerator, of: countedOf(newest) }
}

function sayBetter({ isImprovementTold, improvement }: OutcomeRow): string {
  if (!isImprovementTold) return 'not told'
  return improvement === 'increase' ? 'higher' : 'lower'
}

function sayPeriod({ change: { newest } }: OutcomeRow): string | null {
  return newest && showPeriod(newest.periodStart, newest.periodEnd)
}

function Before({ gap: { change, unit } }: { gap: Outcome }) {
  const { before } = change
  if (!before) return <span class="soft">–</span>
  if (before.of !== null && isTooFew(before.n!, before.of)) return <span class="soft">{few}</span>
  return (
    <>
      {showMeasured(before.value, unit)}{' '}
      <span class="soft">
        <br />
        {before.of === null ? 'median' : showPooled(before, unit)}
      </span>
    </>
  )
}

function Newest({ gap: { change, unit } }: { gap: Outcome }) {
  const { newest } = change
  if (!newest) return <span class="soft">none yet</span>
  const of = countedOf(newest)
  if (of !== null && isTooFew(newest.numerator ?? 0, of)) return <span class="soft">{few}</span>
  const period = showPeriod(newest.periodStart, newest.periodEnd)
  const counts = unit === 'proportion' ? `${showFigure(newest, unit)}, ${period}` : period
  return (
    <>
      <b>{showMeasured(newest.value, unit)}</b>{' '}
      <span class="soft">
        <br />
        {counts}
      </span>
    </>
  )
}

function Gain({ gap: { change, unit, education } }: { gap: Outcome }) {
  const { gain, interval } = change
  if (education.length === 0) return <span class="soft">not taught yet</span>
  if (gain === null) return <span class="soft">–</span>
  return (
    <>
      {showGain(gain, unit)}{' '}
      {interval ? (
        <span class="soft">
          <br />
          {showInterval(interval)}
        </span>
      ) : null}
    </>
  )
}

function Line({ gap: { series, unit, target } }: { gap: Outcome }) {
  const known = series.filter(({ value }) => value !== null)
  if (known.length < 2) return <span class="soft">–</span>
  const says = `From ${showMeasured(known[0]!.value, unit)} to ${showMeasured(known.at(-1)!.value, unit)}`
  return <Spark values={series.map(({ value }) => value)} says={says} target={target ?? undefined} />
}

function Owner({ gap }: { gap: Outcome }) {
  if (gap.ownerFamilyName === null) return <i class="serif soft">No owner</i>
  return (
    <>
      {gap.ownerGivenName?.charAt(0)}. {gap.ownerFamilyName}
    </>
  )
}
