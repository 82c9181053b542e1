import { type Answer, download, seeOther, showPage } from '../../http/answer.ts'
import { errorsOf, one, readForm, statusOf } from '../../http/form.ts'
import type { Route, Visit } from '../../http/route.ts'
import { missing } from '../../kernel/decision.ts'
import { isId } from '../../kernel/ids.ts'
import { registerRoutes } from '../../lists/routes.ts'
import { findFile } from '../../platform/files.ts'
import type { Errors } from '../../ui/errors.ts'
import { setAside } from './report.commands.ts'
import { showReports } from './report.page.tsx'
import { reportRegister } from './report.register.tsx'
import { withdrawalInput } from './report.schema.ts'
import { findKeptFile, findReport, listActivitiesOf, listLines } from './report.store.ts'
import { FilePage } from './report.view.tsx'

const current = '/reports'
const pageLines = 100

/** Files that were made: the list, each with its content and its bytes, and setting one aside. */
export const reportRoutes: Route[] = [
  ...registerRoutes(reportRegister),
  { method: 'GET', path: '/reports/files/:reportId', may: 'report.make', handle: (visit) => showFile(visit, {}) },
  { method: 'GET', path: '/reports/files/:reportId/content', may: 'report.make', handle: sendFile },
  { method: 'POST', path: '/reports/files/:reportId/withdrawal', may: 'report.make', handle: setFileAside },
]

/** The page of one file; after a refusal again, with what was typed and why. */
async function showFile(
  visit: Visit,
  { typed = '', errors = {} }: { typed?: string; errors?: Errors },
): Promise<Answer> {
  const reportId = visit.params.reportId!
  const file = isId(reportId) ? await findReport(visit.db, reportId) : undefined
  if (!file) return missing
  const after = /^\d{1,9}$/.test(visit.query.after ?? '') ? Number(visit.query.after) : 0
  const [activities, found] = await Promise.all([
    listActivitiesOf(visit.db, reportId),
    listLines(visit.db, reportId, after, pageLines + 1),
  ])
  const lines = found.slice(0, pageLines)
  const body = (
    <FilePage
      file={showReports(visit, [file])[0]!}
      activities={activities}
      lines={lines.map(({ personId, content }) => ({ personId, completion: content }))}
      more={found.length > pageLines ? `/reports/files/${reportId}?after=${lines.at(-1)!.position}` : undefined}
      stamp={visit.stamp()}
      typed={typed}
      errors={errors}
    />
  )
  const status = statusOf(errors)
  return showPage({ face: 'office', title: file.name, current, status, body })
}

async function sendFile(visit: Visit): Promise<Answer> {
  const reportId = visit.params.reportId!
  const kept = isId(reportId) ? await findKeptFile(visit.db, reportId) : undefined
  const file = kept && (await findFile(visit.db, visit.office.files, kept.fileId))
  if (!file) return missing
  return download({ bytes: file.content, size: file.bytes, mediaType: file.media_type, name: file.name })
}

async function setFileAside(visit: Visit): Promise<Answer> {
  const reportId = visit.params.reportId!
  if (!isId(reportId)) return missing
  const read = readForm(withdrawalInput, visit.form)
  const typed = one(visit.form, 'why')
  if (!read.ok) return showFile(visit, { typed, errors: read.errors })
  const decision = await visit.write((tx) => setAside(tx, reportId, read.data.why))
  if (decision === missing) return missing
  return decision.ok
    ? seeOther(`/reports/files/${reportId}`)
    : showFile(visit, { typed, errors: errorsOf(decision.refusal) })
}
