import type { ComponentChildren } from 'preact'
import type { Option, OptionGroup } from '../ui/field.tsx'
import type { Column } from '../ui/ledger.tsx'
import type { Permission } from '../http/permission.ts'
import type { OthersRecords, Visit } from '../http/route.ts'
import type { Missing } from '../kernel/decision.ts'
import type { Found, Source } from '../platform/listing.ts'
import type { RegisterAct } from './act.ts'
import type { Ask, Shape } from './address.ts'

/**
 * A column: on the page as `ui/ledger.tsx` shows it, in files as `text` says. `order` names the order of the store that its
 * heading sorts by. `isFixed` is always there, `isExtra` only when somebody chooses it.
 */
export type RegisterColumn<Row> = Omit<Column<Row>, 'sort' | 'label'> & {
  label: string
  text?: (row: Row) => string | number | null
  order?: string
  isFixed?: boolean
  isExtra?: boolean
  /** On the page only: a button, a picture. */
  isUnwritten?: boolean
}

/**
 * What a list can be narrowed by: a choice of words, or (`takes`) any word that passes. `isTabs` shows it as tabs; `usual` is
 * the word at which it stands when the address says nothing, `any` what the choice that does not narrow is called.
 */
export type RegisterFilter = {
  name: string
  label: string
  any?: string
  usual?: string
  isTabs?: boolean
  /** The head of the list shows it among links of its own. */
  isInHead?: boolean
  /** Of the tabs only those under which something stands. */
  isSparse?: boolean
  options: readonly Option[] | readonly (Option | OptionGroup)[]
  takes?: (word: string) => boolean
}

/** How many rows stand under each tab; beyond what is counted, in words. */
export type TabCounts = Readonly<Record<string, number | string>>

/** What a page of the list knows when it is shown. `counts` are those of the tabs. */
export type Shown<Row> = { visit: Visit; ask: Ask; found: Found<Row>; rows: readonly Row[] }

/**
 * A list of the office, declared once: from this come its address, its page with search, filters, sorting, columns and leaves,
 * its files, saved views and acts on many (decision 0026).
 *
 * `one` and `many` are what its rows are called, `orders` what the orders of its store are called, the usual one first.
 * `narrow` turns what was chosen into what the store asks; `missing` where this visitor has no list at all. `dress` adds to the
 * rows of a page what its cells show. A `path` may leave open of what it lists, as `/imports/:runId/rows`.
 */
export type Register<Found, Row extends { id: string }, Narrow> = {
  path: string
  name: string
  title: string
  one: string
  many: string
  may: Permission
  current?: string
  pageSize?: number
  source: Source<Found, Narrow>
  narrow: (visit: Visit, filters: Readonly<Record<string, string>>) => Narrow | Missing | Promise<Narrow | Missing>
  dress: (visit: Visit, rows: Found[]) => Row[] | Promise<Row[]>
  nameOf: (row: Row) => string
  columns: readonly RegisterColumn<Row>[]
  filters: readonly RegisterFilter[]
  orders: Readonly<Record<string, string>>
  search?: string
  tabCounts?: (visit: Visit, ask: Ask) => Promise<TabCounts | undefined>
  head: (shown: Shown<Row>) => ComponentChildren | Promise<ComponentChildren>
  foot?: (shown: Shown<Row>) => ComponentChildren
  caption?: (shown: Shown<Row>) => ComponentChildren
  empty: (isNarrowed: boolean, ask: Ask) => { title: string; says: ComponentChildren }
  acts?: readonly RegisterAct<Row>[]
}

/** The list at the address of this visit: what its path leaves open is filled in. */
export function atVisit<Found, Row extends { id: string }, Narrow>(
  register: Register<Found, Row, Narrow>,
  { params }: Pick<Visit, 'params'>,
): Register<Found, Row, Narrow> {
  return { ...register, path: register.path.replace(/:(\w+)/g, (_, name: string) => params[name] ?? '') }
}

/** Where a real list of someone else stands, for the walk that tries every route as the wrong person. */
export function pathOfOthers(path: string, office: OthersRecords): string {
  return path.replace(/:(\w+)Id/g, (_, noun: string) => office.idOf(noun))
}

/** What addresses of this list may ask for. */
export function shapeOf<Found, Row extends { id: string }, Narrow>(register: Register<Found, Row, Narrow>): Shape {
  return {
    filters: register.filters.map(({ name, usual, options, takes }) => ({
      name,
      usual,
      takes: takes ?? ((word) => flatten(options).some(({ value }) => value === word)),
    })),
    orders: Object.keys(register.orders),
    columns: register.columns.map(({ key, isFixed, row, isExtra }) => ({
      key,
      isFixed: Boolean(isFixed ?? row),
      isUsual: !isExtra,
    })),
  }
}

function flatten(options: readonly (Option | OptionGroup)[]): Option[] {
  return options.flatMap((each) => ('options' in each ? each.options : [each]))
}
