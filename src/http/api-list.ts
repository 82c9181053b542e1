import { z } from 'zod'
import { type Missing, missing } from '../kernel/decision.ts'
import { parseBookmark } from '../platform/bookmark.ts'
import { type Source, listPage } from '../platform/listing.ts'
import type { Answer } from './answer.ts'
import { readParams } from './api-params.ts'
import { type Common, type Params, answerRecord } from './api-read.ts'
import { answerUnfit } from './problem.ts'
import type { Route, Visit } from './route.ts'

/** Where the next page begins and how many it shall hold, as every list is asked. */
const paging = {
  after: z.string().max(1000).optional().meta({ description: 'Where to go on: the "after" of the page before' }),
  limit: z.coerce.number().int().min(1).max(200).default(50).meta({ description: 'How many, at most 200' }),
}

/** What a list is asked for: its filters, the place of the last row that is known, and how many rows to read. */
export type Page<Filter, Place> = { filter: Filter; after: Place | undefined; limit: number; params: Params }

type Listing<Query extends z.ZodRawShape, Item extends z.ZodType, Place, Row> = Common & {
  query?: Query
  item: Item
  place: z.ZodType<Place>
  placeOf: (row: Row) => Place
  list: (visit: Visit, page: Page<z.output<z.ZodObject<Query>>, Place>) => Promise<readonly Row[] | Missing>
}

/**
 * A row that lists records a page at a time. `list` is asked for one more than the page holds, which tells whether there is
 * a next one; `placeOf` says where a record stands in the order, by which the next page begins.
 */
export function readList<Query extends z.ZodRawShape, Item extends z.ZodType, Place, Row extends z.input<Item>>(
  row: Listing<Query, Item, Place, Row>,
): Route {
  return makeList(row, row.query, row.item, async (visit, { filter, after: given, limit, params }) => {
    const after = given === undefined ? undefined : readPlace(row.place, given)
    if (after === null) return 'no such place'
    const asked = { filter: filter as z.output<z.ZodObject<Query>>, after, limit: limit + 1, params }
    const found = await row.list(visit, asked)
    if (found === missing) return missing
    const last = found.length > limit ? found[limit - 1] : undefined
    return { items: found.slice(0, limit), after: last === undefined ? null : writePlace(row.placeOf(last)) }
  })
}

type Register<Query extends z.ZodRawShape, Item extends z.ZodType, Row, Narrow> = Common & {
  query?: Query
  item: Item
  source: Source<Row, Narrow>
  /** The order where none is asked for. */
  order: string
  narrow: (visit: Visit, filter: z.output<z.ZodObject<Query>>) => Narrow
}

/** The same for a list that its store declares (0026): words, orders and places are the list's own. */
export function readListed<Query extends z.ZodRawShape, Item extends z.ZodType, Row extends z.input<Item>, Narrow>(
  row: Register<Query, Item, Row, Narrow>,
): Route {
  const { source } = row
  const orders = Object.keys(source.orders) as [string, ...string[]]
  const query = {
    ...(row.query ?? {}),
    words: z.string().max(200).optional(),
    sort: z.enum(orders).default(row.order),
  }
  return makeList(row, query, row.item, async (visit, { filter, after, limit }) => {
    const { words, sort, ...narrow } = filter as { words?: string; sort: string }
    const order = source.orders[sort]!
    const isLost =
      after !== undefined &&
      !parseBookmark(
        after,
        order.keys.map(({ type }) => type),
      )
    if (isLost) return 'no such place'
    const narrowed = row.narrow(visit, narrow as z.output<z.ZodObject<Query>>)
    const found = await listPage(visit.db, source, { narrow: narrowed, words, order: sort, after }, limit)
    return { items: found.rows, after: found.after ?? null }
  })
}

type Wanted = { filter: Record<string, unknown>; after: string | undefined; limit: number; params: Params }
type Leaf = { items: readonly unknown[]; after: string | null } | 'no such place' | Missing

function makeList(
  { path, may, wrongOwner, perMinute, noun, says }: Common,
  filters: z.ZodRawShape | undefined,
  item: z.ZodType,
  read: (visit: Visit, wanted: Wanted) => Promise<Leaf>,
): Route {
  const query = z.strictObject({ ...(filters ?? {}), ...paging })
  const output = z.object({
    items: z.array(item),
    after: z.string().nullable().meta({ description: 'Send it as "after" for the next page; null on the last' }),
  })
  const handle = async (visit: Visit): Promise<Answer> => {
    const params = readParams(visit)
    if (!params) return missing
    const asked = query.safeParse(visit.query)
    if (!asked.success) return answerUnfit(visit.requestId, asked.error)
    const { after, limit, ...filter } = asked.data as Record<string, unknown> & z.output<z.ZodObject<typeof paging>>
    const found = await read(visit, { filter, after, limit, params })
    if (found === missing) return missing
    if (found === 'no such place') return answerUnfit(visit.requestId, noSuchPlace)
    return answerRecord(visit, output.parse(found), linksOf(visit, found.after))
  }
  return { method: 'GET', path, may, wrongOwner, perMinute, api: { noun, says, query, output, status: 200 }, handle }
}

const noSuchPlace = new z.ZodError([
  { code: 'custom', path: ['after'], message: 'Send "after" as the page before gave it, or leave it out', input: '' },
])

function writePlace(place: unknown): string {
  return Buffer.from(JSON.stringify(place)).toString('base64url')
}

/** The place that was given; null where it is none of ours. */
function readPlace<Place>(shape: z.ZodType<Place>, given: string): Place | null {
  try {
    const read = shape.safeParse(JSON.parse(Buffer.from(given, 'base64url').toString()))
    return read.success ? read.data : null
  } catch {
    return null
  }
}

/** Where the first page and the next one are (RFC 8288). */
function linksOf(visit: Visit, next: string | null): Record<string, string> {
  const to = (after?: string) => {
    const query = new URLSearchParams(visit.query)
    query.delete('after')
    if (after) query.set('after', after)
    const text = query.toString()
    return `<${visit.path}${text ? `?${text}` : ''}>`
  }
  return { link: [`${to()}; rel="first"`, ...(next ? [`${to(next)}; rel="next"`] : [])].join(', ') }
}
