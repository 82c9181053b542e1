import type { Db } from '../../platform/database.ts'
import { findConsent } from '../people/consent.store.ts'
import { findPerson, listLicenses } from '../people/person.store.ts'

/** What boards match this person by, as far as it is known; undefined when there is no such person. */
export async function findMatchable(db: Db, personId: string) {
  const [person, licenses, consent] = await Promise.all([
    findPerson(db, personId),
    listLicenses(db, personId),
    findConsent(db, personId, 'report credit'),
  ])
  if (!person) return undefined
  return {
    degrees: person.degree ? [person.degree] : [],
    profession: person.profession,
    careerStage: person.careerStage,
    consents: consent?.act === 'given',
    hasBirthday: person.birthMonth !== null && person.birthDay !== null,
    hasLicense: licenses.length > 0,
    hasNpi: person.npi !== null,
  }
}
