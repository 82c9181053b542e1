import { capital } from '../../kernel/words.ts'
import { isTooFew } from '../../ui/stats.tsx'
import { ButtonLink } from '../../ui/button.tsx'
import { Doors } from '../../ui/doors.tsx'
import { Empty } from '../../ui/empty.tsx'
import { FilterSelect, FilterWords, Filters } from '../../ui/filters.tsx'
import { type Column, Ledger, RowTitle } from '../../ui/ledger.tsx'
import { Pages } from '../../ui/pages.tsx'
import { Spark } from '../../ui/spark.tsx'
import { Status } from '../../ui/status.tsx'
import { Tabs } from '../../ui/tabs.tsx'
import { PageTitle } from '../../ui/title.tsx'
import { countedOf, showCounts, showMeasured } from '../measures/measure.schema.ts'
import { channels } from '../evidence/source.schema.ts'
import { professions } from '../people/person.schema.ts'
import { type GapView, gapViews, showAudience } from './gap.schema.ts'
import type { GapLine } from './gap.store.ts'
import { gapStates } from './life.schema.ts'
import type { GapValue } from './series.store.ts'
import { stateShapes } from './state.view.tsx'
import { showShare } from '../ranking/ranking.schema.ts'

export type RegisterQuery = {
  view: GapView
  q: string
  profession: string
  doors: string
  state: string
  sort: string
}

export type RegisterPageProps = {
  query: RegisterQuery
  gaps: GapLine[]
  values: ReadonlyMap<string, GapValue[]>
  counts: Record<GapView | 'shown', number>
  before: number
  next?: string
  mayDecide: boolean
}

const viewWords: Record<GapView, string> = {
  open: 'Open',
  mine: 'Mine',
  'no owner': 'No owner',
  between: 'Between professions',
  closed: 'Closed',
}

/** The address of the register with this narrowing, without what stands at its usual value. */
export function registerPath(query: Partial<RegisterQuery>, base = '/gaps', more: Record<string, string> = {}): string {
  const usual: Record<string, string> = { view: 'open', sort: 'score' }
  const given = Object.entries({ ...query, ...more }).filter(([key, value]) => value !== '' && value !== usual[key])
  return given.length === 0 ? base : `${base}?${new URLSearchParams(given).toString()}`
}

/** The gap register: tabs, filters, and the gaps in their order. */
export function RegisterPage(page: RegisterPageProps) {
  const { query, gaps, counts, before, next, mayDecide } = page
  const tabs = gapViews.map((view) => ({
    label: viewWords[view],
    href: registerPath({ ...query, view, state: '' }),
    count: counts[view],
    current: query.view === view,
  }))
  return (
    <>
      <PageTitle
        acts={
          <>
            <ButtonLink href={registerPath(query, '/gaps/print')} look="quiet" small>
              Print for the committee
            </ButtonLink>{' '}
            {mayDecide ? (
              <ButtonLink href="/gaps/new" small>
                New gap
              </ButtonLink>
            ) : null}
          </>
        }
      >
        Practice gaps
      </PageTitle>
      <Tabs label="Views of the gaps" tabs={tabs} />
      <Narrow query={query} />
      {gaps.length === 0 ? <NoGaps query={query} before={before} /> : <Register {...page} />}
      <Pages
        label="Pages of gaps"
        next={next}
        more={before > 0 ? <a href={registerPath(query)}>First page</a> : undefined}
      />
    </>
  )
}

function Narrow({ query }: { query: RegisterQuery }) {
  return (
    <Filters action="/gaps" label="Filter the gaps" keep={query.view === 'open' ? {} : { view: query.view }}>
      <FilterWords value={query.q} />
      <FilterSelect
        name="profession"
        label="Profession"
        value={query.profession}
        options={professions.map((profession) => ({ value: profession, label: capital(profession) }))}
      />
      <FilterSelect
        name="doors"
        label="Evidence"
        value={query.doors}
        options={[2, 3, 4].map((doors) => ({ value: String(doors), label: `${doors} doors or more` }))}
      />
      <FilterSelect
        name="state"
        label="State"
        value={query.state}
        options={gapStates.map((state) => ({ value: state, label: capital(state) }))}
      />
      <FilterSelect
        name="sort"
        label="Order"
        value={query.sort}
        any=""
        options={[
          { value: 'score', label: 'Score' },
          { value: 'number', label: 'Number' },
          { value: 'newest', label: 'Newest' },
        ]}
      />
    </Filters>
  )
}

