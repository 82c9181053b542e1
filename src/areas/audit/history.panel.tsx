import type { OrganizationPanel } from '../organizations/organization.slots.ts'
import { showAct, showDifference } from './history.rules.ts'
import { listHistory } from './history.store.ts'
import { HistoryLeaf } from './history.view.tsx'

const most = 50

/** On the page of an organization: what was done to it, by whom and why. */
export const organizationHistoryPanel: OrganizationPanel = async (db, { id }, { timeZone }) => {
  const rows = await listHistory(db, id, most)
  const lines = rows.map(({ act, before, after, ...row }) => ({
    ...row,
    act: showAct(act),
    more: showDifference(before, after),
  }))
  return <HistoryLeaf lines={lines} most={most} timeZone={timeZone} />
}
