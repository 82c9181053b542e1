import type { PersonPanel } from '../people/person.slots.ts'
import { findTwins } from './merge.store.ts'
import { MergedLeaf } from './merge.view.tsx'

/** On the page of a person, for who may change them: who may be the same, and what went into this record. */
export const mergePanel: PersonPanel = async (db, personId, { stamp, timeZone, may }) => {
  if (!may('people.record')) return null
  const { suspects, merges } = await findTwins(db, personId)
  const href = `/people/${personId}`
  const alike = suspects.map(({ id, givenName, familyName, email, because }) => ({
    id,
    name: `${givenName} ${familyName}`,
    says: `${email} · ${because}`,
  }))
  return <MergedLeaf merges={merges} suspects={alike} href={href} stamp={stamp} timeZone={timeZone} />
}
