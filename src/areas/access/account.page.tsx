import { missing } from '../../kernel/decision.ts'
import { isId } from '../../kernel/ids.ts'
import { type Answer, seeOther, showPage } from '../../http/answer.ts'
import { type Visit, visitorOf } from '../../http/route.ts'
import { ProofFirstPage } from './password.view.tsx'
import { isFresh } from './account.rules.ts'
import { findPerson } from '../people/person.store.ts'

export type AccountOwner = NonNullable<Awaited<ReturnType<typeof findPerson>>>

/** Answers with the person in the address whose roles or ways in are at stake; the one 404 where there is none. */
export async function withOwner(
  visit: Visit,
  answer: (person: AccountOwner) => Answer | Promise<Answer>,
): Promise<Answer> {
  const personId = visit.params.personId!
  const person = isId(personId) ? await findPerson(visit.db, personId) : undefined
  return person ? answer(person) : missing
}

/** Goes on where whoever is signed in did so lately, else asks them to show that it is they. */
export async function withFresh(visit: Visit, go: () => Answer | Promise<Answer>): Promise<Answer> {
  const { session } = visitorOf(visit)
  if (session && isFresh(session.signedInAt, visit.office.now())) return go()
  const href = `/my/proof?next=${encodeURIComponent(visit.path.replace(/\/removal$/, ''))}`
  if (!('_csrf' in visit.form)) return seeOther(href)
  return showPage({ face: 'task', title: 'Show that it is you', status: 403, body: <ProofFirstPage href={href} /> })
}
