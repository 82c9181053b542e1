import { showPage } from '../../http/answer.ts'
import { type Grant, may } from '../../http/permission.ts'
import type { Route, Visit } from '../../http/route.ts'
import type { ClauseSource } from '../../platform/clause-source.ts'
import { findPeriod, readClauses, tallyClauses } from './mission.rules.ts'
import { MissionPage, NoMissionPage } from './mission.view.tsx'
import { findStatement } from './mission-statement.store.ts'

/** How old the numbers may be that the public is shown: they are counted over all records of a year. */
const cacheSeconds = 60

/** Who may go to the records behind a number, by where they lie. */
const rights: readonly (readonly [path: string, grant: Grant])[] = [
  ['/outcomes', 'outcome.see'],
  ['/gaps', 'gap.see'],
  ['/evidence', 'evidence.see'],
  ['/office/activities', 'activity.plan'],
  ['/people', 'people.see'],
]

/** The mission with what the areas can say for each clause. */
export function missionRoutes(sources: readonly ClauseSource[]): Route[] {
  return [
    { method: 'GET', path: '/mission', may: 'public', cacheSeconds, handle: (visit) => showMission(visit, sources) },
  ]
}

async function showMission(visit: Visit, sources: readonly ClauseSource[]) {
  const { db, office, visitor } = visit
  const { timeZone } = office.settings
  const period = findPeriod(office.today())
  const [statement, ...numbers] = await Promise.all([
    findStatement(db),
    ...sources.map((source) => source(db, { ...period, timeZone })),
  ])
  const mayEdit = visitor !== null && may(visitor, 'mission.set')
  const face = visitor !== null && may(visitor, 'office.see') ? 'office' : 'public'
  const page = { face, title: 'Our mission', current: '/mission' } as const
  if (!statement) return showPage({ ...page, body: <NoMissionPage mayEdit={mayEdit} /> })
  const lines = readClauses(statement.clauses, numbers.flat(), (path) => mayOpen(visit, path))
  const body = (
    <MissionPage {...statement} period={period} lines={lines} tally={tallyClauses(lines)} mayEdit={mayEdit} />
  )
  return showPage({ ...page, body })
}

function mayOpen({ visitor }: Visit, path: string): boolean {
  const right = rights.find(([start]) => path === start || path.startsWith(`${start}?`) || path.startsWith(`${start}/`))
  return visitor !== null && right !== undefined && may(visitor, right[1])
}
