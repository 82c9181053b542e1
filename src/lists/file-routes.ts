import { type Answer, download } from '../http/answer.ts'
import type { Visit } from '../http/route.ts'
import { missing } from '../kernel/decision.ts'
import { type ExportForm, exportForms, formWords, mostAtOnce } from './export.schema.ts'
import { showTooLong } from './export.page.tsx'
import { write } from './export.work.ts'
import { type CellPage, type Cells, type Exportable, type FileRoute, exportableOf } from './exportable.ts'
import { type Register, atVisit } from './register.ts'

/** So many rows of a file are held at once. */
const rowsAtOnce = 1_000

/** What is found, all of it, in the chosen columns: as CSV and as a spreadsheet. What is too long is made as a job. */
export function fileRoutes<Found, Row extends { id: string }, Narrow>(
  register: Register<Found, Row, Narrow>,
): FileRoute[] {
  const { path, may } = register
  return exportForms.map((form) => ({
    method: 'GET',
    path: `${path}.${form}`,
    may,
    list: exportableOf(register),
    handle: (visit) => send(visit, exportableOf(atVisit(register, visit)), form),
  }))
}

async function send(visit: Visit, list: Exportable, form: ExportForm): Promise<Answer> {
  const count = await list.count(visit, mostAtOnce)
  if (count === missing) return missing
  if (count > mostAtOnce) return showTooLong(visit, list, form)
  const first = await list.read(visit, undefined, rowsAtOnce)
  if (first === missing) return missing
  return download({
    bytes: write(form, list.title, list.heading(visit), pagesFrom(visit, list, first)),
    mediaType: formWords[form].mediaType,
    name: `${list.name}-${visit.office.today()}.${form}`,
  })
}

/** The rows of a list from its first page on, each page read when the one before it has been sent. */
async function* pagesFrom(visit: Visit, list: Exportable, first: CellPage): AsyncGenerator<Cells[]> {
  for (let page = first; ;) {
    yield page.cells
    if (!page.next) return
    const next = await list.read(visit, page.next, rowsAtOnce)
    if (next === missing) return
    page = next
  }
}