function NoGaps({ query, before }: { query: RegisterQuery; before: number }) {
  const isNarrowed = Boolean(query.q || query.profession || query.doors || query.state) || query.view !== 'open'
  if (before > 0) return <Empty title="There are no more gaps.">Go back to the first page.</Empty>
  if (isNarrowed)
    return (
      <Empty title="No gap fits this view.">
        <p>
          <a href="/gaps">Show all open gaps</a>, or change the filters.
        </p>
      </Empty>
    )
  return (
    <Empty title="No gap is open.">
      <p>
        A gap stands here once someone proposes it from an accepted finding: what happens today, what should, and who
        says so. <a href="/evidence">Look at the findings</a>.
      </p>
    </Empty>
  )
}

function Register({ query, gaps, values, counts, before }: RegisterPageProps) {
  const sorted = (sort: string, now: 'ascending' | 'descending') => ({
    href: registerPath({ ...query, sort }),
    now: query.sort === sort ? now : undefined,
  })
  const columns: Column<GapLine>[] = [
    {
      key: 'score',
      label: 'Score',
      num: true,
      sort: sorted('score', 'descending'),
      cell: (gap) => showShare(gap.score),
    },
    { key: 'number', label: 'No.', num: true, sort: sorted('number', 'ascending') },
    {
      key: 'title',
      label: 'Gap',
      row: true,
      cell: (gap) => (
        <RowTitle href={`/gaps/${gap.id}`} soft={`${gap.patients}. ${capital(showAudience(gap.audience))}`}>
          {gap.title}
        </RowTitle>
      ),
    },
    { key: 'doors', label: 'Doors', cell: (gap) => <Doors all={channels} open={gap.doors} /> },
    { key: 'now', label: 'Now, target', cell: (gap) => <Now gap={gap} values={values.get(gap.id) ?? []} /> },
    { key: 'spark', label: 'Two years', cell: (gap) => <TwoYears gap={gap} values={values.get(gap.id) ?? []} /> },
    { key: 'owner', label: 'Owner', person: true, cell: (gap) => <Owner gap={gap} /> },
    { key: 'state', label: 'State', cell: (gap) => <Status is={stateShapes[gap.state]}>{capital(gap.state)}</Status> },
  ]
  const caption = (
    <>
      <b>
        {(before + 1).toLocaleString('en-US')}–{(before + gaps.length).toLocaleString('en-US')} of{' '}
        {counts.shown.toLocaleString('en-US')}.
      </b>{' '}
      Ranked by harm, people, evidence, what education can move, and how many professions hold a part.{' '}
      <a href="/gaps/ranking">The rule and its weights</a>
    </>
  )
  return <Ledger caption={caption} columns={columns} rows={gaps} />
}

function Now({ gap, values }: { gap: GapLine; values: GapValue[] }) {
  const last = values.at(-1)
  const unit = gap.measureUnit
  if (gap.measureId === null || unit === null) return <span class="soft">no measure yet</span>
  const target = gap.target === null ? '' : `→ ${showMeasured(gap.target, unit)}`
  if (!last) return <span class="soft">no value yet {target}</span>
  const counted = countedOf(last)
  if (counted !== null && isTooFew(last.numerator ?? 0, counted)) return <span class="soft">too few to say</span>
  return (
    <span>
      <b>{showMeasured(last.value, unit)}</b>{' '}
      <span class="soft">
        {target}
        <br />
        {showCounts(last)}
      </span>
    </span>
  )
}

function TwoYears({ gap, values }: { gap: GapLine; values: GapValue[] }) {
  const unit = gap.measureUnit
  const known = values.filter(({ value }) => value !== null)
  if (unit === null || known.length < 2) return <span class="soft">–</span>
  const [from, to] = [known[0]!.value, known.at(-1)!.value]
  const target = gap.target === null ? '' : `; target ${showMeasured(gap.target, unit)}`
  const says = `From ${showMeasured(from, unit)} to ${showMeasured(to, unit)}${target}`
  return <Spark values={values.map(({ value }) => value)} says={says} target={gap.target ?? undefined} />
}

function Owner({ gap }: { gap: GapLine }) {
  if (gap.ownerFamilyName === null) return <i class="serif soft">No owner</i>
  return (
    <>
      {gap.ownerGivenName?.charAt(0)}. {gap.ownerFamilyName}
    </>
  )
}
