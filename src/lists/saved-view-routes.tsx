import { type Answer, seeOther } from '../http/answer.ts'
import { one, readForm } from '../http/form.ts'
import { type OthersRecords, type Route, type Visit, visitorOf } from '../http/route.ts'
import { type Decision, type Missing, missing } from '../kernel/decision.ts'
import { isId } from '../kernel/ids.ts'
import type { Tx } from '../platform/database.ts'
import { parseAsk, showAsk, turnTo } from './address.ts'
import { showList } from './list.page.tsx'
import { type Register, atVisit, pathOfOthers, shapeOf } from './register.ts'
import { viewPath } from './saved-view.address.ts'
import { type Shelf, beginWithView, deleteView, keepView, renameView } from './saved-view.commands.ts'
import { savedViewInput } from './saved-view.schema.ts'

/** Saving what a list shows under a name, and what can be done with a saved view. */
export function savedViewRoutes<Found, Row extends { id: string }, Narrow>(
  register: Register<Found, Row, Narrow>,
): Route[] {
  const { path, may } = register
  return [
    { method: 'POST', path: `${path}/views`, may, handle: (visit) => save(visit, atVisit(register, visit)) },
    {
      method: 'POST',
      path: `${path}/views/:viewId`,
      may,
      wrongOwner: (office: OthersRecords) => `${pathOfOthers(path, office)}/views/${office.idOf('view')}`,
      handle: (visit) => change(visit, atVisit(register, visit)),
    },
  ]
}

async function save<Found, Row extends { id: string }, Narrow>(
  visit: Visit,
  register: Register<Found, Row, Narrow>,
): Promise<Answer> {
  const shape = shapeOf(register)
  const { ask } = parseAsk(shape, visit.query)
  if ((await register.narrow(visit, ask.filters)) === missing) return missing
  const read = readForm(savedViewInput, visit.form)
  if (!read.ok) return showList(visit, register, Object.values(read.errors)[0])
  const view = { ...read.data, address: showAsk(shape, turnTo(ask, {})).slice(1) }
  const decision = await visit.write((tx) => keepView(tx, shelfOf(visit, register), view))
  if (!decision.ok) return showList(visit, register, decision.refusal.message)
  return seeOther(viewPath(register.path, { id: decision.value, address: view.address }))
}

async function change<Found, Row extends { id: string }, Narrow>(
  visit: Visit,
  register: Register<Found, Row, Narrow>,
): Promise<Answer> {
  const viewId = visit.params.viewId!
  if (!isId(viewId)) return missing
  const shelf = shelfOf(visit, register)
  const read = readForm(savedViewInput, visit.form)
  const acts: Record<string, (tx: Tx) => Promise<Decision<string> | Missing>> = {
    begin: (tx) => beginWithView(tx, shelf, viewId, true),
    unbegin: (tx) => beginWithView(tx, shelf, viewId, false),
    delete: (tx) => deleteView(tx, shelf, viewId),
    ...(read.ok && { change: (tx: Tx) => renameView(tx, shelf, viewId, read.data) }),
  }
  const name = one(visit.form, 'act')
  const act = Object.hasOwn(acts, name) ? acts[name] : undefined
  if (!act) return name === 'change' && !read.ok ? showList(visit, register, Object.values(read.errors)[0]) : missing
  const decision = await visit.write(act)
  if (decision === missing) return missing
  return decision.ok ? seeOther(`${register.path}?all=yes`) : showList(visit, register, decision.refusal.message)
}

function shelfOf(visit: Visit, { name }: { name: string }): Shelf {
  return { register: name, personId: visitorOf(visit).id }
}
