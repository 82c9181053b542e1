import type { PersonPanel } from '../people/person.slots.ts'
import { TakenLeaf } from './person.view.tsx'
import { listTaken } from './record.store.ts'

const mostShown = 10

/** On the page of a person, for who may see credit: what they took part in, the newest first, with the way to the rest. */
export const participationPanel: PersonPanel = async (db, personId, { may, timeZone }) => {
  if (!may('credit.see')) return null
  const taken = await listTaken(db, personId, { afterId: null, limit: mostShown + 1 })
  const all = taken.length > mostShown ? `/people/${personId}/participation` : null
  return <TakenLeaf taken={taken.slice(0, mostShown)} all={all} timeZone={timeZone} />
}
