import { type Decision, type Missing, allow, missing, refuse } from '../kernel/decision.ts'
import { record } from '../platform/audit.ts'
import type { Tx } from '../platform/database.ts'
import { type FileStore, forgetFile, keepFileAs } from '../platform/files.ts'
import { askLongJob, listLongJobsOf, resumeLongJob, stopLongJob } from '../platform/long-job.ts'
import { type ExportForm, type ExportOrder, formWords, keptDays } from './export.schema.ts'
import { endExport, findExport, forgetLeftPieces, listEnded, saveExport, saveExportFile } from './export.store.ts'

/** The kind of job that makes a list as a file. */
export const exportKind = 'lists.export'

/** Files that are forgotten in one act. */
const atOnce = 100

/** Has a list made as a file, for who acts; returns its id. `mailTo` is told where it takes long. */
export async function askExport(tx: Tx, order: ExportOrder, mailTo: string): Promise<string> {
  const id = await saveExport(tx, order)
  const path = `${order.path}/exports/${id}`
  const title = `${order.title} as ${order.form === 'csv' ? '' : 'a '}${formWords[order.form].name}`
  await askLongJob(tx, { kind: exportKind, title, path, subject: id }, mailTo)
  return id
}

/**
 * Stops the making of a list after the step in hand, or lets it go on; for whose it is. `missing` for anybody else, and
 * refuses `list/export-ended` or `list/export-not-stopped` where it can do neither.
 */
export async function changeExport(
  tx: Tx,
  exportId: string,
  act: 'stop' | 'resume',
): Promise<Decision<string> | Missing> {
  const found = await findExport(tx, exportId)
  const [job] = await listLongJobsOf(tx, exportId)
  if (!found || !job || found.byId !== tx.actor.personId) return missing
  if (await (act === 'stop' ? stopLongJob(tx, job.id) : resumeLongJob(tx, job.id))) return allow(exportId)
  return act === 'stop'
    ? refuse({ code: 'list/export-ended', message: 'It is over, so there is nothing to stop' })
    : refuse({ code: 'list/export-not-stopped', message: 'It was not stopped: it is being made, or it is there' })
}

/** Keeps the finished file of a list, whose bytes the files have already; returns until when. */
export async function keepExport(
  tx: Tx,
  made: { exportId: string; form: ExportForm; name: string; sha256: string; bytes: number },
): Promise<Date> {
  const endsAt = new Date(tx.at.getTime() + keptDays * 24 * 60 * 60_000)
  const { exportId, name, sha256, bytes, form } = made
  const fileId = await keepFileAs(tx, { name, mediaType: formWords[form].mediaType, sha256, bytes })
  await saveExportFile(tx, exportId, fileId, endsAt)
  await record(tx, { act: 'list.export', subject: exportId, before: null, after: { name, sha256, bytes, endsAt } })
  return endsAt
}

/**
 * Forgets files whose last day is over, and what was left of lists whose making nobody resumed.
 *
 * @returns the hashes of bytes that nothing names any more, to be removed once this is kept
 */
export async function forgetExports(tx: Tx): Promise<string[]> {
  const hashes: string[] = []
  for (const { id, fileId } of await listEnded(tx, tx.at, atOnce)) {
    await endExport(tx, id)
    const sha256 = await forgetFile(tx, fileId!)
    if (sha256 !== null) hashes.push(sha256)
    await record(tx, { act: 'list.export-end', subject: id, before: { fileId }, after: null })
  }
  await forgetLeftPieces(tx, new Date(tx.at.getTime() - keptDays * 24 * 60 * 60_000))
  return hashes
}

/** Removes bytes that nothing names any more. */
export async function removeBytes(files: Pick<FileStore, 'remove'>, hashes: readonly string[]): Promise<void> {
  for (const sha256 of hashes) await files.remove(sha256)
}
