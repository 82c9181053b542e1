import { registerRoutes } from '../../lists/routes.ts'
import type { Errors } from '../../ui/errors.ts'
import { missing } from '../../kernel/decision.ts'
import { seeOther, showPage } from '../../http/answer.ts'
import { errorsOf, readForm, statusOf } from '../../http/form.ts'
import type { Route, Visit } from '../../http/route.ts'
import { correctPerson, recordPerson } from './person.commands.ts'
import { type TypedPerson, typedIn, typedOf } from './person-form.view.tsx'
import { showPerson, withPerson } from './person.page.tsx'
import { type PersonLine, personFacts, personInput } from './person.schema.ts'
import type { PersonAct, PersonPanel } from './person.slots.ts'
import { personRegister } from './person.register.tsx'
import { PersonFormPage } from './person.view.tsx'

/** The page of a person, to which areas above add what they know. */
export const personRoutes = (panels: readonly PersonPanel[]): Route[] => [
  {
    method: 'GET',
    path: '/people/:personId',
    may: 'people.see',
    handle: (visit) => withPerson(visit, (person) => showPerson(visit, person, panels)),
  },
]

/** The people of the office: found, recorded, corrected. Areas above add what can be done to several of them. */
export const peopleRoutes = (acts: readonly PersonAct[]): Route[] => [
  ...registerRoutes(personRegister(acts)),
  {
    method: 'GET',
    path: '/people/new',
    may: 'people.record',
    handle: (visit) => showNew(visit, { country: 'USA' }, {}),
  },
  {
    method: 'POST',
    path: '/people/new',
    may: 'people.record',
    handle: async (visit) => {
      const read = readForm(personInput, visit.form)
      if (!read.ok) return showNew(visit, typedIn(visit.form), read.errors)
      const decision = await visit.write((tx) => recordPerson(tx, read.data))
      return decision.ok
        ? seeOther(`/people/${decision.value}`)
        : showNew(visit, typedIn(visit.form), errorsOf(decision.refusal))
    },
  },
  {
    method: 'GET',
    path: '/people/:personId/details',
    may: 'people.record',
    handle: (visit) => withPerson(visit, (person) => showChange(visit, person, typedOf(person), {})),
  },
  {
    method: 'POST',
    path: '/people/:personId/details',
    may: 'people.record',
    handle: (visit) =>
      withPerson(visit, async (person) => {
        const read = readForm(personFacts, visit.form)
        if (!read.ok) return showChange(visit, person, typedIn(visit.form), read.errors)
        const decision = await visit.write((tx) => correctPerson(tx, person.id, read.data))
        if (decision === missing) return missing
        return decision.ok
          ? seeOther(`/people/${person.id}`)
          : showChange(visit, person, typedIn(visit.form), errorsOf(decision.refusal))
      }),
  },
]

function showNew(visit: Visit, typed: TypedPerson, errors: Errors) {
  const body = (
    <PersonFormPage action="/people/new" title="New person" stamp={visit.stamp()} typed={typed} errors={errors} isNew />
  )
  return showPage({ face: 'office', title: 'New person', current: '/people', status: statusOf(errors), body })
}

function showChange(visit: Visit, person: PersonLine, typed: TypedPerson, errors: Errors) {
  const title = `Change what is known of ${person.givenName} ${person.familyName}`
  const body = (
    <PersonFormPage
      action={`/people/${person.id}/details`}
      title={title}
      stamp={visit.stamp()}
      typed={typed}
      errors={errors}
      isNew={false}
    />
  )
  return showPage({ face: 'office', title, current: '/people', status: statusOf(errors), body })
}
