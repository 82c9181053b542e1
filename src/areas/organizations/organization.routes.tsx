import { missing } from '../../kernel/decision.ts'
import { isId } from '../../kernel/ids.ts'
import { seeOther, showPage } from '../../http/answer.ts'
import { errorsOf, readForm, statusOf } from '../../http/form.ts'
import type { Route, Visit } from '../../http/route.ts'
import { registerRoutes } from '../../lists/routes.ts'
import type { Errors } from '../../ui/errors.ts'
import {
  describeOrganization,
  openOrganization,
  retireOrganization,
  takeUpOrganization,
} from './organization.commands.ts'
import { OrganizationFormPage, type TypedOrganization } from './organization-form.view.tsx'
import {
  type KnownOrganization,
  type OrganizationSlots,
  showOrganization,
  typedIn,
  withOrganization,
} from './organization.page.tsx'
import { organizationRegister } from './organization.register.tsx'
import { organizationChange, organizationInput, retirementInput } from './organization.schema.ts'
import { findOrganization, listOrganizationNames } from './organization.store.ts'

const mostNames = 500

/** Organizations: found, recorded, changed, retired. Areas above add to their page what they know. */
export const organizationRoutes = (slots: OrganizationSlots): Route[] => [
  ...registerRoutes(organizationRegister),
  ...newRoutes,
  {
    method: 'GET',
    path: '/organizations/:organizationId',
    may: 'people.see',
    handle: (visit) => withOrganization(visit, (one) => showOrganization(visit, one, slots)),
  },
  ...changeRoutes,
  ...retirementRoutes(slots),
]

const newRoutes: Route[] = [
  {
    method: 'GET',
    path: '/organizations/new',
    may: 'people.record',
    handle: async (visit) => {
      const asked = visit.query.parent ?? ''
      const parent = isId(asked) ? await findOrganization(visit.db, asked) : undefined
      const { city, state, country } = parent ?? { city: null, state: null, country: 'USA' }
      const typed = { parent: parent?.name ?? '', city: city ?? '', state: state ?? '', country }
      return showForm(visit, null, typed, {})
    },
  },
  {
    method: 'POST',
    path: '/organizations/new',
    may: 'people.record',
    handle: async (visit) => {
      const typed = typedIn(visit.form)
      const read = readForm(organizationInput, visit.form)
      if (!read.ok) return showForm(visit, null, typed, read.errors)
      const decision = await visit.write((tx) => openOrganization(tx, read.data))
      return decision.ok
        ? seeOther(`/organizations/${decision.value}`)
        : showForm(visit, null, typed, errorsOf(decision.refusal))
    },
  },
]

const changeRoutes: Route[] = [
  {
    method: 'GET',
    path: '/organizations/:organizationId/details',
    may: 'people.record',
    handle: (visit) => withOrganization(visit, (one) => showForm(visit, one, typedOf(one), {})),
  },
  {
    method: 'POST',
    path: '/organizations/:organizationId/details',
    may: 'people.record',
    handle: (visit) =>
      withOrganization(visit, async (one) => {
        const typed = typedIn(visit.form)
        const read = readForm(organizationChange, visit.form)
        if (!read.ok) return showForm(visit, one, typed, read.errors)
        const decision = await visit.write((tx) => describeOrganization(tx, one.id, read.data))
        if (decision === missing) return missing
        return decision.ok
          ? seeOther(`/organizations/${one.id}`)
          : showForm(visit, one, typed, errorsOf(decision.refusal))
      }),
  },
]

const retirementRoutes = (slots: OrganizationSlots): Route[] => [
  {
    method: 'POST',
    path: '/organizations/:organizationId/retirement',
    may: 'people.record',
    handle: (visit) =>
      withOrganization(visit, async (one) => {
        const refused = (errors: Errors) =>
          showOrganization(visit, one, slots, { form: 'retirement', typed: typedIn(visit.form), errors })
        const read = readForm(retirementInput, visit.form)
        if (!read.ok) return refused(read.errors)
        const asked = { ...read.data, today: visit.office.today() }
        const decision = await visit.write((tx) => retireOrganization(tx, one.id, asked, slots.gates))
        if (decision === missing) return missing
        return decision.ok ? seeOther(`/organizations/${one.id}`) : refused(errorsOf(decision.refusal))
      }),
  },
  {
    method: 'POST',
    path: '/organizations/:organizationId/retirement/withdrawal',
    may: 'people.record',
    handle: (visit) =>
      withOrganization(visit, async (one) => {
        const decision = await visit.write((tx) => takeUpOrganization(tx, one.id))
        if (decision === missing) return missing
        if (decision.ok) return seeOther(`/organizations/${one.id}`)
        const errors = errorsOf(decision.refusal)
        return showOrganization(visit, one, slots, { form: 'withdrawal', typed: {}, errors })
      }),
  },
]

function typedOf(one: KnownOrganization): TypedOrganization {
  const { name, kind, parent, street, city, state, postalCode, country, web } = one
  const words = Object.entries({ name, kind, parent, street, city, state, postalCode, country, web })
  return Object.fromEntries(words.map(([key, value]) => [key, value ?? '']))
}

async function showForm(visit: Visit, one: KnownOrganization | null, typed: TypedOrganization, errors: Errors) {
  const title = one ? `Change what is known of ${one.name}` : 'New organization'
  const href = one ? `/organizations/${one.id}` : '/organizations'
  const body = (
    <OrganizationFormPage
      action={one ? `${href}/details` : '/organizations/new'}
      title={title}
      back={{ label: one?.name ?? 'Organizations', href }}
      stamp={visit.stamp()}
      typed={typed}
      errors={errors}
      names={await listOrganizationNames(visit.db, mostNames)}
      known={one?.name ?? null}
    />
  )
  return showPage({ face: 'office', title, current: '/organizations', status: statusOf(errors), body })
}
