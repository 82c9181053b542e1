import type { PersonPanel } from '../people/person.slots.ts'
import { PartsLeaf } from './person.view.tsx'
import { listPartsOf } from './person.store.ts'

const mostShown = 50

/** On the page of a person, for who may see activities: their parts in them, nothing where they never had one. */
export const partsPanel: PersonPanel = async (db, personId, { may }) => {
  if (!may('activity.see')) return null
  const parts = await listPartsOf(db, personId, mostShown)
  return parts.length === 0 ? null : <PartsLeaf parts={parts} />
}
