import type { Visit } from '../../http/route.ts'
import { showInstant } from '../../kernel/dates.ts'
import type { ReportLine } from './report.schema.ts'
import type { ShownReport } from './report.view.tsx'

/** Files with their instants in the words of the office's zone. */
export function showReports(visit: Visit, files: readonly ReportLine[]): ShownReport[] {
  const { timeZone } = visit.office.settings
  return files.map((file) => ({
    ...file,
    when: showInstant(file.madeAt, timeZone),
    setAside: file.withdrawnAt && showInstant(file.withdrawnAt, timeZone),
  }))
}
