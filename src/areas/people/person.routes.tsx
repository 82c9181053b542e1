import type { Errors } from '../../ui/errors.ts'
import { missing } from '../../kernel/decision.ts'
import { isId } from '../../kernel/ids.ts'
import { seeOther, showPage } from '../../http/answer.ts'
import { errorsOf, readForm, statusOf } from '../../http/form.ts'
import { may } from '../../http/permission.ts'
import { type Route, type Visit, visitorOf } from '../../http/route.ts'
import { decideAddressChange } from './address.rules.ts'
import { correctPerson, recordPerson } from './person.commands.ts'
import { type TypedPerson, typedIn, typedOf } from './person-form.view.tsx'
import { showPerson, withPerson } from './person.page.tsx'
import { type PersonLine, personInput, showName } from './person.schema.ts'
import { listPeople } from './directory.store.ts'
import { PeoplePage, PersonFormPage } from './person.view.tsx'
import { countRolesEver } from './role.store.ts'

const pageSize = 50

export const personRoutes: Route[] = [
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
    path: '/people/:personId',
    may: 'people.see',
    handle: (visit) => withPerson(visit, (person) => showPerson(visit, person)),
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
        const read = readForm(personInput, visit.form)
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
    <PersonFormPage action="/people/new" title="New person" stamp={visit.stamp()} typed={typed} errors={errors} />
  )
  return showPage({ face: 'office', title: 'New person', current: '/people', status: statusOf(errors), body })
}

/** What to know before typing another address, and whether it may be typed here. */
async function addressOf(visit: Visit, person: PersonLine) {
  const { id, roles } = visitorOf(visit)
  const change = { name: showName(person), isOwn: id === person.id, byAdministrator: roles.includes('administrator') }
  const decision = decideAddressChange({ ...change, hasHadRole: (await countRolesEver(visit.db, person.id)) > 0 })
  return decision.ok
    ? { hint: 'With another one the old one is told, and links that went there end' }
    : { hint: decision.refusal.message, isFixed: true }
}

async function showChange(visit: Visit, person: PersonLine, typed: TypedPerson, errors: Errors) {
  const title = `Change what is known of ${person.givenName} ${person.familyName}`
  const body = (
    <PersonFormPage
      action={`/people/${person.id}/details`}
      title={title}
      stamp={visit.stamp()}
      typed={typed}
      errors={errors}
      address={await addressOf(visit, person)}
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
