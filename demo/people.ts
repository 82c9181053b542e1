import { giveRole } from '../src/areas/access/role.commands.ts'
import { recordAffiliation, recordLicense, recordPerson } from '../src/areas/people/person.commands.ts'
import { answerConsent } from '../src/areas/people/consent.commands.ts'
import { type DemoPerson, listDemoPeople } from '../src/areas/people/person.demo.ts'
import { nameRepresentative } from '../src/areas/representatives/representative.commands.ts'
import { demoContacts } from '../src/areas/representatives/representative.demo.ts'
import { setPolicy } from '../src/areas/policies/policy.commands.ts'
import { timedWork } from '../src/platform/office.ts'
import { type PastOffice, must } from './clock.ts'
import { buildOrganizations } from './organizations.ts'

/** The people of the demonstration with their ids, and how to find one by their key. */
export type Cast = { all: (DemoPerson & { id: string })[]; find(key: string): DemoPerson & { id: string } }

/** Records the school, its partners and its people, two years ago. */
export async function buildPeople(office: PastOffice, count: number): Promise<Cast> {
  office.goTo(730)
  const organizations = await buildOrganizations(office)
  const all: Cast['all'] = []
  for (const person of listDemoPeople(count)) {
    const id = await office.write(timedWork, async (tx) => {
      const personId = must(await recordPerson(tx, person))
      if (person.license) await recordLicense(tx, personId, { state: person.state ?? 'MA', number: person.license })
      const { relation, department, since } = person
      const organizationId = organizations.get(person.organization)!
      await recordAffiliation(tx, personId, { organizationId, relation, department, since, until: null })
      for (const role of person.roles) await giveRole(tx, personId, role, 'Named when the office began')
      if (person.consents) await answerConsent(tx, personId, 'report credit', true)
      return personId
    })
    all.push({ ...person, id })
  }
  await nameContacts(office, organizations, all)
  const effectiveOn = office.today()
  const policy = {
    key: 'pars.providerId' as const,
    value: '0009876',
    effectiveOn,
    why: 'The number the accreditor gave us',
  }
  await office.write(timedWork, async (tx) => must(await setPolicy(tx, policy)))
  return { all, find: (key) => all.find((person) => person.key === key)! }
}

/** Whom the office asks at two of its partners: the first of the demonstration who belong to each. */
async function nameContacts(office: PastOffice, organizations: Map<string, string>, all: Cast['all']): Promise<void> {
  for (const { organization, duties } of demoContacts) {
    const people = all.filter((person) => person.organization === organization)
    for (const [at, duty] of duties.entries()) {
      const email = people[at]?.email
      const id = organizations.get(organization)!
      if (email === undefined) continue
      await office.write(timedWork, async (tx) =>
        must(await nameRepresentative(tx, id, { email, duty }, office.today())),
      )
    }
  }
}
