import type { PersonPanel } from '../people/person.slots.ts'
import { listWaiting } from './task.store.ts'
import { OwesLeaf } from './person.view.tsx'

/** On the page of a person, for who may see what is owed: what they were asked to do and have not done. */
export const owesPanel: PersonPanel = async (db, personId, { may, today }) =>
  may('task.see') ? <OwesLeaf tasks={await listWaiting(db, personId)} today={today} /> : null
