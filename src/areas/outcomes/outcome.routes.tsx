import { download, showPage } from '../../http/answer.ts'
import type { Route, Visit } from '../../http/route.ts'
import { type Outcome, type OutcomeFilter, countViews, narrowOutcomes, readOutcomes } from './outcome.rules.ts'
import { outcomeViews } from './outcome.schema.ts'
import { OutcomesPage, outcomesPath } from './outcome.view.tsx'
import { showOutcomeTable } from './table.rules.ts'
import { listWatched } from './watch.store.ts'

const pageSize = 25

/** Every gap with a measure, on the screen and as a spreadsheet. */
export const outcomeRoutes: Route[] = [
  {
    method: 'GET',
    path: '/outcomes',
    may: 'outcome.see',
    handle: async (visit) => {
      const filter = filterOf(visit)
      const outcomes = await outcomesOf(visit)
      const found = narrowOutcomes(outcomes, filter)
      const shown = found.slice(0, pageSize)
      const next = found.length > pageSize ? outcomesPath({ ...filter, after: shown.at(-1)!.number }) : undefined
      const body = (
        <OutcomesPage
          view={filter.view}
          words={filter.words}
          outcomes={shown}
          counts={countViews(outcomes, filter.words)}
          isFirst={filter.after === null}
          next={next}
        />
      )
      return showPage({ face: 'office', title: 'Outcomes', current: '/outcomes', body })
    },
  },
  {
    method: 'GET',
    path: '/outcomes.csv',
    may: 'outcome.see',
    handle: async (visit) => {
      const { view, words } = filterOf(visit)
      const bytes = showOutcomeTable(narrowOutcomes(await outcomesOf(visit), { view, words, after: null }))
      return download({ bytes, mediaType: 'text/csv; charset=utf-8', name: `outcomes-${visit.office.today()}.csv` })
    },
  },
]

async function outcomesOf({ db, office }: Visit): Promise<Outcome[]> {
  return readOutcomes(await listWatched(db, { today: office.today(), timeZone: office.settings.timeZone }))
}

function filterOf({ query }: Visit): OutcomeFilter {
  return {
    view: outcomeViews.find((view) => view === query.view) ?? 'open',
    words: (query.q ?? '').trim().slice(0, 200),
    after: /^\d{1,9}$/.test(query.after ?? '') ? Number(query.after) : null,
  }
}
