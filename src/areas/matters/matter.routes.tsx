import { addTo } from '../../kernel/dates.ts'
import { showPage } from '../../http/answer.ts'
import type { Route } from '../../http/route.ts'
import { findPolicy } from '../policies/policy.store.ts'
import { assessControllers } from '../integrity/control.rules.ts'
import { listControllers } from '../integrity/control.store.ts'
import { type MatterKind, listMatters, matterKinds } from './matter.rules.ts'
import { listQuestionable } from './matter.store.ts'
import { MattersPage } from './matter.view.tsx'

/** Activities looked at on one page; more than an office ever has open at once. */
const activitiesAtMost = 200

export const matterRoutes: Route[] = [
  {
    method: 'GET',
    path: '/integrity',
    may: 'integrity.see',
    handle: async (visit) => {
      const today = visit.office.today()
      const validityMonths = await findPolicy(visit.db, 'integrity.validMonths', today)
      const since = addTo(today, { months: -validityMonths })
      const found = await listQuestionable(visit.db, since, activitiesAtMost + 1)
      const activities = found.slice(0, activitiesAtMost)
      const controllers = await listControllers(
        visit.db,
        activities.map(({ id }) => id),
      )
      const peopleOf = (id: string) => controllers.filter(({ activityId }) => activityId === id)
      const groups = activities.map((activity) => {
        const context = { today, validityMonths, isClinical: activity.isClinical }
        return { activity, matters: listMatters(assessControllers(peopleOf(activity.id), context), today) }
      })
      const shown = matterKinds.find((kind) => kind === visit.query.show) ?? null
      const matters = groups.flatMap((group) => group.matters)
      const counts = Object.fromEntries(
        matterKinds.map((kind) => [kind, matters.filter((matter) => matter.kind === kind).length]),
      ) as Record<MatterKind, number>
      const narrowed = groups
        .map((group) => ({
          ...group,
          matters: group.matters.filter((matter) => shown === null || matter.kind === shown),
        }))
        .filter((group) => group.matters.length > 0)
      const isCut = found.length > activitiesAtMost
      const body = <MattersPage groups={narrowed} shown={shown} counts={counts} today={today} isCut={isCut} />
      return showPage({ face: 'office', title: 'Integrity', body })
    },
  },
]
