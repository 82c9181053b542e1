import { missing } from '../../kernel/decision.ts'
import { isId } from '../../kernel/ids.ts'
import { type Answer, showPage } from '../../http/answer.ts'
import { type Form, statusOf } from '../../http/form.ts'
import { type Grant, may } from '../../http/permission.ts'
import { type Visit, visitorOf } from '../../http/route.ts'
import { listIdentifiers } from './identifier.store.ts'
import type { Refused } from './identifier.view.tsx'
import type { TypedOrganization } from './organization-form.view.tsx'
import type { OrganizationGate, OrganizationPanel } from './organization.slots.ts'
import { findOrganization, listAbove, listFormerNames, listParts } from './organization.store.ts'
import { OrganizationPage } from './organization.view.tsx'
import { listPartnerships } from './partnership.store.ts'

export type KnownOrganization = NonNullable<Awaited<ReturnType<typeof findOrganization>>>

/** What areas above add to the page of an organization, and what they know to stand on it. */
export type OrganizationSlots = { panels: readonly OrganizationPanel[]; gates: readonly OrganizationGate[] }

/** Answers with the organization whose page this is; the one 404 where there is none. */
export async function withOrganization(
  visit: Visit,
  answer: (organization: KnownOrganization) => Answer | Promise<Answer>,
): Promise<Answer> {
  const id = visit.params.organizationId!
  const organization = isId(id) ? await findOrganization(visit.db, id) : undefined
  return organization ? answer(organization) : missing
}

/** The page of an organization, with what areas above know of it; `refused` is the form that was not taken. */
export async function showOrganization(
  visit: Visit,
  organization: KnownOrganization,
  { panels }: OrganizationSlots,
  refused: Refused | null = null,
): Promise<Answer> {
  const { db } = visit
  const visitor = visitorOf(visit)
  const context = {
    visitor,
    today: visit.office.today(),
    timeZone: visit.office.settings.timeZone,
    stamp: visit.stamp(),
    may: (grant: Grant) => may(visitor, grant),
  }
  const { id } = organization
  const [above, parts, formerNames, identifiers, partnerships, added] = await Promise.all([
    listAbove(db, id),
    listParts(db, id),
    listFormerNames(db, id),
    listIdentifiers(db, id),
    listPartnerships(db, id),
    Promise.all(panels.map((panel) => panel(db, organization, context))),
  ])
  const body = (
    <OrganizationPage
      {...{ organization, above, parts, formerNames, identifiers, partnerships, refused }}
      {...{ stamp: context.stamp, today: context.today, timeZone: context.timeZone }}
      mayRecord={context.may('people.record')}
    >
      {added}
    </OrganizationPage>
  )
  const status = statusOf(refused?.errors ?? {})
  return showPage({ face: 'office', title: organization.name, current: '/organizations', status, body })
}

/** What was typed, each field once. */
export function typedIn(form: Form): TypedOrganization {
  return Object.fromEntries(
    Object.entries(form).map(([name, value]) => [name, Array.isArray(value) ? (value[0] ?? '') : value]),
  )
}
