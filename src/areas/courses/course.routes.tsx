import { type Missing, missing } from '../../kernel/decision.ts'
import { isId } from '../../kernel/ids.ts'
import { type Answer, seeOther, showPage } from '../../http/answer.ts'
import { errorsOf, one, readForm, statusOf } from '../../http/form.ts'
import { may } from '../../http/permission.ts'
import { type Route, type Visit, visitorOf } from '../../http/route.ts'
import type { Errors } from '../../ui/errors.ts'
import { findActivity, isInRole } from '../activities/activity.store.ts'
import { findPolicy } from '../policies/policy.store.ts'
import { addModule, dropModule, rewriteModule, setTest } from './course.commands.ts'
import { moduleInput, testInput } from './course.schema.ts'
import { findTest, listModules } from './course.store.ts'
import { ModuleFormPage, TestFormPage, type TypedModule, type TypedTest } from './course.view.tsx'

const here = '/office/activities/:activityId'
type Found = NonNullable<Awaited<ReturnType<typeof findActivity>>>

/** Writing a course: its readings and its test. */
export const courseRoutes: Route[] = [
  {
    method: 'GET',
    path: `${here}/modules/new`,
    may: 'activity.plan.own',
    wrongOwner: (office) => `/office/activities/${office.idOf('activity')}/modules/new`,
    handle: (visit) =>
      withCourse(visit, (activity) => showModule(visit, activity, 'new', { title: '', body: '', minutes: '15' }, {})),
  },
  {
    method: 'POST',
    path: `${here}/modules/new`,
    may: 'activity.plan.own',
    wrongOwner: (office) => `/office/activities/${office.idOf('activity')}/modules/new`,
    handle: (visit) =>
      withCourse(visit, async (activity) => {
        const read = readForm(moduleInput, visit.form)
        if (!read.ok) return showModule(visit, activity, 'new', typedModule(visit), read.errors)
        const decision = await visit.write((tx) => addModule(tx, activity.id, read.data))
        if (decision === missing) return missing
        return decision.ok
          ? seeOther(addressOf(activity))
          : showModule(visit, activity, 'new', typedModule(visit), errorsOf(decision.refusal))
      }),
  },
  {
    method: 'GET',
    path: `${here}/modules/:moduleId`,
    may: 'activity.plan.own',
    wrongOwner: (office) => `/office/activities/${office.idOf('activity')}/modules/${office.idOf('module')}`,
    handle: (visit) =>
      withCourse(visit, async (activity) => {
        const module = await findModule(visit, activity)
        return module ? showModule(visit, activity, module.id, module, {}) : missing
      }),
  },
  {
    method: 'POST',
    path: `${here}/modules/:moduleId`,
    may: 'activity.plan.own',
    wrongOwner: (office) => `/office/activities/${office.idOf('activity')}/modules/${office.idOf('module')}`,
    handle: (visit) =>
      withCourse(visit, async (activity) => {
        const moduleId = visit.params.moduleId!
        if (!isId(moduleId)) return missing
        const read = readForm(moduleInput, visit.form)
        if (!read.ok) return showModule(visit, activity, moduleId, typedModule(visit), read.errors)
        const decision = await visit.write((tx) => rewriteModule(tx, activity.id, moduleId, read.data))
        if (decision === missing) return missing
        return decision.ok
          ? seeOther(addressOf(activity))
          : showModule(visit, activity, moduleId, typedModule(visit), errorsOf(decision.refusal))
      }),
  },
  {
    method: 'POST',
    path: `${here}/modules/:moduleId/removal`,
    may: 'activity.plan.own',
    wrongOwner: (office) => `/office/activities/${office.idOf('activity')}/modules/${office.idOf('module')}/removal`,
    handle: (visit) =>
      withCourse(visit, async (activity) => {
        const module = await findModule(visit, activity)
        if (!module) return missing
        const decision = await visit.write((tx) => dropModule(tx, activity.id, module.id))
        if (decision === missing) return missing
        return decision.ok
          ? seeOther(addressOf(activity))
          : showModule(visit, activity, module.id, module, errorsOf(decision.refusal))
      }),
  },
  {
    method: 'GET',
    path: `${here}/test`,
    may: 'activity.plan.own',
    wrongOwner: (office) => `/office/activities/${office.idOf('activity')}/test`,
    handle: (visit) =>
      withCourse(visit, async (activity) => {
        const test = await findTest(visit.db, activity.id)
        const standing = await findPolicy(visit.db, 'credit.passPercent', visit.office.today())
        const typed = {
          passPercent: String(test?.passPercent ?? standing),
          attempts: test?.attemptsAllowed ? String(test.attemptsAllowed) : '',
          minutes: String(test?.minutes ?? 10),
        }
        return showTest(visit, activity, typed, {})
      }),
  },
  {
    method: 'POST',
    path: `${here}/test`,
    may: 'activity.plan.own',
    wrongOwner: (office) => `/office/activities/${office.idOf('activity')}/test`,
    handle: (visit) =>
      withCourse(visit, async (activity) => {
        const { form } = visit
        const typed = {
          passPercent: one(form, 'passPercent'),
          attempts: one(form, 'attempts'),
          minutes: one(form, 'minutes'),
        }
        const read = readForm(testInput, typed)
        if (!read.ok) return showTest(visit, activity, typed, read.errors)
        const decision = await visit.write((tx) => setTest(tx, activity.id, read.data))
        if (decision === missing) return missing
        if (!decision.ok) return showTest(visit, activity, typed, errorsOf(decision.refusal))
        const mayWrite = may(visitorOf(visit), 'questionnaire.write')
        return seeOther(mayWrite ? `/office/questionnaires/${decision.value}` : addressOf(activity))
      }),
  },
]

