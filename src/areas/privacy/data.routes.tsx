import { download, seeOther, showPage } from '../../http/answer.ts'
import { errorsOf, one, readForm, statusOf } from '../../http/form.ts'
import { type Route, type Visit, visitorOf } from '../../http/route.ts'
import { showInstant } from '../../kernel/dates.ts'
import type { Holdings } from '../../kernel/holding.ts'
import { listHeld } from '../../platform/holdings.ts'
import type { Errors } from '../../ui/errors.ts'
import { readHeldRow } from './data.rules.ts'
import { CorrectionPage, DataPage, ErasurePage, ReadingPage, type ReadTable } from './data.view.tsx'
import type { Hold } from './erasure.slots.ts'
import { askForCorrection, askForErasure, listKeptOf } from './request.commands.ts'
import { correctionInput, erasureInput } from './request.schema.ts'
import { listRequestsOf } from './request.store.ts'

/** So many rows of a table are read on a page; the file has them all. */
const mostRead = 100

/** A person's own data: read, downloaded, and what they ask of it. */
export const dataRoutes = (holdings: Holdings, holds: readonly Hold[]): Route[] => [
  { method: 'GET', path: '/my/data', may: 'signed in', handle: showData },
  {
    method: 'GET',
    path: '/my/data/reading',
    may: 'signed in',
    perMinute: 10,
    handle: (visit) => showReading(visit, holdings),
  },
  {
    method: 'GET',
    path: '/my/data/file.json',
    may: 'signed in',
    perMinute: 10,
    handle: (visit) =>
      download({
        bytes: writeFile(visit, holdings),
        mediaType: 'application/json',
        name: `everything-held-about-you-${visit.office.today()}.json`,
      }),
  },
  { method: 'GET', path: '/my/data/correction', may: 'signed in', handle: (visit) => showCorrection(visit, {}) },
  {
    method: 'POST',
    path: '/my/data/correction',
    may: 'signed in',
    handle: async (visit) => {
      const read = readForm(correctionInput, visit.form)
      if (!read.ok) return showCorrection(visit, read.errors)
      const personId = visitorOf(visit).id
      await visit.write((tx) => askForCorrection(tx, personId, read.data, visit.office.today()))
      return seeOther('/my/data?asked=1')
    },
  },
  { method: 'GET', path: '/my/data/erasure', may: 'signed in', handle: (visit) => showErasure(visit, holds, {}) },
  {
    method: 'POST',
    path: '/my/data/erasure',
    may: 'signed in',
    handle: async (visit) => {
      const read = readForm(erasureInput, visit.form)
      if (!read.ok) return showErasure(visit, holds, read.errors)
      const personId = visitorOf(visit).id
      const decision = await visit.write((tx) => askForErasure(tx, personId, read.data.why, visit.office.today()))
      return decision.ok ? seeOther('/my/data?asked=1') : showErasure(visit, holds, errorsOf(decision.refusal))
    },
  },
]

async function showData(visit: Visit) {
  const requests = await listRequestsOf(visit.db, visitorOf(visit).id)
  const body = <DataPage requests={requests} isAsked={visit.query.asked === '1'} />
  return showPage({ face: 'learner', title: 'Your data', body })
}

const typedIn = ({ form }: Visit, names: readonly string[]) =>
  Object.fromEntries(names.map((name) => [name, one(form, name)]))

function showCorrection(visit: Visit, errors: Errors) {
  const typed = typedIn(visit, ['about', 'stands', 'should', 'why'])
  const body = <CorrectionPage stamp={visit.stamp()} typed={typed} errors={errors} />
  return showPage({ face: 'learner', title: 'Ask for a correction', status: statusOf(errors), body })
}

async function showErasure(visit: Visit, holds: readonly Hold[], errors: Errors) {
  const kept = await listKeptOf(visit.db, visitorOf(visit).id, holds, visit.office.today())
  const typed = typedIn(visit, ['why', 'sure'])
  const body = <ErasurePage stamp={visit.stamp()} typed={typed} errors={errors} kept={kept} />
  return showPage({ face: 'learner', title: 'Ask to have your record emptied', status: statusOf(errors), body })
}

async function showReading(visit: Visit, holdings: Holdings) {
  const { timeZone } = visit.office.settings
  const visitor = visitorOf(visit)
  const tables: ReadTable[] = []
  for await (const { table, title, rows } of listHeld(visit.db, visitor.id, holdings)) {
    const read = rows.slice(-mostRead).map((row) => readHeldRow(row, timeZone))
    tables.push({ table, title, rows: read, more: rows.length - read.length })
  }
  const madeAt = showInstant(visit.office.now(), timeZone)
  const body = <ReadingPage name={visitor.name} madeAt={madeAt} tables={tables} />
  return showPage({ face: 'learner', title: 'Everything held about you', secret: true, body })
}

/** The file, a table at a time, so that it is never whole in memory. */
async function* writeFile(visit: Visit, holdings: Holdings): AsyncGenerator<string> {
  const head = {
    format: 'opencme.person.1',
    madeAt: visit.office.now(),
    explanation: 'Rows by table. "you" and "someone else" stand for people; instants are UTC.',
    personId: visitorOf(visit).id,
  }
  yield `${JSON.stringify(head, null, 2).slice(0, -2)},\n  "tables": [`
  let before = ''
  for await (const held of listHeld(visit.db, visitorOf(visit).id, holdings)) {
    yield `${before}\n    ${JSON.stringify(held)}`
    before = ','
  }
  yield '\n  ]\n}\n'
}
