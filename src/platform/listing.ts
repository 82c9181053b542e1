import { type Bookmark, type KeyType, parseBookmark, showBookmark } from './bookmark.ts'
import type { Db, Fragment, Tx } from './database.ts'
import { type Line, countStatement, isLong, pageStatement } from './listing-statement.ts'
import { wordsOf } from './search.ts'

/** One order of a list: its values, none of them null, before the id that ends every order; `down` begins with the highest. */
export type Order = { keys: readonly { by: Fragment; type: KeyType }[]; down?: boolean }

/**
 * A list as its store declares it. Everything is said of the table by its short name `as`, whose rows have an `id`.
 *
 * `text` is where words are looked for, in the words of its index; `hasWord` says it otherwise for one word. `near` is a
 * text whose `platform_slips` are indexed: there words are found that are written nearly right. Whose first value in the
 * order `begins` begins with the last word comes first. `joins` are read for every row, `details` for those of a page only.
 * `always` narrows every list, in the words of an index; `where` as somebody chose.
 */
export type Source<Row, Narrow> = {
  table: string
  as: string
  joins?: Fragment
  details?: Fragment
  select: Fragment<Row>
  text?: Fragment
  hasWord?: (word: string) => Fragment
  near?: Fragment
  begins?: { order: string; by: Fragment }
  orders: Readonly<Record<string, Order>>
  always?: (narrow: Narrow) => readonly Fragment[]
  where: (narrow: Narrow) => readonly Fragment[]
}

/**
 * What is asked of a list. `isAgainst` turns the order around; `isNear` looks for words written nearly so, too; `ids` narrows
 * to these; `after` and `before` are bookmarks as addresses bear them.
 */
export type Asked<Narrow> = {
  narrow: Narrow
  words?: string
  order: string
  isAgainst?: boolean
  isNear?: boolean
  ids?: readonly string[]
  after?: string
  before?: string
}

/**
 * A page of a list. `count` is how many there are in all, up to a thousand at most; `isMore` says that there are more. `isNear` says
 * that words written nearly so were looked for, be it because nothing holds them as they are.
 */
export type Found<Row> = {
  rows: Row[]
  count: number
  isMore: boolean
  isNear: boolean
  before?: string
  after?: string
}

/**
 * One page of a list, and how many there are in all, in one statement. Where nothing holds the words, a second one looks for
 * what is written nearly so.
 */
export async function listPage<Row, Narrow>(
  db: Db | Tx,
  source: Source<Row, Narrow>,
  asked: Asked<Narrow>,
  limit: number,
): Promise<Found<Row>> {
  const mayBeNear = source.near !== undefined && wordsOf(asked.words).some(isLong)
  const isNear = mayBeNear && Boolean(asked.isNear)
  const exact = await readPage(db, source, { ...asked, isNear }, limit)
  if (exact.count > 0 || isNear || !mayBeNear) return exact
  const near = await readPage(db, source, { ...asked, isNear: true }, limit)
  return near.count > 0 ? near : exact
}

/** How many rows a list has, counted up to one more than `most`; words count as they are written unless asked otherwise. */
export async function countUpTo<Row, Narrow>(
  db: Db | Tx,
  source: Source<Row, Narrow>,
  asked: Asked<Narrow>,
  most: number,
): Promise<number> {
  const { rows } = await countStatement(source, asked, most + 1).execute(db)
  return rows[0]!.count
}

async function readPage<Row, Narrow>(
  db: Db | Tx,
  source: Source<Row, Narrow>,
  asked: Asked<Narrow>,
  limit: number,
): Promise<Found<Row>> {
  const order = source.orders[asked.order]!
  const types = order.keys.map(({ type }) => type)
  const before = parseBookmark(asked.before, types)
  const after = before ? undefined : parseBookmark(asked.after, types)
  const { rows } = await pageStatement(source, asked, { order, before, after, limit: limit + 1 }).execute(db)
  const { rowCount: count, rowIsMore: isMore } = rows[0]!
  const lines = rows.filter(({ rowId }) => rowId !== null)
  const isCut = lines.length > limit
  // Read backwards, the line too many is the first.
  const shown = before && isCut ? lines.slice(1) : lines.slice(0, limit)
  const [first, last] = [shown[0], shown.at(-1)]
  return {
    rows: shown.map(rowOf),
    count,
    isMore,
    isNear: Boolean(asked.isNear),
    before: first && (before ? isCut : after) ? markOf(first) : undefined,
    after: last && (before || isCut) ? markOf(last) : undefined,
  }
}

function markOf<Row>({ rowPart, rowKeys, rowId }: Line<Row>): string {
  const mark: Bookmark = { part: rowPart!, keys: rowKeys, id: rowId! }
  return showBookmark(mark)
}

function rowOf<Row>(line: Line<Row>): Row {
  const { rowCount: _count, rowIsMore: _isMore, rowPart: _part, rowKeys: _keys, rowId: _id, ...row } = line
  return row as Row
}
