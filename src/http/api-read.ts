import { z } from 'zod'
import { type Missing, missing } from '../kernel/decision.ts'
import { hashContent } from '../platform/tokens.ts'
import { type Answer, sendData } from './answer.ts'
import { readParams } from './api-params.ts'
import { type Api, type Route, type Visit, askOf } from './route.ts'

/** What every row that reads says of itself. */
export type Common = Pick<Route, 'path' | 'may' | 'wrongOwner' | 'perMinute'> & Pick<Api, 'noun' | 'says'>
export type Params = Readonly<Record<string, string>>
/** What a row found; undefined and `missing` where there is nothing for the caller. */
export type Found<T> = Promise<T | undefined | Missing> | T | undefined | Missing

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
