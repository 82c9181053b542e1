import { type Answer, seeOther, showPage } from '../http/answer.ts'
import { may } from '../http/permission.ts'
import { type Visit, visitorOf } from '../http/route.ts'
import { missing } from '../kernel/decision.ts'
import { listPage } from '../platform/listing.ts'
import { parseAsk } from './address.ts'
import { ListPage } from './list.view.tsx'
import { type Register, shapeOf } from './register.ts'
import { viewPath } from './saved-view.address.ts'
import { listSavedViews } from './saved-view.store.ts'

const usualPage = 50

/** The page of a list, with what was refused on it. Whoever made a saved view their own beginning is led there. */
export async function showList<Found, Row extends { id: string }, Narrow>(
  visit: Visit,
  register: Register<Found, Row, Narrow>,
  refused?: string,
): Promise<Answer> {
  const shape = shapeOf(register)
  const { ask, ignored } = parseAsk(shape, visit.query)
  const narrow = await register.narrow(visit, ask.filters)
  if (narrow === missing) return missing
  const views = await listSavedViews(visit.db, register.name, visitorOf(visit).id)
  const own = views.find(({ isDefault }) => isDefault)
  if (own && !refused && Object.keys(visit.query).length === 0) return seeOther(viewPath(register.path, own))
  const [found, counts] = await Promise.all([
    listPage(visit.db, register.source, { ...ask, narrow }, register.pageSize ?? usualPage),
    register.tabCounts?.(visit, ask),
  ])
  const shown = { visit, ask, found: { ...found, rows: [] }, rows: await register.dress(visit, found.rows) }
  const acts = (register.acts ?? []).filter((act) => may(visitorOf(visit), act.may))
  const body = (
    <ListPage
      register={register}
      shape={shape}
      shown={shown}
      head={await register.head(shown)}
      counts={counts}
      ignored={ignored}
      views={views}
      acts={acts}
      refused={refused}
    />
  )
  const status = refused ? 422 : 200
  return showPage({ face: 'office', title: register.title, current: register.current ?? register.path, status, body })
}
