import type { PersonPanel } from '../people/person.slots.ts'
import { HistoryLeaf } from './audit.view.tsx'

/** On the page of a person, for who may read the audit: the way to what was done to this record. */
export const historyPanel: PersonPanel = (_db, personId, { may }) =>
  Promise.resolve(may('audit.see') ? <HistoryLeaf href={`/office/audit?q=${personId}`} /> : null)
