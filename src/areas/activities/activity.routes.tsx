import { missing } from '../../kernel/decision.ts'
import { addTo } from '../../kernel/dates.ts'
import { isId } from '../../kernel/ids.ts'
import { type Answer, seeOther, showPage } from '../../http/answer.ts'
import { errorsOf, many, one, readForm, statusOf } from '../../http/form.ts'
import { type Route, type Visit, visitorOf } from '../../http/route.ts'
import { registerRoutes } from '../../lists/routes.ts'
import type { Errors } from '../../ui/errors.ts'
import { listOrganizationNames } from '../organizations/organization.store.ts'
import type { Profession } from '../people/person.schema.ts'
import { describeActivity, planActivity, stepActivity } from './activity.commands.ts'
import { DescriptionPage, NewPlanPage, type TypedDescription, type TypedPlan } from './activity-form.view.tsx'
import { activityRegister } from './activity.register.tsx'
import { activityInput, planInput, professionsInput } from './activity.schema.ts'
import { listAudience, listJointProviders } from './activity.store.ts'
import { findGapToPlan } from './gap-plan.store.ts'
import { listOfferedProviders } from './joint-provider.store.ts'
import { activitySteps } from './life.schema.ts'
import { type Found, type PlanSlots, showPlan, withPlan } from './plan.page.tsx'

/** The plan of an activity: list, new, page, description, steps. Areas above add their gates and panels. */
export function activityRoutes(slots: PlanSlots): Route[] {
  return [
    ...listRoutes,
    {
      method: 'GET',
      path: '/office/activities/:activityId',
      may: 'activity.see.own',
      wrongOwner: (office) => `/office/activities/${office.idOf('activity')}`,
      handle: (visit) => withPlan(visit, (activity) => showPlan(visit, activity, slots)),
    },
    {
      method: 'POST',
      path: '/office/activities/:activityId/steps',
      may: 'activity.plan',
      handle: (visit) =>
        withPlan(visit, async (activity) => {
          const to = activitySteps.find((step) => step === one(visit.form, 'to'))
          if (!to || to === 'approved') return missing
          const step = {
            to,
            why: one(visit.form, 'why').trim(),
            by: visitorOf(visit).name,
            today: visit.office.today(),
          }
          const decision = await visit.write((tx) => stepActivity(tx, activity.id, step))
          if (decision === missing) return missing
          return decision.ok
            ? seeOther(`/office/activities/${activity.id}`)
            : showPlan(visit, activity, slots, { said: decision.refusal.message })
        }),
    },
    ...descriptionRoutes,
  ]
}

const listRoutes: Route[] = [
  ...registerRoutes(activityRegister),
  {
    method: 'GET',
    path: '/office/activities/new',
    may: 'activity.plan',
    handle: (visit) => {
      const today = visit.office.today()
      return showNew(
        visit,
        { title: '', releasesOn: addTo(today, { days: 42 }), expiresOn: addTo(today, { days: 42, years: 2 }) },
        {},
      )
    },
  },
  {
    method: 'POST',
    path: '/office/activities/new',
    may: 'activity.plan',
    handle: async (visit) => {
      const typed = {
        title: one(visit.form, 'title'),
        releasesOn: one(visit.form, 'releasesOn'),
        expiresOn: one(visit.form, 'expiresOn'),
      }
      const gapId = visit.query.gap ?? ''
      if (!isId(gapId)) return missing
      const read = readForm(planInput, visit.form)
      if (!read.ok) return showNew(visit, typed, read.errors)
      const decision = await visit.write((tx) => planActivity(tx, gapId, read.data))
      if (decision === missing) return missing
      return decision.ok
        ? seeOther(`/office/activities/${decision.value}`)
        : showNew(visit, typed, errorsOf(decision.refusal))
    },
  },
]

