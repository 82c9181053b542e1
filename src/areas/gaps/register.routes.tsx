import { showPage } from '../../http/answer.ts'
import { may } from '../../http/permission.ts'
import { type Route, type Visit, visitorOf } from '../../http/route.ts'
import { addTo } from '../../kernel/dates.ts'
import { findProvider } from '../people/organization.store.ts'
import { professions } from '../people/person.schema.ts'
import { type GapFilter, type GapPlace, gapSorts, gapViews } from './gap.schema.ts'
import { type GapLine, countGaps, listGaps } from './gap.store.ts'
import { gapStates } from './life.schema.ts'
import { PrintPage } from './print.view.tsx'
import { findRanking, listScoresOf } from '../ranking/ranking.store.ts'
import { RegisterPage, type RegisterQuery, registerPath } from './register.view.tsx'
import { type GapValue, listValuesOf } from './series.store.ts'

const pageSize = 25
/** A committee reads no more than this. */
const printSize = 200

export const registerRoutes: Route[] = [
  {
    method: 'GET',
    path: '/gaps',
    may: 'gap.see',
    handle: async (visit) => {
      const query = queryOf(visit)
      const filter = filterOf(query, visit)
      const { before, after } = readPlace(visit.query.after)
      const [found, counts] = await Promise.all([
        listGaps(visit.db, { ...filter, after }, pageSize + 1),
        countGaps(visit.db, filter),
      ])
      const gaps = found.slice(0, pageSize)
      const last = gaps.at(-1)
      const hasMore = found.length > pageSize && last !== undefined
      const next = hasMore ? registerPath(query, '/gaps', { after: placeAfter(last, before + pageSize) }) : undefined
      const body = (
        <RegisterPage
          query={query}
          gaps={gaps}
          values={await findValues(visit, gaps)}
          counts={counts}
          before={before}
          next={next}
          mayDecide={may(visitorOf(visit), 'gap.decide')}
        />
      )
      return showPage({ face: 'office', title: 'Practice gaps', current: '/gaps', body })
    },
  },
  {
    method: 'GET',
    path: '/gaps/print',
    may: 'gap.see',
    handle: async (visit) => {
      const query = queryOf(visit)
      const filter = filterOf(query, visit)
      const [gaps, counts, ranking, provider] = await Promise.all([
        listGaps(visit.db, filter, printSize),
        countGaps(visit.db, filter),
        findRanking(visit.db),
        findProvider(visit.db),
      ])
      const ids = gaps.map(({ id }) => id)
      const [scores, values] = [await listScoresOf(visit.db, ids), await findValues(visit, gaps)]
      const body = (
        <PrintPage
          gaps={gaps}
          latest={new Map([...values].map(([id, series]) => [id, series.at(-1)!]))}
          scores={scores}
          shown={counts.shown}
          ranking={ranking}
          school={provider?.name ?? null}
          today={visit.office.today()}
          back={registerPath(query)}
        />
      )
      return showPage({ face: 'office', title: 'Ranked gaps, for the committee', current: '/gaps', body })
    },
  },
]

function queryOf({ query }: Visit): RegisterQuery {
  const known = (words: readonly string[], word: string | undefined) => (words.includes(word ?? '') ? word! : '')
  return {
    view: gapViews.find((view) => view === query.view) ?? 'open',
    q: (query.q ?? '').slice(0, 200),
    profession: known(professions, query.profession),
    doors: known(['2', '3', '4'], query.doors),
    state: known(gapStates, query.state),
    sort: known(gapSorts, query.sort) || 'score',
  }
}

function filterOf(query: RegisterQuery, visit: Visit): GapFilter {
  return {
    view: query.view,
    me: visitorOf(visit).id,
    words: query.q,
    profession: query.profession || undefined,
    doors: query.doors ? Number(query.doors) : undefined,
    state: gapStates.find((state) => state === query.state),
    sort: gapSorts.find((sort) => sort === query.sort),
  }
}

/** The values of two years of the gaps on this page, by gap. */
async function findValues(visit: Visit, gaps: readonly GapLine[]): Promise<Map<string, GapValue[]>> {
  const ids = gaps.flatMap(({ id, measureId }) => (measureId === null ? [] : [id]))
  const values = await listValuesOf(visit.db, ids, addTo(visit.office.today(), { years: -2 }))
  const byGap = new Map<string, GapValue[]>()
  for (const value of values) byGap.set(value.gapId, [...(byGap.get(value.gapId) ?? []), value])
  return byGap
}

/** "3.4~12~25": score and number of the last gap shown, and how many were shown. Anything else is the first page. */
function readPlace(after: string | undefined): { before: number; after?: GapPlace } {
  const read = /^(\d{0,2}(?:\.\d{1,20})?)~(\d{1,9})~(\d{1,9})$/.exec(after ?? '')
  if (!read) return { before: 0 }
  return {
    before: Number(read[3]),
    after: { score: read[1] === '' ? null : Number(read[1]), number: Number(read[2]) },
  }
}

function placeAfter(last: GapLine, shown: number): string {
  return [last.score ?? '', last.number, shown].join('~')
}
