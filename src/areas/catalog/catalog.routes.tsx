import type { LocalDate } from '../../kernel/dates.ts'
import { missing } from '../../kernel/decision.ts'
import { isId } from '../../kernel/ids.ts'
import { type Answer, showPage } from '../../http/answer.ts'
import type { Route, Visit } from '../../http/route.ts'
import { listPage } from '../../platform/listing.ts'
import { findPublishedPlan } from '../activities/published.store.ts'
import { professions } from '../people/person.schema.ts'
import type { FrontPanel, PublicAct, PublicPanel } from './catalog.slots.ts'
import { catalog } from './catalog.store.ts'
import { ActivityPage, CatalogPage, FrontPage } from './catalog.view.tsx'

const pageSize = 20
const onFront = 6
/** How old a page may be that the public is shown. */
const cacheSeconds = 5

export type CatalogSlots = { panels: readonly PublicPanel[]; acts: readonly PublicAct[]; front: readonly FrontPanel[] }

/** What everyone may see: the front page, the catalog, an activity. */
export function catalogRoutes(slots: CatalogSlots): Route[] {
  return [
    {
      method: 'GET',
      path: '/',
      may: 'public',
      cacheSeconds,
      handle: (visit) => showFront(visit, slots),
    },
    {
      method: 'GET',
      path: '/catalog',
      may: 'public',
      cacheSeconds,
      handle: (visit) => showCatalog(visit),
    },
    {
      method: 'GET',
      path: '/activities/:activityId',
      may: 'public',
      cacheSeconds,
      handle: (visit) => showActivity(visit, slots),
    },
  ]
}

async function showFront(visit: Visit, slots: CatalogSlots): Promise<Answer> {
  const today = visit.office.today()
  const [{ rows, count, isMore }, panels] = await Promise.all([
    listPage(visit.db, catalog, { narrow: { today }, order: 'newest' }, onFront),
    Promise.all(slots.front.map((panel) => panel(visit.db, today, visit.office.settings.timeZone))),
  ])
  const body = <FrontPage lines={rows} count={count} isMore={isMore} panels={panels} />
  return showPage({ face: 'public', title: 'Continuing Medical Education', body })
}

async function showCatalog(visit: Visit): Promise<Answer> {
  const { q = '', after, before } = visit.query
  const profession = professions.find((one) => one === visit.query.profession)
  const asked = { narrow: { profession, today: visit.office.today() }, words: q, order: 'newest', after, before }
  const found = await listPage(visit.db, catalog, asked, pageSize)
  const address = (place: Record<string, string>) =>
    `/catalog?${new URLSearchParams({ q, profession: profession ?? '', ...place }).toString()}`
  const body = (
    <CatalogPage
      {...found}
      lines={found.rows}
      words={q}
      profession={profession ?? ''}
      previous={found.before && address({ before: found.before })}
      next={found.after && address({ after: found.after })}
    />
  )
  return showPage({ face: 'public', title: 'Catalog', current: '/catalog', body })
}

async function showActivity(visit: Visit, slots: CatalogSlots): Promise<Answer> {
  const activityId = visit.params.activityId!
  const activity = isId(activityId) ? await findPublishedPlan(visit.db, activityId) : undefined
  if (!activity) return missing
  const { db } = visit
  const personId = visit.visitor?.id ?? null
  const today = visit.office.today()
  const [panels, acts] = await Promise.all([
    Promise.all(slots.panels.map((panel) => panel(db, activityId, { today, personId }))),
    Promise.all(slots.acts.map((act) => act(db, activityId, personId, today))),
  ])
  const isAhead = today < activity.releasesOn
  const act = isAhead ? null : (acts.find((each) => each !== null) ?? null)
  const { audience, objectives, people, references, gaps } = activity
  const facts = { audience, objectives, people, references, gaps, act, isAhead, panels }
  const days = { releasesOn: activity.releasesOn as LocalDate, expiresOn: activity.expiresOn as LocalDate }
  const body = <ActivityPage activity={{ ...activity, ...days }} {...facts} />
  return showPage({ face: 'public', title: activity.title, current: '/catalog', body })
}
