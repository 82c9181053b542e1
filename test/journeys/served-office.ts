import type { AddressInfo } from 'node:net'
import { findProvider } from '../../src/areas/people/organization.store.ts'
import type { PersonInput } from '../../src/areas/people/person.schema.ts'
import { giveRole } from '../../src/areas/access/role.commands.ts'
import { recordOrganization, recordPerson } from '../../src/areas/people/person.commands.ts'
import { personInput } from '../../src/areas/people/person.schema.ts'
import type { Role } from '../../src/kernel/actor.ts'
import { timedWork } from '../../src/platform/office.ts'
import { type TestOffice, openTestOffice } from '../office.ts'

type Known = Partial<PersonInput> & { givenName: string; familyName: string; roles?: Role[] }

/** Everyone who walks in a journey, by the name before the @ of the address. */
const people: Record<string, Known> = {
  ruth: {
    givenName: 'Ruth',
    familyName: 'Castellane',
    profession: 'other',
    careerStage: 'staff',
    roles: ['office staff'],
  },
  ines: {
    givenName: 'Ines',
    familyName: 'Kavenagh',
    degree: 'MD',
    specialty: 'Hospital medicine',
    careerStage: 'faculty',
  },
  tomasz: { givenName: 'Tomasz', familyName: 'Everley', degree: 'MD', specialty: 'Surgery', careerStage: 'faculty' },
  priya: {
    givenName: 'Priya',
    familyName: 'Aldous',
    profession: 'pharmacist',
    degree: 'PharmD',
    careerStage: 'faculty',
  },
  marisol: {
    givenName: 'Marisol',
    familyName: 'Brandt',
    degree: 'MD',
    specialty: 'Geriatrics',
    careerStage: 'faculty',
  },
  iris: {
    givenName: 'Iris',
    familyName: 'Holloway',
    profession: 'other',
    careerStage: 'staff',
    roles: ['integrity officer'],
  },
  samuel: {
    givenName: 'Samuel',
    familyName: 'Orte',
    degree: 'MD',
    specialty: 'Surgery',
    birthday: '03/07',
    roles: ['learner'],
  },
  henrik: { givenName: 'Henrik', familyName: 'Okonjo', degree: 'MD', specialty: 'Cardiology', roles: ['learner'] },
  lucia: { givenName: 'Lucia', familyName: 'Amsel', profession: 'pharmacist', degree: 'PharmD', roles: ['learner'] },
  noor: { givenName: 'Noor', familyName: 'Tavish', profession: 'nurse', degree: 'RN', roles: ['learner'] },
  dalia: { givenName: 'Dalia', familyName: 'Renn', profession: 'nurse', degree: 'RN', roles: ['learner'] },
}

export type ServedOffice = TestOffice & {
  /** Where it listens, without a slash at the end. */
  url: string
  /** A later moment: so many days from where the clock stands. */
  passDays(days: number): void
}

/** Opens an office that listens, as in a demonstration, with the people of the journeys and nothing else in it. */
export async function openServedOffice(now: string): Promise<ServedOffice> {
  let url = ''
  const office = await openTestOffice({ now, address: () => url })
  await office.office.write(timedWork, async (tx) => {
    const school = { name: 'Alder Bay School of Medicine', city: 'Alder Bay', state: 'MA' }
    if (!(await findProvider(tx))) await recordOrganization(tx, { ...school, kind: 'school', isProvider: true })
    for (const [name, { roles = [], ...facts }] of Object.entries(people)) {
      const person = await recordPerson(
        tx,
        personInput.parse({
          email: `${name}@alderbay.example`,
          profession: 'physician',
          careerStage: 'practicing',
          ...facts,
        }),
      )
      if (!person.ok) throw new Error(person.refusal.message)
      for (const role of roles) await giveRole(tx, person.value, role, 'Works in the office')
    }
  })
  await office.server.listen({ port: 0, host: '127.0.0.1' })
  url = `http://127.0.0.1:${(office.server.server.address() as AddressInfo).port}`
  return {
    ...office,
    url,
    passDays(days) {
      office.setNow(new Date(office.office.now().getTime() + days * 86_400_000).toISOString())
    },
  }
}
