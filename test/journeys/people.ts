import { giveRole } from '../../src/areas/access/role.commands.ts'
import { findProvider } from '../../src/areas/organizations/organization.store.ts'
import { recordOrganization } from '../../src/areas/organizations/organization.commands.ts'
import { recordPerson } from '../../src/areas/people/person.commands.ts'
import { type PersonInput, personInput } from '../../src/areas/people/person.schema.ts'
import type { Role } from '../../src/kernel/actor.ts'
import { type Office, timedWork } from '../../src/platform/office.ts'

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

/** Records them, and the school that provides the education. */
export async function receivePeople(office: Office): Promise<void> {
  await office.write(timedWork, async (tx) => {
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
}