/** Goes on with the activity of the address, where the visitor may plan it. */
async function withCourse(visit: Visit, go: (activity: Found) => Promise<Answer> | Answer): Promise<Answer | Missing> {
  const activityId = visit.params.activityId!
  const activity = isId(activityId) ? await findActivity(visit.db, activityId) : undefined
  if (!activity) return missing
  const visitor = visitorOf(visit)
  if (!may(visitor, 'activity.see') && !(await isInRole(visit.db, activityId, visitor.id))) return missing
  return go(activity)
}

function addressOf(activity: Found): string {
  return `/office/activities/${activity.id}#course`
}

/** The reading of the address as its form shows it; undefined when the activity has none such. */
async function findModule(visit: Visit, activity: Found): Promise<(TypedModule & { id: string }) | undefined> {
  const module = (await listModules(visit.db, activity.id)).find((each) => each.id === visit.params.moduleId)
  return module && { ...module, minutes: String(module.minutes) }
}

function typedModule(visit: Visit): TypedModule {
  const { form } = visit
  return { title: one(form, 'title'), body: one(form, 'body'), minutes: one(form, 'minutes') }
}

function showModule(visit: Visit, activity: Found, moduleId: string, typed: TypedModule, errors: Errors) {
  const heading = moduleId === 'new' ? 'Write a reading' : 'Change a reading'
  const action = `/office/activities/${activity.id}/modules/${moduleId}`
  const body = (
    <ModuleFormPage
      activity={activity}
      action={action}
      heading={heading}
      stamp={visit.stamp()}
      typed={typed}
      errors={errors}
    />
  )
  return showPage({ face: 'office', title: heading, current: '/office/activities', status: statusOf(errors), body })
}

function showTest(visit: Visit, activity: Found, typed: TypedTest, errors: Errors) {
  const body = <TestFormPage activity={activity} stamp={visit.stamp()} typed={typed} errors={errors} />
  return showPage({ face: 'office', title: 'The test', current: '/office/activities', status: statusOf(errors), body })
}
