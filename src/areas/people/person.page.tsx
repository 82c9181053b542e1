import { missing } from '../../kernel/decision.ts'
import { isId } from '../../kernel/ids.ts'
import type { Answer } from '../../http/answer.ts'
import { showPage } from '../../http/answer.ts'
import { may } from '../../http/permission.ts'
import { type Visit, visitorOf } from '../../http/route.ts'
import { listFacts } from './fact.store.ts'
import { showBirthday } from './person-form.view.tsx'
import type { PersonPanel } from './person.slots.ts'
import { findPerson } from './person.store.ts'
import { PersonPage } from './person.view.tsx'

export type KnownPerson = NonNullable<Awaited<ReturnType<typeof findPerson>>>

/** Answers with the person whose page this is; the one 404 where there is none. */
export async function withPerson(
  visit: Visit,
  answer: (person: KnownPerson) => Answer | Promise<Answer>,
): Promise<Answer> {
  const personId = visit.params.personId!
  const person = isId(personId) ? await findPerson(visit.db, personId) : undefined
  return person ? answer(person) : missing
}

/** The page of a person, with what areas above know of them. */
export async function showPerson(visit: Visit, person: KnownPerson, panels: readonly PersonPanel[]) {
  const visitor = visitorOf(visit)
  const context = {
    visitor,
    today: visit.office.today(),
    now: visit.office.now(),
    timeZone: visit.office.settings.timeZone,
    stamp: visit.stamp(),
    may: (grant: Parameters<typeof may>[1]) => may(visitor, grant),
  }
  const [facts, added] = await Promise.all([
    listFacts(visit.db, person.id),
    Promise.all(panels.map((panel) => panel(visit.db, person.id, context))),
  ])
  const body = (
    <PersonPage
      person={{ ...person, birthday: showBirthday(person) }}
      facts={facts}
      mayRecord={may(visitor, 'people.record')}
    >
      {added}
    </PersonPage>
  )
  return showPage({ face: 'office', title: `${person.givenName} ${person.familyName}`, current: '/people', body })
}
