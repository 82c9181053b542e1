import { seeOther, showPage } from '../../http/answer.ts'
import { may } from '../../http/permission.ts'
import { type Route, type Visit, visitorOf } from '../../http/route.ts'
import { dayOf } from '../../kernel/dates.ts'
import { missing } from '../../kernel/decision.ts'
import { isId } from '../../kernel/ids.ts'
import { parsePlace, showPlace } from '../../kernel/place.ts'
import { showName } from '../people/person.schema.ts'
import { owedScope } from './owed.rules.ts'
import { OwedPage } from './owed.view.tsx'
import { askAgain } from './task.commands.ts'
import { type OwedFilter, countOwedByOthers, findTask, listOwedByOthers } from './task.store.ts'

const pageSize = 50

export const owedRoutes: Route[] = [
  { method: 'GET', path: '/office/owed', may: 'office.see', handle: (visit) => showOwed(visit, {}) },
  {
    method: 'POST',
    path: '/office/owed/:taskId/ask',
    may: 'office.see',
    wrongOwner: (office) => `/office/owed/${office.idOf('task')}/ask`,
    handle: async (visit) => {
      const task = await findTheirs(visit)
      if (!task) return missing
      const decision = await visit.write((tx) => askAgain(tx, task.id, visit.office.address()))
      if (decision === missing) return missing
      return decision.ok
        ? seeOther(`/office/owed?asked=${task.id}`)
        : showOwed(visit, { refused: decision.refusal.message })
    },
  },
]

/** A task that is this visitor's to ask for: any for the office, for others what they asked for themselves. */
async function findTheirs(visit: Visit) {
  const { taskId = '' } = visit.params
  const task = isId(taskId) ? await findTask(visit.db, taskId) : undefined
  const visitor = visitorOf(visit)
  return task && (may(visitor, 'task.see') || task.owedTo === visitor.id) ? task : undefined
}

async function showOwed(visit: Visit, { refused }: { refused?: string }) {
  const visitor = visitorOf(visit)
  const theirs = owedScope(visitor, may(visitor, 'task.see'))
  if (theirs === null) return missing
  const { q = '', late = '', asked = '' } = visit.query
  const today = visit.office.today()
  const filter: OwedFilter = { ...theirs, words: q, lateOn: late === 'yes' ? today : undefined }
  const [found, count, again] = await Promise.all([
    listOwedByOthers(visit.db, { ...filter, after: parsePlace(visit.query.after) }, pageSize + 1),
    countOwedByOthers(visit.db, filter),
    isId(asked) ? findTask(visit.db, asked) : undefined,
  ])
  const { timeZone } = visit.office.settings
  const rows = found.slice(0, pageSize).map((task) => ({
    ...task,
    name: showName(task),
    stamp: visit.stamp(),
    askedOn: task.lastAskedAt && dayOf(task.lastAskedAt, timeZone),
  }))
  const last = found.length > pageSize ? rows.at(-1) : undefined
  const list = { rows, count, today, words: q, late: late === 'yes', refused }
  const next = last && nextAddress({ q, late }, last)
  const isTheirs = again && (theirs.owedTo === undefined || again.owedTo === theirs.owedTo)
  const body = <OwedPage {...list} next={next} asked={isTheirs ? showName(again) : undefined} />
  return showPage({ face: 'office', title: 'What others owe', current: '/office', status: refused ? 422 : 200, body })
}

function nextAddress(query: { q: string; late: string }, last: { createdAt: Date; id: string }): string {
  const after = showPlace({ at: last.createdAt, id: last.id })
  return `/office/owed?${new URLSearchParams({ ...query, after }).toString()}`
}
