import { type Decision, allow, refuse } from '../kernel/decision.ts'
import type { Hold } from '../platform/long-work.ts'
import { desks } from './desks.ts'
import { forgetLines, saveLines } from './line.store.ts'
import { readApart } from './reading.ts'
import { keepReading } from './run.commands.ts'
import type { Bringing } from './run.reading.ts'
import { type RunKind, type Sheet, tableKinds } from './run.schema.ts'
import { findKindOf, findMapping } from './run.store.ts'
import {
  BrokenTable,
  OtherEncoding,
  type TableEncoding,
  type TableRow,
  decideHeadings,
  findDelimiter,
  findEncoding,
  readCsv,
} from './spreadsheets/csv.wire.ts'
import { fitOf, recognizeColumns, signatureOf } from './table-kind.ts'

/** Lines written in one step. */
const linesAtOnce = 2_000

/** Reads a table in CSV as it comes, whatever its size, into lines; as windows-1252 where it turns out not to be UTF-8. */
export async function readTable(hold: Hold, brought: Bringing, head: Buffer): Promise<Decision<string>> {
  const encoding = findEncoding(head)
  try {
    return await readAs(hold, brought, head, encoding)
  } catch (error) {
    if (error instanceof BrokenTable) return { ok: false, refusal: error.refusal }
    if (!(error instanceof OtherEncoding) || encoding !== 'utf-8') throw error
    return readAs(hold, brought, head, 'windows-1252')
  }
}

async function readAs(hold: Hold, brought: Bringing, head: Buffer, encoding: TableEncoding): Promise<Decision<string>> {
  let bytes = 0
  async function* counted() {
    for await (const chunk of brought.chunks()) {
      bytes += chunk.length
      yield chunk
    }
  }
  const delimiter = findDelimiter(new TextDecoder(encoding).decode(head))
  const rows = readCsv(counted(), { encoding, delimiter })
  const sheet = await readSheet(hold, { name: '', sheet: 0, rows }, () => bytes)
  if (!sheet.ok) return sheet
  const says = `${tableSays(sheet.value)}, CSV in ${encoding === 'utf-8' ? 'UTF-8' : encoding}`
  return finish(hold, brought, [sheet.value], says)
}

/** Reads all sheets of a workbook into lines; the first one counts until another is chosen. */
export async function readWorkbookTables(hold: Hold, brought: Bringing): Promise<Decision<string>> {
  const bytes = 'bytes' in brought.file ? brought.file.bytes : await gather(brought.chunks())
  const read = await readApart({ kind: 'workbook', bytes })
  if (read.kind !== 'workbook') throw new Error('a workbook was read as something else')
  if (!read.reading.ok) return read.reading
  const sheets: Sheet[] = []
  for (const [i, { name, rows }] of read.reading.value.entries()) {
    const sheet = await readSheet(hold, { name, sheet: i, rows }, () => 0)
    if (!sheet.ok && i === 0) return sheet
    sheets.push(sheet.ok ? sheet.value : { name, headings: [], rows: 0 })
  }
  const says = `${tableSays(sheets[0]!)}, sheet "${sheets[0]!.name}" of ${sheets.length} in an Excel workbook`
  return finish(hold, brought, sheets, says)
}

async function gather(chunks: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const parts: Uint8Array[] = []
  for await (const chunk of chunks) parts.push(chunk)
  return Buffer.concat(parts)
}

function tableSays({ headings, rows }: Sheet): string {
  return `A table of ${rows.toLocaleString('en-US')} rows and ${headings.length} columns`
}

type SheetSource = { name: string; sheet: number; rows: AsyncIterable<TableRow> | Iterable<TableRow> }

async function readSheet(hold: Hold, source: SheetSource, bytes: () => number): Promise<Decision<Sheet>> {
  const runId = hold.job.subject
  const total = hold.job.total
  if (source.sheet === 0)
    await hold.step(async (tx) => {
      await forgetLines(tx, runId)
      return { done: 0, total }
    })
  let headings: string[] | null = null
  let position = 0
  let lines: { position: number; line: number; cells: string[]; refusal: null }[] = []
  const write = () =>
    hold.step(async (tx) => {
      await saveLines(tx, { runId, sheet: source.sheet }, lines)
      lines = []
      return { done: Math.min(bytes(), total ?? 0), total }
    })
  for await (const { line, cells } of source.rows) {
    if (headings === null) {
      const decision = decideHeadings(cells)
      if (!decision.ok) return decision
      headings = decision.value
      continue
    }
    position += 1
    lines.push({ position, line, cells, refusal: null })
    if (lines.length >= linesAtOnce) await write()
  }
  if (lines.length > 0) await write()
  if (headings !== null && position > 0) return allow({ name: source.name, headings, rows: position })
  return refuse({
    code: 'table/empty',
    message: 'This table has no rows under its headings. Check that it is the right file',
  })
}

/** Keeps what was read: with the kind and the columns that were chosen before for such headings, or that fit them best. */
async function finish(
  hold: Hold,
  brought: Pick<Bringing, 'kind'>,
  sheets: readonly Sheet[],
  recognized: string,
): Promise<Decision<string>> {
  const { headings, rows } = sheets[0]!
  await hold.step(async (tx) => {
    const signature = signatureOf(headings)
    const kind = brought.kind ?? (await findKindOf(tx, signature)) ?? bestKind(headings)
    const known = kind === null ? undefined : await findMapping(tx, signature, kind as RunKind)
    const columns = known?.columns ?? (kind === null ? {} : recognizeColumns(fieldsOf(kind as RunKind), headings))
    const read = {
      kind: kind as RunKind | null,
      recognized,
      rowsTotal: rows,
      sheets,
      columns,
      answers: known?.answers ?? {},
    }
    await keepReading(tx, hold.job.subject, read)
    return { done: hold.job.total ?? 0, total: hold.job.total }
  })
  return allow(recognized)
}

/** The kind whose fields these headings name best; null where none has all it needs. */
function bestKind(headings: readonly string[]): RunKind | null {
  const fits = tableKinds.map((kind) => ({ kind, fit: fitOf(fieldsOf(kind), headings) }))
  const best = fits.reduce((best, one) => (one.fit > best.fit ? one : best))
  return best.fit > 0 ? best.kind : null
}

function fieldsOf(kind: RunKind) {
  return desks[kind].table?.fields ?? []
}
