import type { Errors } from '../../ui/errors.ts'
import { missing } from '../../kernel/decision.ts'
import { isId } from '../../kernel/ids.ts'
import { seeOther, showPage } from '../../http/answer.ts'
import { errorsOf, readForm, statusOf } from '../../http/form.ts'
import { may } from '../../http/permission.ts'
import { type Route, type Visit, visitorOf } from '../../http/route.ts'
import { correctPerson, recordPerson } from './person.commands.ts'
import { type TypedPerson, typedIn, typedOf } from './person-form.view.tsx'
import { showPerson, withPerson } from './person.page.tsx'
import { type PersonLine, personFacts, personInput } from './person.schema.ts'
import type { PersonPanel } from './person.slots.ts'
import { listPeople } from './directory.store.ts'
import { PeoplePage, PersonFormPage } from './person.view.tsx'

const pageSize = 50

/** The page of a person, to which areas above add what they know. */
export const personRoutes = (panels: readonly PersonPanel[]): Route[] => [
  {
    method: 'GET',
    path: '/people/:personId',
    may: 'people.see',
    handle: (visit) => withPerson(visit, (person) => showPerson(visit, person, panels)),
  },
]

/** The people of the office: found, recorded, corrected. */
export const peopleRoutes: Route[] = [
  {
    method: 'GET',
    path: '/people',
    may: 'people.see',
    handle: async (visit) => {
      const { q = '', profession = '' } = visit.query
      const found = await listPeople(
        visit.db,
        { words: q, profession, after: readPlace(visit.query.after) },
        pageSize + 1,
      )
      const people = found.slice(0, pageSize)
      const next = found.length > pageSize ? nextAddress(visit, people.at(-1)!) : undefined
      const mayRecord = may(visitorOf(visit), 'people.record')
      const body = <PeoplePage people={people} words={q} profession={profession} next={next} mayRecord={mayRecord} />
      return showPage({ face: 'office', title: 'People', body })
    },
  },
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

function readPlace(after: string | undefined): [string, string, string] | undefined {
  const [family, given, id] = (after ?? '').split('~')
  return family !== undefined && given !== undefined && id !== undefined && isId(id) ? [family, given, id] : undefined
}

function nextAddress(visit: Visit, last: PersonLine): string {
  const { q = '', profession = '' } = visit.query
  return `/people?${new URLSearchParams({ q, profession, after: [last.familyName, last.givenName, last.id].join('~') }).toString()}`
}
