import { type Decision, allow, refuse } from '../../kernel/decision.ts'
import type { Tx } from '../../platform/database.ts'
import { recordPerson } from '../people/person.commands.ts'
import { type PersonInput, personInput } from '../people/person.schema.ts'
import { findPersonByEmail } from '../people/person.store.ts'
import { keepGift } from './role.commands.ts'
import { decideAdministrator } from './role.rules.ts'
import { lockAdministrators } from './role.store.ts'

/**
 * Names an administrator from where the program runs: the person with this address, or a new one with these names.
 * Refuses as `decideAdministrator` does, `role/held` where they are one already, and what is wrong with address or names.
 */
export async function nameAdministrator(
  tx: Tx,
  named: { email: string; givenName: string; familyName: string; why: string },
): Promise<Decision<{ name: string; isNew: boolean }>> {
  const administrators = await lockAdministrators(tx)
  const known = await findPersonByEmail(tx, named.email)
  if (known && administrators.some(({ personId }) => personId === known.id)) {
    const message = `${known.givenName} ${known.familyName} is administrator already.`
    return refuse({ code: 'role/held', message })
  }
  const why = decideAdministrator(
    administrators.map(({ name }) => name),
    named.why,
  )
  if (!why.ok) return why
  const person = known ? allow(known) : await recordNewcomer(tx, named)
  if (!person.ok) return person
  await keepGift(tx, { personId: person.value.id, role: 'administrator', why: why.value })
  const { givenName, familyName } = person.value
  return allow({ name: `${givenName} ${familyName}`, isNew: !known })
}

async function recordNewcomer(
  tx: Tx,
  named: { email: string; givenName: string; familyName: string },
): Promise<Decision<PersonInput & { id: string }>> {
  const { email, givenName, familyName } = named
  const read = personInput.safeParse({ email, givenName, familyName, profession: 'other', careerStage: 'staff' })
  if (!read.success) return refuse({ code: 'person/incomplete', message: read.error.issues[0]!.message })
  const recorded = await recordPerson(tx, read.data)
  return recorded.ok ? allow({ ...read.data, id: recorded.value }) : recorded
}
