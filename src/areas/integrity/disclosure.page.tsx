import { isId } from '../../kernel/ids.ts'
import { type Missing, missing } from '../../kernel/decision.ts'
import type { LocalDate } from '../../kernel/dates.ts'
import { type Answer, showPage } from '../../http/answer.ts'
import { one, statusOf } from '../../http/form.ts'
import { type Visit, linkOf, visitorOf } from '../../http/route.ts'
import type { Errors } from '../../ui/errors.ts'
import { findActivity } from '../activities/activity.store.ts'
import { listCompanyNames } from '../companies/company.store.ts'
import { listControllers } from './control.store.ts'
import type { Discloser } from './disclosure.schema.ts'
import { RelationshipFormPage, type TypedRelationship } from './relationship-form.view.tsx'
import type { About, Door } from './told.part.tsx'

/** Someone at one of the two doors of a disclosure, allowed in, with what it is about. */
export type Entered = { who: Discloser; door: Door; about: About; name: string; today: LocalDate }

/**
 * Goes on for who controls content of the activity: the holder of a link, or who is signed in for themselves. The one
 * 404 for everyone else.
 */
export async function withDiscloser(visit: Visit, go: (entered: Entered) => Promise<Answer> | Answer): Promise<Answer> {
  const { who, door } = doorOf(visit)
  if (!isId(who.activityId)) return missing
  const entered = await enter(visit, who, door)
  return entered === missing ? missing : go(entered)
}

function doorOf(visit: Visit): { who: Discloser; door: Door } {
  if (visit.link) {
    const { subjectId, personId, token } = linkOf(visit)
    return { who: { activityId: subjectId, personId }, door: { base: `/link/disclosure/${token}`, back: null } }
  }
  const activityId = visit.params.activityId!
  const door = { base: `/my/disclosures/${activityId}`, back: { label: 'Home', href: '/home' } }
  return { who: { activityId, personId: visitorOf(visit).id }, door }
}

async function enter(visit: Visit, who: Discloser, door: Door): Promise<Entered | Missing> {
  const [activity, controllers] = await Promise.all([
    findActivity(visit.db, who.activityId),
    listControllers(visit.db, [who.activityId]),
  ])
  const person = controllers.find(({ personId }) => personId === who.personId)
  if (!activity || !person) return missing
  const startsOn = person.roles.map((role) => role.startsOn).toSorted()[0]!
  const roles = [...new Set(person.roles.map(({ role }) => role))]
  const about = { title: activity.title, roles, startsOn }
  return { who, door, about, name: person.name, today: visit.office.today() }
}

/** The form for one relationship, new or changed, with what was refused. */
export async function showRelationshipForm(
  visit: Visit,
  { door, about }: Entered,
  form: { id: string | null; typed: TypedRelationship; errors: Errors },
): Promise<Answer> {
  const isNew = form.id === null
  const body = (
    <RelationshipFormPage
      action={`${door.base}/relationships/${form.id ?? 'new'}`}
      back={`${door.base}/relationships`}
      above={`“${about.title}”`}
      stamp={visit.stamp()}
      typed={form.typed}
      errors={form.errors}
      companies={await listCompanyNames(visit.db, 500)}
      isNew={isNew}
    />
  )
  const status = statusOf(form.errors)
  return showPage({ face: 'task', title: isNew ? 'Name a relationship' : 'Change a relationship', status, body })
}

/** What was typed into the form for one relationship. */
export function readTyped(visit: Visit): TypedRelationship {
  const { form } = visit
  return {
    company: one(form, 'company'),
    nature: one(form, 'nature'),
    shares: one(form, 'shares'),
    saidHolding: one(form, 'saidHolding'),
    about: one(form, 'about'),
    startedOn: one(form, 'startedOn'),
    goesOn: one(form, 'goesOn'),
    endedOn: one(form, 'endedOn'),
    thinksRelevant: one(form, 'thinksRelevant'),
  }
}
