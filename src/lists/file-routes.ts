import { type Answer, download } from '../http/answer.ts'
import type { Route, Visit } from '../http/route.ts'
import { showCsvPages } from '../kernel/csv.ts'
import { missing } from '../kernel/decision.ts'
import { listAll } from '../platform/listing.ts'
import { writeSpreadsheet } from '../platform/spreadsheet.ts'
import { parseAsk, turnTo } from './address.ts'
import { chosenColumns } from './list.view.tsx'
import { type Register, type RegisterColumn, shapeOf } from './register.ts'

/** What is found, all of it, in the chosen columns: as CSV and as a spreadsheet. */
export function fileRoutes<Found, Row extends { id: string }, Narrow>(register: Register<Found, Row, Narrow>): Route[] {
  const { path, may, title, name } = register
  const csv = (visit: Visit) =>
    send(visit, register, (heading, pages) => ({
      bytes: showCsvPages(heading, asText(pages)),
      mediaType: 'text/csv; charset=utf-8',
      name: `${name}-${visit.office.today()}.csv`,
    }))
  const spreadsheet = (visit: Visit) =>
    send(visit, register, (heading, pages) => ({
      bytes: writeSpreadsheet(title, heading, pages),
      mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      name: `${name}-${visit.office.today()}.xlsx`,
    }))
  return [
    { method: 'GET', path: `${path}.csv`, may, handle: csv },
    { method: 'GET', path: `${path}.xlsx`, may, handle: spreadsheet },
  ]
}

type Cells = (string | number | null)[]
type Make = (heading: string[], pages: AsyncIterable<Cells[]>) => Parameters<typeof download>[0]

function send<Found, Row extends { id: string }, Narrow>(
  visit: Visit,
  register: Register<Found, Row, Narrow>,
  make: Make,
): Answer {
  const { ask } = parseAsk(shapeOf(register), visit.query)
  const narrow = register.narrow(visit, ask.filters)
  if (narrow === missing) return missing
  const columns = chosenColumns(register, ask).filter(({ isUnwritten }) => !isUnwritten)
  async function* pages() {
    for await (const rows of listAll(visit.db, register.source, { ...turnTo(ask, {}), narrow: narrow as Narrow }))
      yield (await register.dress(visit, rows)).map((row) => columns.map((column) => cellOf(column, row)))
  }
  return download(
    make(
      columns.map(({ label }) => label),
      pages(),
    ),
  )
}

/** What a column says of a row in words: as it is told to, else the value under its key. */
function cellOf<Row extends object>(column: RegisterColumn<Row>, row: Row): string | number | null {
  if (column.text) return column.text(row)
  const value: unknown = Reflect.get(row, column.key)
  return typeof value === 'number' || typeof value === 'string' ? value : null
}

async function* asText(pages: AsyncIterable<Cells[]>) {
  for await (const rows of pages) yield rows.map((row) => row.map((cell) => cell ?? ''))
}
