import { z } from 'zod'
import { type Missing, missing } from '../kernel/decision.ts'
import { hashContent } from '../platform/tokens.ts'
import { type Answer, sendData } from './answer.ts'
import { readParams } from './api-params.ts'
import { answerUnfit } from './problem.ts'
import { type Api, type Route, type Visit, askOf } from './route.ts'

type Common = Pick<Route, 'path' | 'may' | 'wrongOwner' | 'perMinute'> & Pick<Api, 'noun' | 'says'>
export type Params = Readonly<Record<string, string>>
type Found<T> = Promise<T | undefined | Missing> | T | undefined | Missing

/** A row that answers with one record, and only with what its shape names; the same record is not sent twice. */
export function readOne<Output extends z.ZodType>(
  row: Common & { output: Output; find: (visit: Visit, params: Params) => Found<z.input<Output>> },
): Route {
  const { path, may, wrongOwner, perMinute, noun, says, output } = row
  return {
    ...{ method: 'GET', path, may, wrongOwner, perMinute },
    api: { noun, says, output, status: 200 },
    handle: async (visit) => {
      const params = readParams(visit)
      const found = params ? await row.find(visit, params) : undefined
      return found === undefined || found === missing ? missing : answerRecord(visit, output.parse(found))
    },
  }
}

/** A row that answers with all parts of one record, in their order: what the office's own page shows whole. */
export function readParts<Item extends z.ZodType>(
  row: Common & { item: Item; find: (visit: Visit, params: Params) => Found<readonly z.input<Item>[]> },
): Route {
  const output = z.object({ items: z.array(row.item) })
  const find = async (visit: Visit, params: Params) => {
    const items = await row.find(visit, params)
    return items === undefined || items === missing ? missing : ({ items } as z.input<typeof output>)
  }
  return readOne({ ...row, output, find })
}

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
  const { path, may, wrongOwner, perMinute, noun, says, item } = row
  const query = z.strictObject({ ...(row.query ?? {}), ...paging })
  const output = z.object({
    items: z.array(item),
    after: z.string().nullable().meta({ description: 'Send it as "after" for the next page; null on the last' }),
  })
  return {
    ...{ method: 'GET', path, may, wrongOwner, perMinute },
    api: { noun, says, query, output, status: 200 },
    handle: async (visit) => {
      const params = readParams(visit)
      if (!params) return missing
      const read = query.safeParse(visit.query)
      if (!read.success) return answerUnfit(visit.requestId, read.error)
      const {
        after: given,
        limit,
        ...filter
      } = read.data as Record<string, unknown> & z.output<z.ZodObject<typeof paging>>
      const after = given === undefined ? undefined : readPlace(row.place, given)
      if (after === null) return answerUnfit(visit.requestId, noSuchPlace)
      const asked = { filter: filter as z.output<z.ZodObject<Query>>, after, limit: limit + 1, params }
      const found = await row.list(visit, asked)
      if (found === missing) return missing
      const last = found.length > limit ? found[limit - 1] : undefined
      const next = last === undefined ? null : writePlace(row.placeOf(last))
      const page = output.parse({ items: found.slice(0, limit), after: next })
      return answerRecord(visit, page, linksOf(visit, next))
    },
  }
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

/** Answers with a record under its ETag, or says that the caller has it already. */
export function answerRecord(visit: Visit, record: unknown, headers: Readonly<Record<string, string>> = {}): Answer {
  const text = JSON.stringify(record)
  const etag = etagOf(text)
  const isKnown =
    askOf(visit)
      .ifNoneMatch?.split(/\s*,\s*/)
      .includes(etag) ?? false
  return isKnown ? sendData('', 304, { etag, ...headers }) : sendData(text, 200, { etag, ...headers })
}

/** What a record's text is known by. */
export function etagOf(text: string): string {
  return `"${hashContent(text).slice(0, 27)}"`
}