const descriptionRoutes: Route[] = [
  {
    method: 'GET',
    path: '/office/activities/:activityId/description',
    may: 'activity.plan.own',
    wrongOwner: (office) => `/office/activities/${office.idOf('activity')}/description`,
    handle: (visit) =>
      withPlan(visit, async (activity) => {
        const [audience, joint] = await Promise.all([
          listAudience(visit.db, activity.id),
          listJointProviders(visit.db, activity.id),
        ])
        const typed: TypedDescription = {
          ...activity,
          contentAreas: activity.contentAreas.join(', '),
          jointProviders: joint.map((each) => each.id),
          anotherProvider: '',
          audience: [...new Set(audience.map((each) => each.profession))],
        }
        return showDescription(visit, activity, typed, {})
      }),
  },
  {
    method: 'POST',
    path: '/office/activities/:activityId/description',
    may: 'activity.plan.own',
    wrongOwner: (office) => `/office/activities/${office.idOf('activity')}/description`,
    handle: (visit) =>
      withPlan(visit, async (activity) => {
        const typed = typedDescription(visit)
        const read = readForm(activityInput.extend(professionsInput.shape), {
          ...typed,
          fee: activity.fee,
          contentAreas: splitWords(typed.contentAreas),
        } as never)
        if (!read.ok) return showDescription(visit, activity, typed, read.errors)
        const kept = (await listAudience(visit.db, activity.id)).filter((each) =>
          typed.audience.includes(each.profession),
        )
        const added = typed.audience.filter((profession) => !kept.some((each) => each.profession === profession))
        const audience = [...kept, ...added.map((profession) => ({ profession, specialty: '' }))] as {
          profession: Profession
          specialty: string
        }[]
        const jointProviderIds = typed.jointProviders.filter(isId)
        const extent = { audience, jointProviderIds, anotherProvider: typed.anotherProvider.trim() }
        const { audience: _named, ...input } = read.data
        const decision = await visit.write((tx) => describeActivity(tx, activity.id, input, extent))
        if (decision === missing) return missing
        return decision.ok
          ? seeOther(`/office/activities/${activity.id}`)
          : showDescription(visit, activity, typed, errorsOf(decision.refusal))
      }),
  },
]

async function showNew(visit: Visit, typed: TypedPlan, errors: Errors): Promise<Answer> {
  const gapId = visit.query.gap ?? ''
  const gap = isId(gapId) ? await findGapToPlan(visit.db, gapId) : undefined
  if (!gap) return missing
  const body = <NewPlanPage gap={gap} stamp={visit.stamp()} typed={typed} errors={errors} />
  return showPage({
    face: 'office',
    title: 'Plan education',
    current: '/office/activities',
    status: statusOf(errors),
    body,
  })
}

/** So many partners are offered to tick, and so many names while typing. */
const [mostOffered, mostNames] = [15, 500]

async function showDescription(visit: Visit, activity: Found, typed: TypedDescription, errors: Errors) {
  const [organizations, names] = await Promise.all([
    listOfferedProviders(visit.db, activity.id, mostOffered),
    listOrganizationNames(visit.db, mostNames),
  ])
  const body = (
    <DescriptionPage
      activity={activity}
      stamp={visit.stamp()}
      typed={typed}
      errors={errors}
      organizations={organizations}
      names={names}
    />
  )
  return showPage({
    face: 'office',
    title: 'What the plan says',
    current: '/office/activities',
    status: statusOf(errors),
    body,
  })
}

function typedDescription(visit: Visit): TypedDescription {
  const { form } = visit
  return {
    title: one(form, 'title'),
    releasesOn: one(form, 'releasesOn'),
    expiresOn: one(form, 'expiresOn'),
    summary: one(form, 'summary'),
    description: one(form, 'description'),
    designRationale: one(form, 'designRationale'),
    designedFor: one(form, 'designedFor') || 'competence',
    isClinical: one(form, 'isClinical') === 'yes',
    contentAreas: one(form, 'contentAreas'),
    isListed: one(form, 'isListed') === 'yes',
    providership: one(form, 'providership') || 'direct',
    jointProviders: many(form, 'jointProviders'),
    anotherProvider: one(form, 'anotherProvider'),
    audience: many(form, 'audience'),
  }
}

function splitWords(text: string): string[] {
  return text
    .split(',')
    .map((word) => word.trim())
    .filter(Boolean)
}
