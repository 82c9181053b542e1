import type { Permission } from '../http/permission.ts'
import type { Route, Visit } from '../http/route.ts'
import { type Missing, missing } from '../kernel/decision.ts'
import { countUpTo, listPage } from '../platform/listing.ts'
import { parseAsk, turnTo } from './address.ts'
import { chosenColumns } from './list.view.tsx'
import { type Register, type RegisterColumn, shapeOf } from './register.ts'

/** A row of a file. */
export type Cells = (string | number | null)[]

/** Where a list goes on: its bookmark, and whether words written nearly so are looked for. */
export type Place = { after?: string; isNear: boolean }

/** A page of a list as rows of a file, and where it goes on; without `next` at its end. */
export type CellPage = { cells: Cells[]; next?: Place }

/** A list as files are made of it, whatever its rows are. */
export type Exportable = {
  name: string
  path: string
  title: string
  many: string
  may: Permission
  current: string
  heading: (visit: Visit) => string[]
  /** How many rows the file will hold, counted up to one more than `most`; `missing` where the visitor has no list. */
  count: (visit: Visit, most: number) => Promise<number | Missing>
  read: (visit: Visit, place: Place | undefined, limit: number) => Promise<CellPage | Missing>
}

/** A row of the route table that gives a list as a file. */
export type FileRoute = Route & { list: Exportable }

/** Every list of which files are made, as the route table has them. */
export function listExportables(routes: readonly Route[]): Exportable[] {
  const lists = routes.flatMap((route) => ('list' in route ? [(route as FileRoute).list] : []))
  return lists.filter((list, at) => lists.findIndex(({ name }) => name === list.name) === at)
}

/** What files need of a list; what was asked of it stands in the query of the visit. */
export function exportableOf<Found, Row extends { id: string }, Narrow>(
  register: Register<Found, Row, Narrow>,
): Exportable {
  const { name, path, title, many, may, current = path } = register
  const askOf = (visit: Visit) => parseAsk(shapeOf(register), visit.query).ask
  const columnsOf = (visit: Visit) => chosenColumns(register, askOf(visit)).filter(({ isUnwritten }) => !isUnwritten)
  const askedOf = async (visit: Visit) => {
    const ask = askOf(visit)
    const narrow = await register.narrow(visit, ask.filters)
    return narrow === missing ? missing : { ...turnTo(ask, {}), narrow }
  }
  return {
    ...{ name, path, title, many, may, current },
    heading: (visit) => columnsOf(visit).map(({ label }) => label),
    async count(visit, most) {
      const asked = await askedOf(visit)
      return asked === missing ? missing : countUpTo(visit.db, register.source, asked, most)
    },
    async read(visit, place, limit) {
      const asked = await askedOf(visit)
      if (asked === missing) return missing
      const found = await listPage(visit.db, register.source, { ...asked, ...place }, limit)
      const columns = columnsOf(visit)
      const rows = await register.dress(visit, found.rows)
      const cells = rows.map((row) => columns.map((column) => cellOf(column, row)))
      return { cells, next: found.after ? { after: found.after, isNear: found.isNear } : undefined }
    },
  }
}

/** What a column says of a row in words: as it is told to, else the value under its key. */
function cellOf<Row extends object>(column: RegisterColumn<Row>, row: Row): string | number | null {
  if (column.text) return column.text(row)
  const value: unknown = Reflect.get(row, column.key)
  return typeof value === 'number' || typeof value === 'string' ? value : null
}
