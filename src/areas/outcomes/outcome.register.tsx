import type { Visit } from '../../http/route.ts'
import type { Register } from '../../lists/register.ts'
import { PageTitle } from '../../ui/title.tsx'
import { Comparison } from './comparison.view.tsx'
import { listGapsWith, outcomeList } from './outcome-list.store.ts'
import { type OutcomeRow, outcomeColumns } from './outcome-column.register.tsx'
import { type Outcome, countViews, isInView, readOutcomes } from './outcome.rules.ts'
import { type OutcomeView, levelWords, outcomeViews } from './outcome.schema.ts'
import { listWatched } from './watch.store.ts'

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

/** Gaps with a measure: where each began, where it is, where it should get to. */
export const outcomeRegister: Register<{ id: string }, OutcomeRow, { ids: readonly string[] }> = {
  path: '/outcomes',
  name: 'outcomes',
  title: 'Outcomes',
  one: 'gap',
  many: 'gaps',
  may: 'outcome.see',
  pageSize: 25,
  source: outcomeList,
  narrow: async (visit, { view, level }) => {
    const shown = ofLevel(await outcomesOf(visit), level).filter((one) => isInView(one, viewOf(view)))
    return { ids: shown.map(({ gapId }) => gapId) }
  },
  dress: async (visit, found) => {
    const byId = new Map((await outcomesOf(visit)).map((one) => [one.gapId, { ...one, id: one.gapId }]))
    return found.map(({ id }) => byId.get(id)!)
  },
  nameOf: ({ number, title }) => `${number} ${title}`,
  columns: outcomeColumns,
  filters: [
    {
      name: 'view',
      label: 'Views of the outcomes',
      usual: 'open',
      isTabs: true,
      options: outcomeViews.map((value) => ({ value, label: viewWords[value] })),
    },
    {
      name: 'level',
      label: 'Level',
      options: Object.entries(levelWords).map(([value, label]) => ({ value, label })),
    },
  ],
  orders: { number: 'newest first', title: 'by title' },
  search: 'A gap, a measure, a hospital',
  tabCounts: async (visit, { words, filters }) => {
    const outcomes = ofLevel(await outcomesOf(visit), filters.level)
    if (words === '') return countViews(outcomes)
    const found = new Set(await listGapsWith(visit.db, words))
    return countViews(outcomes.filter(({ gapId }) => found.has(gapId)))
  },
  head: () => <PageTitle lead="The measure that raised a gap is the measure that closes it.">Outcomes</PageTitle>,
  caption: () =>
    'Before is the last twelve months on record before education, newest the latest period. Change is in points toward better, with the interval that holds it in 95 of 100 times. It tells what followed education, not what caused it.',
  foot: ({ rows }) => <Comparison outcomes={rows} />,
  empty: (_isNarrowed, { words, filters: { view, level } }) =>
    words !== '' || level !== undefined
      ? {
          title: words === '' ? 'No gap of this level stands here.' : 'No gap fits these words.',
          says: (
            <p>
              <a href={`/outcomes?${new URLSearchParams({ view: viewOf(view) }).toString()}`}>Show all of this view</a>,
              or try another {words === '' ? 'level' : 'word'}.
            </p>
          ),
        }
      : { title: 'Nothing stands here.', says: viewSays[viewOf(view)] },
}

function viewOf(word: string | undefined): OutcomeView {
  return outcomeViews.find((view) => view === word) ?? 'open'
}

function ofLevel(outcomes: readonly Outcome[], level: string | undefined): Outcome[] {
  return outcomes.filter(({ kind }) => level === undefined || kind === level)
}

const read = new WeakMap<Visit, Promise<Outcome[]>>()

/** Every gap with a measure as it stands. The views, their counts and the rows of one page all ask; it is read once. */
function outcomesOf(visit: Visit): Promise<Outcome[]> {
  const { db, office } = visit
  const calendar = { today: office.today(), timeZone: office.settings.timeZone }
  const outcomes = read.get(visit) ?? listWatched(db, calendar).then(readOutcomes)
  read.set(visit, outcomes)
  return outcomes
}
