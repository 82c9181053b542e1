import { listPage } from '../../platform/listing.ts'
import type { ComponentChildren } from 'preact'
import { seeOther, showPage } from '../../http/answer.ts'
import { may } from '../../http/permission.ts'
import { type Route, type Visit, type Visitor, visitorOf } from '../../http/route.ts'
import type { LocalDate } from '../../kernel/dates.ts'
import type { DutyLine } from '../people/duty.schema.ts'
import type { Dutiful, Duty } from '../people/person.slots.ts'
import { showName } from '../people/person.schema.ts'
import type { LearnerPanel } from './home.slots.ts'
import { LearnerHomePage, OfficeHomePage, type WaitingLine } from './home.view.tsx'
import { greet } from './greeting.rules.ts'
import { owedScope } from './owed.rules.ts'
import { type HomeTask, findHome, owed } from './task.store.ts'

/**
 * What areas above add to the homes: `ownDuties` are a learner's own and stand on both, `duties` come with work in the office
 * and stand there alone, `panels` are sections of the learner's home.
 */
export type HomeSlots = { duties: readonly Duty[]; ownDuties: readonly Duty[]; panels: readonly LearnerPanel[] }

const owedShown = 5
const bouncedDays = 90

/** The homes: each person's list of what waits for them. */
export function homeRoutes(slots: HomeSlots): Route[] {
  return [
    {
      method: 'GET',
      path: '/home',
      may: 'signed in',
      handle: (visit) => seeOther(may(visitorOf(visit), 'office.see') ? '/office' : '/my'),
    },
    {
      method: 'GET',
      path: '/office',
      may: 'office.see',
      handle: async (visit) => {
        const { lines, body } = await showOffice(visit, [...slots.duties, ...slots.ownDuties])
        const waiting = lines.length
        return showPage({ face: 'office', title: 'Waiting for you', current: '/office', waiting, body })
      },
    },
    {
      method: 'GET',
      path: '/my',
      may: 'signed in',
      handle: async (visit) => {
        const body = await showLearner(visit, slots)
        return showPage({ face: 'learner', title: 'My learning', current: '/my', body })
      },
    },
  ]
}

async function showOffice(visit: Visit, duties: readonly Duty[]) {
  const visitor = visitorOf(visit)
  const today = visit.office.today()
  const since = new Date(visit.office.now().getTime() - bouncedDays * 86_400_000)
  const [{ tasks, bounced }, given, owed] = await Promise.all([
    findHome(visit.db, visitor.id, may(visitor, 'mail.see') ? since : null),
    findDuties(visit, duties, today),
    findOwed(visit, visitor),
  ])
  const lines = joinLines(tasks, given)
  return { lines, body: <OfficeHomePage today={today} lines={lines} owed={owed} bounced={bounced} /> }
}

async function findOwed(visit: Visit, visitor: Visitor) {
  const filter = owedScope(visitor, may(visitor, 'task.see'))
  if (filter === null) return null
  const { rows, count, isMore } = await listPage(visit.db, owed, { narrow: filter, order: 'oldest' }, owedShown)
  const lines = rows.map((row) => ({ ...row, name: showName(row), stamp: visit.stamp() }))
  return { count, isMore, lines }
}

async function showLearner(visit: Visit, slots: HomeSlots) {
  const visitor = visitorOf(visit)
  const today = visit.office.today()
  const { timeZone } = visit.office.settings
  const context = { today, stamp: visit.stamp(), timeZone }
  const [{ tasks }, given, panels] = await Promise.all([
    findHome(visit.db, visitor.id, null),
    findDuties(visit, slots.ownDuties, today),
    Promise.all(slots.panels.map((panel) => panel(visit.db, visitor.id, context))),
  ])
  const greeting = greet(visitor.name.split(' ')[0]!, visit.office.now(), timeZone)
  const shown = panels.filter((panel): panel is NonNullable<ComponentChildren> => Boolean(panel))
  return <LearnerHomePage greeting={greeting} today={today} lines={joinLines(tasks, given)} panels={shown} />
}

async function findDuties(visit: Visit, duties: readonly Duty[], today: LocalDate): Promise<DutyLine[]> {
  const visitor = visitorOf(visit)
  const person: Dutiful = { id: visitor.id, roles: visitor.roles, may: (grant) => may(visitor, grant) }
  const calendar = { today, timeZone: visit.office.settings.timeZone }
  return (await Promise.all(duties.map((duty) => duty(visit.db, person, calendar)))).flat()
}

/** Tasks and duties in one list, the soonest due first. Whoever asked said what a task is and what its button does. */
function joinLines(tasks: readonly HomeTask[], duties: readonly DutyLine[]): WaitingLine[] {
  const asked = tasks.map(({ path, ...task }) => ({ ...task, href: path }))
  return [...asked, ...duties].toSorted((a, b) => (a.dueOn ?? '9999').localeCompare(b.dueOn ?? '9999'))
}
