import { showInstant } from '../../kernel/dates.ts'
import type { PersonPanel } from '../people/person.slots.ts'
import { listAudit } from './audit.store.ts'
import { HistoryLeaf } from './audit.view.tsx'

/** So many are shown; the list of the audit has all. */
const mostShown = 20

/** On the page of a person, for who may read the audit: what was done to this record, the newest first. */
export const historyPanel: PersonPanel = async (db, personId, { may, timeZone }) => {
  if (!may('audit.see')) return null
  const rows = await listAudit(db, { subject: personId }, mostShown + 1)
  const lines = rows.slice(0, mostShown).map(({ id, at, act, why, by, via }) => ({
    ...{ id, act, why, by: by ?? (via === 'public' ? 'the public' : 'the office') },
    when: showInstant(at, timeZone),
  }))
  return <HistoryLeaf lines={lines} href={rows.length > mostShown ? `/office/audit?q=${personId}` : null} />
}
