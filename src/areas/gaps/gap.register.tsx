import { may } from '../../http/permission.ts'
import { type Visit, visitorOf } from '../../http/route.ts'
import { addTo } from '../../kernel/dates.ts'
import { capital } from '../../kernel/words.ts'
import { showAsk } from '../../lists/address.ts'
import { type Register, type RegisterColumn, type Shown, shapeOf } from '../../lists/register.ts'
import { ButtonLink } from '../../ui/button.tsx'
import { Doors } from '../../ui/doors.tsx'
import { RowTitle } from '../../ui/ledger.tsx'
import { Status } from '../../ui/status.tsx'
import { PageTitle } from '../../ui/title.tsx'
import { channels } from '../evidence/source.schema.ts'
import { professions } from '../people/person.schema.ts'
import { showShare } from '../ranking/ranking.schema.ts'
import { ownerAct, parkAct } from './gap-act.register.tsx'
import { type GapFilter, type GapView, gapViews, showAudience } from './gap.schema.ts'
import { type GapLine, countGaps, gaps } from './gap.store.ts'
import { gapStates } from './life.schema.ts'
import { Now, Owner, TwoYears } from './register.view.tsx'
import { type GapValue, listValuesOf } from './series.store.ts'
import { stateShapes } from './state.view.tsx'

export type GapRow = GapLine & { values: GapValue[] }

const viewWords: Record<GapView, string> = {
  open: 'Open',
  mine: 'Mine',
  'no owner': 'No owner',
  between: 'Between professions',
  closed: 'Closed',
}

const owner = (gap: GapRow) =>
  gap.ownerFamilyName === null ? '' : `${gap.ownerGivenName ?? ''} ${gap.ownerFamilyName}`

const columns: readonly RegisterColumn<GapRow>[] = [
  {
    key: 'score',
    label: 'Score',
    num: true,
    order: 'score',
    cell: (gap) => showShare(gap.score),
    text: (gap) => showShare(gap.score),
  },
  { key: 'number', label: 'No.', num: true, order: 'number' },
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
  { key: 'patients', label: 'Patients', isExtra: true },
  { key: 'measureName', label: 'Measure', isExtra: true, cell: (gap) => gap.measureName ?? '–' },
  {
    key: 'doors',
    label: 'Doors',
    cell: (gap) => <Doors all={channels} open={gap.doors} />,
    text: (gap) => gap.doors.join(', '),
  },
  { key: 'now', label: 'Now, target', isUnwritten: true, cell: (gap) => <Now gap={gap} values={gap.values} /> },
  { key: 'spark', label: 'Two years', isUnwritten: true, cell: (gap) => <TwoYears gap={gap} values={gap.values} /> },
  { key: 'owner', label: 'Owner', person: true, cell: (gap) => <Owner gap={gap} />, text: owner },
  {
    key: 'state',
    label: 'State',
    cell: (gap) => <Status is={stateShapes[gap.state]}>{capital(gap.state)}</Status>,
    text: (gap) => gap.state,
  },
]

/** The register of gaps, in the order of their need. */
export const gapRegister: Register<GapLine, GapRow, GapFilter> = {
  path: '/gaps',
  name: 'gaps',
  title: 'Practice gaps',
  one: 'gap',
  many: 'gaps',
  may: 'gap.see',
  pageSize: 25,
  source: gaps,
  narrow: filterOf,
  dress: withValues,
  nameOf: ({ number, title }) => `${number} ${title}`,
  columns,
  filters: [
    {
      name: 'view',
      label: 'Views of the gaps',
      usual: 'open',
      isTabs: true,
      options: gapViews.map((value) => ({ value, label: viewWords[value] })),
    },
    {
      name: 'profession',
      label: 'Profession',
      options: professions.map((value) => ({ value, label: capital(value) })),
    },
    {
      name: 'doors',
      label: 'Evidence',
      options: [2, 3, 4].map((doors) => ({ value: String(doors), label: `${doors} doors or more` })),
    },
    { name: 'state', label: 'State', options: gapStates.map((value) => ({ value, label: capital(value) })) },
  ],
  orders: { score: 'by score', number: 'by number', newest: 'newest first' },
  search: 'A word, a number, patients',
  tabCounts: (visit, ask) => countGaps(visit.db, { ...filterOf(visit, ask.filters), words: ask.words }),
  head: (shown) => <Head {...shown} />,
  caption: () => (
    <>
      Ranked by harm, people, evidence, what education can move, and how many professions hold a part.{' '}
      <a href="/gaps/ranking">The rule and its weights</a>
    </>
  ),
  empty: (isNarrowed) =>
    isNarrowed
      ? {
          title: 'No gap fits this view.',
          says: (
            <p>
              <a href="/gaps?all=yes">Show all open gaps</a>, or change the filters.
            </p>
          ),
        }
      : {
          title: 'No gap is open.',
          says: (
            <p>
              A gap stands here once someone proposes it from an accepted finding: what happens today, what should, and
              who says so. <a href="/evidence">Look at the findings</a>.
            </p>
          ),
        },
  acts: [ownerAct, parkAct],
}

function Head({ visit, ask }: Shown<GapRow>) {
  return (
    <PageTitle
      acts={
        <>
          <ButtonLink href={`/gaps/print${showAsk(shapeOf(gapRegister), ask)}`} look="quiet" small>
            Print for the committee
          </ButtonLink>{' '}
          {may(visitorOf(visit), 'gap.decide') ? (
            <ButtonLink href="/gaps/new" small>
              New gap
            </ButtonLink>
          ) : null}
        </>
      }
    >
      Practice gaps
    </PageTitle>
  )
}

function filterOf(visit: Visit, filters: Readonly<Record<string, string>>): GapFilter {
  return {
    view: gapViews.find((view) => view === filters.view),
    me: visitorOf(visit).id,
    profession: filters.profession,
    doors: filters.doors ? Number(filters.doors) : undefined,
    state: gapStates.find((state) => state === filters.state),
  }
}

/** Gaps with the values of two years of their measures. */
export async function withValues(visit: Visit, lines: readonly GapLine[]): Promise<GapRow[]> {
  const ids = lines.flatMap(({ id, measureId }) => (measureId === null ? [] : [id]))
  const values = await listValuesOf(visit.db, ids, addTo(visit.office.today(), { years: -2 }))
  const byGap = new Map<string, GapValue[]>()
  for (const value of values) byGap.set(value.gapId, [...(byGap.get(value.gapId) ?? []), value])
  return lines.map((line) => ({ ...line, values: byGap.get(line.id) ?? [] }))
}
