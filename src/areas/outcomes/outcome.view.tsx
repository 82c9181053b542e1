import { capital } from '../../kernel/words.ts'
import { ButtonLink } from '../../ui/button.tsx'
import { Empty } from '../../ui/empty.tsx'
import { FilterWords, Filters } from '../../ui/filters.tsx'
import { type Column, Ledger, RowTitle } from '../../ui/ledger.tsx'
import { Pages } from '../../ui/pages.tsx'
import { Spark } from '../../ui/spark.tsx'
import { isTooFew } from '../../ui/stats.tsx'
import { type State, Status } from '../../ui/status.tsx'
import { Tabs } from '../../ui/tabs.tsx'
import { PageTitle } from '../../ui/title.tsx'
import { countedOf, showMeasured, showPeriod } from '../measures/measure.schema.ts'
import type { GapState } from '../gaps/life.schema.ts'
import { showFigure, showGain, showInterval, showPooled } from './figure.rules.ts'
import { Comparison } from './comparison.view.tsx'
import type { Outcome } from './outcome.rules.ts'
import { type OutcomeView, outcomeViews } from './outcome.schema.ts'

export type OutcomesProps = {
  view: OutcomeView
  words: string
  outcomes: Outcome[]
  counts: Record<OutcomeView, number>
  isFirst: boolean
  next?: string
}

const viewWords: Record<OutcomeView, string> = {
  open: 'Open',
  moving: 'Moving',
  'past target': 'Past target',
  taught: 'Taught, not closed',
  closed: 'Closed',
}

/** What stands in each view, and how it gets there. */
const viewSays: Record<OutcomeView, string> = {
  open: 'A gap stands here once it has a measure. Choose one on the page of a gap.',
  moving: 'A gap stands here when its measure is better than before education by more than chance.',
  'past target': 'A gap stands here when its newest figure reaches the target.',
  taught: 'A gap stands here from the day its education opens until a person closes it.',
  closed: 'A gap stands here once a person has closed it, with the reason.',
}

const stateShapes: Record<GapState, State> = {
  candidate: 'todo',
  accepted: 'todo',
  planned: 'wait',
  addressed: 'live',
  closed: 'done',
  reopened: 'late',
  parked: 'stop',
}

/** The address of the list in this view, without what stands at its usual value. */
export function outcomesPath(query: { view: OutcomeView; words: string; after?: number }, base = '/outcomes'): string {
  const given = Object.entries({
    view: query.view === 'open' ? '' : query.view,
    q: query.words,
    after: query.after === undefined ? '' : String(query.after),
  }).filter(([, value]) => value !== '')
  return given.length === 0 ? base : `${base}?${new URLSearchParams(given).toString()}`
}

/** Gaps with a measure: where each began, where it is, where it should get to. */
export function OutcomesPage({ view, words, outcomes, counts, isFirst, next }: OutcomesProps) {
  const tabs = outcomeViews.map((each) => ({
    label: viewWords[each],
    href: outcomesPath({ view: each, words }),
    count: counts[each],
    current: each === view,
  }))
  return (
    <>
      <PageTitle
        lead="The measure that raised a gap is the measure that closes it."
        acts={
          <ButtonLink href={outcomesPath({ view, words }, '/outcomes.csv')} look="quiet" small download>
            As a spreadsheet
          </ButtonLink>
        }
      >
        Outcomes
      </PageTitle>
      <Tabs label="Views of the outcomes" tabs={tabs} />
      <Filters action="/outcomes" label="Filter the outcomes" keep={view === 'open' ? {} : { view }}>
        <FilterWords value={words} placeholder="A gap, a measure, a hospital" />
      </Filters>
      {outcomes.length === 0 ? (
        <NoOutcome view={view} words={words} isFirst={isFirst} />
      ) : (
        <Ledger caption={<Caption />} columns={columns} rows={outcomes} />
      )}
      <Pages
        label="Pages of outcomes"
        next={next}
        more={isFirst ? undefined : <a href={outcomesPath({ view, words })}>First page</a>}
      />
      <Comparison outcomes={outcomes} />
    </>
  )
}

function Caption() {
  return (
    <>
      Before is the last twelve months on record before education, newest the latest period. Change is in points toward
      better, with the interval that holds it in 95 of 100 times. It tells what followed education, not what caused it.
    </>
  )
}

function NoOutcome({ view, words, isFirst }: { view: OutcomeView; words: string; isFirst: boolean }) {
  if (!isFirst) return <Empty title="There are no more gaps.">Go back to the first page.</Empty>
  if (words !== '')
    return (
      <Empty title="No gap fits these words.">
        <p>
          <a href={outcomesPath({ view, words: '' })}>Show all of this view</a>, or try another word.
        </p>
      </Empty>
    )
  return <Empty title="Nothing stands here.">{viewSays[view]}</Empty>
}

const columns: Column<Outcome>[] = [
  { key: 'number', label: 'No.', num: true },
  {
    key: 'title',
    label: 'Gap',
    row: true,
    cell: (gap) => (
      <RowTitle
        href={`/gaps/${gap.gapId}`}
        soft={[gap.measure, gap.population, gap.reporter].filter(Boolean).join(', ')}
      >
        {gap.title}
      </RowTitle>
    ),
  },
  { key: 'before', label: 'Before', cell: (gap) => <Before gap={gap} /> },
  { key: 'newest', label: 'Newest', cell: (gap) => <Newest gap={gap} /> },
  {
    key: 'target',
    label: 'Target',
    num: true,
    cell: (gap) => (gap.target === null ? <span class="soft">none yet</span> : showMeasured(gap.target, gap.unit)),
  },
  { key: 'change', label: 'Change', cell: (gap) => <Gain gap={gap} /> },
  { key: 'spark', label: 'Over time', cell: (gap) => <Line gap={gap} /> },
  { key: 'owner', label: 'Owner', person: true, cell: (gap) => <Owner gap={gap} /> },
  {
    key: 'state',
    label: 'State',
    cell: (gap) => <Status is={stateShapes[gap.state]}>{capital(gap.state)}</Status>,
  },
]

function Before({ gap: { change, unit } }: { gap: Outcome }) {
  const { before } = change
  if (!before) return <span class="soft">–</span>
  if (before.of !== null && isTooFew(before.n!, before.of)) return <span class="soft">too few to say</span>
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
  if (of !== null && isTooFew(newest.numerator ?? 0, of)) return <span class="soft">too few to say</span>
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
