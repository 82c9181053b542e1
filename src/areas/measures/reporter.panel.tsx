import type { OrganizationPanel } from '../organizations/organization.slots.ts'
import { listReportedBy } from './reporter.store.ts'
import { ReportedLeaf } from './reporter.view.tsx'

const most = 8

/** On the page of an organization: the measures whose values bear its name. */
export const reporterPanel: OrganizationPanel = async (db, { name }, { may }) => {
  if (!may('evidence.see')) return null
  const measures = await listReportedBy(db, name, most)
  return measures.length === 0 ? null : <ReportedLeaf measures={measures} />
}
