import { CsvError, parse } from 'csv-parse'
import { Readable } from 'node:stream'
import { type Decision, type Refusal, refuse } from '../../kernel/decision.ts'

/** A row of a table: the line of the file in which it begins, and its cells in their order. */
export type TableRow = { line: number; cells: string[] }

/** How the bytes of a table are written. */
export type TableEncoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252'

/** Thrown while a table is read that cannot be read to its end; its refusal says why. */
export class BrokenTable extends Error {
  readonly refusal: Refusal
  constructor(refusal: Refusal) {
    super(refusal.message)
    this.refusal = refusal
  }
}

/** Thrown where a file that is taken for UTF-8 holds bytes that are not: it is read again as windows-1252. */
export class OtherEncoding extends Error {}

/** The most columns, and letters of one row: far beyond any list of an office, and small enough to be held. */
const mostColumns = 500
const mostRowBytes = 1_000_000

/** How the beginning of a table says it is written: by its mark, else UTF-8 until something speaks against it. */
export function findEncoding(head: Uint8Array): TableEncoding {
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le'
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be'
  return 'utf-8'
}

/** What stands between the cells: whichever of comma, semicolon, tabulator and bar the first line has most of. */
export function findDelimiter(head: string): string {
  const bare = head.replace(/"[^"]*"/g, '')
  const line = bare.split(/\r?\n/).find((one) => one.trim() !== '') ?? ''
  const counted = [',', ';', '\t', '|'].map((sign) => ({ sign, count: line.split(sign).length }))
  return counted.reduce((best, one) => (one.count > best.count ? one : best)).sign
}

/**
 * The rows of a table that is never held whole, its headings first; empty rows are left out.
 *
 * @throws BrokenTable where it cannot be read on (a quote never closed, a row too long), OtherEncoding where it is not UTF-8
 */
export async function* readCsv(
  chunks: AsyncIterable<Uint8Array>,
  given: { encoding: TableEncoding; delimiter: string },
): AsyncGenerator<TableRow> {
  const parser = parse({
    delimiter: given.delimiter,
    bom: true,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    info: true,
    max_record_size: mostRowBytes,
  })
  const text = Readable.from(decode(chunks, given.encoding))
  text.once('error', (error) => parser.destroy(error))
  text.pipe(parser)
  try {
    for await (const { record, info } of parser as AsyncIterable<{ record: string[]; info: { lines: number } }>) {
      const cells = record.map((cell) => cell.replaceAll('\0', ''))
      if (cells.length > mostColumns) throw new BrokenTable(tooWide(cells.length).refusal)
      const inside = cells.reduce((sum, cell) => sum + (cell.match(/\n/g)?.length ?? 0), 0)
      if (cells.some((cell) => cell.trim() !== '')) yield { line: Math.max(1, info.lines - inside), cells }
    }
  } catch (error) {
    throw error instanceof CsvError ? new BrokenTable(explain(error).refusal) : error
  }
}

async function* decode(chunks: AsyncIterable<Uint8Array>, encoding: TableEncoding): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding, { fatal: encoding !== 'windows-1252' })
  const read = (chunk?: Uint8Array) => {
    try {
      return chunk === undefined ? decoder.decode() : decoder.decode(chunk, { stream: true })
    } catch {
      if (encoding === 'utf-8') throw new OtherEncoding()
      throw new BrokenTable(halfLetter(encoding).refusal)
    }
  }
  for await (const chunk of chunks) yield read(chunk)
  yield read()
}

function halfLetter(encoding: TableEncoding): { ok: false; refusal: Refusal } {
  const message = `This file is written in ${encoding.toUpperCase()}, but breaks off or holds half a letter: save it again as CSV in UTF-8`
  return refuse({ code: 'table/encoding', message })
}

function tooWide(columns: number): { ok: false; refusal: Refusal } {
  const message = `This table has ${columns} columns, more than the ${mostColumns} that are read: keep those that are needed`
  return refuse({ code: 'table/too-wide', message })
}

function explain(error: CsvError): { ok: false; refusal: Refusal } {
  const line = 'lines' in error && typeof error.lines === 'number' ? error.lines : null
  const place = line === null ? '' : ` Look at line ${line}.`
  if (error.code === 'CSV_QUOTE_NOT_CLOSED')
    return refuse({
      code: 'table/open-quote',
      message: `A quotation mark is opened and never closed, so that the rest of the file would be one cell.${place}`,
    })
  if (error.code === 'CSV_MAX_RECORD_SIZE')
    return refuse({
      code: 'table/long-row',
      message: `A row is longer than a million letters. Check that it is the right file.${place}`,
    })
  return refuse({ code: 'table/malformed', message: `This file is not written as a table in CSV.${place}` })
}

/** What may not be brought in a table, whatever else stands in it: by the heading. */
const forbidden: [RegExp, string][] = [
  [/^(mrn|medicalrecord(number|no)?|patient(id|name|number|mrn)?|encounter(id|number)?)$/, 'data of patients'],
  [/^(ssn|socialsecurity(number|no)?)$/, 'social security numbers'],
]

/**
 * Takes the headings of a table, if they are headings and name nothing that may not be kept. Nothing about patients is read:
 * office policy, and the first line decides before a row is kept.
 *
 * @returns the headings, or refusal `table/no-headings`, `table/not-kept`
 */
export function decideHeadings(cells: readonly string[]): Decision<string[]> {
  const headings = cells.map((cell) => cell.trim().replace(/\s+/g, ' ').slice(0, 200))
  const named = headings.filter((heading) => heading !== '')
  const isData = (heading: string) => /@\w/.test(heading) || /^[\d\s.,/-]+$/.test(heading)
  if (named.length === 0 || named.some(isData))
    return refuse({
      code: 'table/no-headings',
      message:
        'The first line has to name the columns, such as "Given name, Family name, E-mail". Add it, and bring the file again',
    })
  for (const heading of named) {
    const plain = heading.toLowerCase().replace(/[^a-z]/g, '')
    const found = forbidden.find(([pattern]) => pattern.test(plain))
    if (found)
      return refuse({
        code: 'table/not-kept',
        message: `The column "${heading}" holds ${found[1]}, which are not kept here. Remove the column, and bring the file again`,
      })
  }
  return { ok: true, value: headings }
}
