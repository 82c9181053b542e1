import { type Answer, showPage } from '../http/answer.ts'
import { type Visit, visitorOf } from '../http/route.ts'
import { dayOf, showDay } from '../kernel/dates.ts'
import { missing } from '../kernel/decision.ts'
import { isId } from '../kernel/ids.ts'
import { listLongJobsOf } from '../platform/long-job.ts'
import type { ExportForm } from './export.schema.ts'
import { type Export, findExport } from './export.store.ts'
import { ExportPage, TooLongPage } from './export.view.tsx'
import type { Exportable } from './exportable.ts'

/** Says that a list is too long to be sent at once, and offers to make it. */
export function showTooLong(visit: Visit, list: Exportable, form: ExportForm): Answer {
  const query = new URLSearchParams(visit.query).toString()
  const body = <TooLongPage list={list} form={form} query={query ? `?${query}` : ''} stamp={visit.stamp()} />
  return showPage({ face: 'office', title: list.title, current: list.current, body })
}

/** What was asked of a list by this visitor; undefined for anybody else, and for what is no such list. */
export async function findOwnExport(visit: Visit, list: Exportable): Promise<Export | undefined> {
  const exportId = visit.params.exportId!
  const found = isId(exportId) ? await findExport(visit.db, exportId) : undefined
  return found?.byId === visitorOf(visit).id && found.register === list.name && found.path === list.path
    ? found
    : undefined
}

/** The page of a list that is made as a file: how far it is, or the file. */
export async function showExport(visit: Visit, list: Exportable, refused?: string): Promise<Answer> {
  const found = await findOwnExport(visit, list)
  const [job] = found ? await listLongJobsOf(visit.db, found.id) : []
  if (!found || !job) return missing
  const body = (
    <ExportPage
      list={list}
      made={found}
      job={job}
      until={found.endsAt && showDay(dayOf(found.endsAt, visit.office.settings.timeZone))}
      refused={refused}
      stamp={visit.stamp()}
    />
  )
  return showPage({ face: 'office', title: job.title, current: list.current, status: refused ? 422 : 200, body })
}
