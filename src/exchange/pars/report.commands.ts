import { type Decision, type Missing, allow, missing } from '../../kernel/decision.ts'
import { record } from '../../platform/audit.ts'
import type { Tx } from '../../platform/database.ts'
import { keepFile } from '../../platform/files.ts'
import type { Office } from '../../platform/office.ts'
import { decideWithdrawal, showFileName } from './report.rules.ts'
import { reportWords } from './report.schema.ts'
import { type ReportContent, countLater, findReport, lockReports, saveReport, saveWithdrawal } from './report.store.ts'

/** A file as it was printed. `about` names in its file name what it is about; "" for nothing in particular. */
export type PrintedReport = Omit<ReportContent, 'fileId'> & { text: string; about: string }

/** Keeps a file that was printed, its bytes and what it says; returns its id. The caller has decided that it may be made. */
export async function keepReport(tx: Tx, office: Office, printed: PrintedReport): Promise<string> {
  const { kind, period, activities, lines } = printed
  const bytes = Buffer.from(printed.text, 'utf8')
  const name = showFileName(kind, printed.about, office.today())
  const fileId = await keepFile(tx, office.files, { name, mediaType: reportWords[kind].mediaType, bytes })
  const id = await saveReport(tx, { kind, fileId, period, activities, lines })
  const after = { kind, name, period, activities, bytes: bytes.length, records: lines.length }
  await record(tx, { act: 'report.make', subject: id, before: null, after })
  return id
}

/**
 * Sets a file aside that was never handed in, or was refused as a whole: the credits in it can be reported again, and
 * what it asked PARS to do counts as not asked. The file itself stays.
 *
 * @returns the file's id, or a refusal of `decideWithdrawal`
 * @source pars.learner.correction
 */
export async function setAside(tx: Tx, reportId: string, why: string): Promise<Decision<string> | Missing> {
  await lockReports(tx)
  const report = await findReport(tx, reportId)
  if (!report) return missing
  const decision = decideWithdrawal(report, await countLater(tx, reportId))
  if (!decision.ok) return decision
  await saveWithdrawal(tx, reportId, why)
  await record(tx, { act: 'report.set-aside', subject: reportId, before: { kind: report.kind }, after: null, why })
  return allow(reportId)
}
