import { missing } from '../../kernel/decision.ts'
import { isId } from '../../kernel/ids.ts'
import { seeOther, showPage } from '../../http/answer.ts'
import { errorsOf, statusOf } from '../../http/form.ts'
import { may } from '../../http/permission.ts'
import { type Route, type Visit, visitorOf } from '../../http/route.ts'
import type { Errors } from '../../ui/errors.ts'
import { isInRole } from '../activities/activity.store.ts'
import { designate } from './designation.commands.ts'
import { judgeCredit } from './designation.rules.ts'
import type { PlanFacts } from './designation.schema.ts'
import type { AssessmentOf } from './designation.slots.ts'
import { findPlan } from './designation.store.ts'
import { DesignationPage } from './designation.view.tsx'

/** Designating credit. `assessmentOf` comes from the area that delivers the format, which stands beside this one. */
export function designationRoutes(assessmentOf: AssessmentOf): Route[] {
  const path = '/office/activities/:activityId/designation'
  const row = {
    path,
    may: 'activity.plan.own',
    wrongOwner: (office) => `/office/activities/${office.idOf('activity')}/designation`,
  } satisfies Partial<Route>
  return [
    {
      method: 'GET',
      ...row,
      handle: async (visit) => {
        const plan = await planOf(visit)
        return plan ? showDesignation(visit, plan, {}) : missing
      },
    },
    {
      method: 'POST',
      ...row,
      handle: async (visit) => {
        const plan = await planOf(visit)
        if (!plan) return missing
        if (!may(visitorOf(visit), 'activity.plan'))
          return showDesignation(visit, plan, {
            '': 'The office designates credit. Ask it to; the plan can stay as it is.',
          })
        const decision = await visit.write(async (tx) => {
          const assessment = (await assessmentOf(tx, plan.activityId)) ?? null
          return designate(tx, plan.activityId, { assessment, today: visit.office.today() })
        })
        if (decision === missing) return missing
        return decision.ok
          ? seeOther(`/office/activities/${plan.activityId}#credit`)
          : showDesignation(visit, plan, errorsOf({ ...decision.refusal, field: undefined }))
      },
    },
  ]
}

/** The plan of the address, for the office and for those with a role in it. */
async function planOf(visit: Visit): Promise<PlanFacts | undefined> {
  const activityId = visit.params.activityId!
  const visitor = visitorOf(visit)
  if (!isId(activityId)) return undefined
  if (!may(visitor, 'activity.plan') && !(await isInRole(visit.db, activityId, visitor.id))) return undefined
  return findPlan(visit.db, activityId, visit.office.today())
}

function showDesignation(visit: Visit, plan: PlanFacts, errors: Errors) {
  const body = (
    <DesignationPage
      credit={judgeCredit(plan, visit.office.today())}
      stamp={visit.stamp()}
      timeZone={visit.office.settings.timeZone}
      errors={errors}
    />
  )
  const status = statusOf(errors)
  return showPage({ face: 'office', title: 'Designate credit', current: '/office/activities', status, body })
}
