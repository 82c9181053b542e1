import { missing } from '../../kernel/decision.ts'
import { isId } from '../../kernel/ids.ts'
import type { Answer } from '../../http/answer.ts'
import type { Visit } from '../../http/route.ts'
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
