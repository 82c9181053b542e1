import { inflateRawSync } from 'node:zlib'
import { read, utils } from '@e965/xlsx'
import { type Decision, allow, refuse } from '../../kernel/decision.ts'
import type { TableRow } from './csv.wire.ts'

/** One sheet of a workbook that has anything in it, its headings first. */
export type SheetRows = { name: string; rows: TableRow[] }

const megabyte = 1024 * 1024
/** A workbook is held whole and unpacked: what is larger is brought as CSV, which is not. */
const mostBytes = 20 * megabyte
const mostUnpacked = 150 * megabyte
const mostEntries = 1_000
const mostRows = 100_000

/** Is this the beginning of a spreadsheet as Excel keeps it since 2007? */
export function isWorkbook(bytes: Uint8Array): boolean {
  if (bytes[0] !== 0x50 || bytes[1] !== 0x4b) return false
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).includes('xl/')
}

/**
 * Reads the sheets of a workbook: the texts that its cells show, no formulas. What it would unpack to is counted before any
 * of it is unpacked.
 *
 * @returns the sheets that have rows, or refusal `workbook/too-large`, `workbook/broken`, `workbook/empty`
 */
export function readWorkbook(bytes: Uint8Array): Decision<SheetRows[]> {
  const size = decideUnpacked(bytes)
  if (!size.ok) return size
  try {
    const book = read(bytes, { type: 'buffer', dense: true, cellFormula: false, cellHTML: false, bookVBA: false })
    const sheets = book.SheetNames.map((name) => ({ name, rows: rowsOf(book.Sheets[name]!) }))
    const filled = sheets.filter((sheet) => sheet.rows.length > 0)
    if (filled.some((sheet) => sheet.rows.length > mostRows)) return tooLarge()
    if (filled.length > 0) return allow(filled)
    return refuse({ code: 'workbook/empty', message: 'No sheet of this workbook has anything in it' })
  } catch {
    return refuse({
      code: 'workbook/broken',
      message: 'This workbook cannot be read. Save it again as an Excel workbook (.xlsx) or as CSV, without a password',
    })
  }
}

type Worksheet = ReturnType<typeof read>['Sheets'][string]

function rowsOf(sheet: Worksheet): TableRow[] {
  const from = sheet['!ref'] ? utils.decode_range(sheet['!ref']).s.r : 0
  const rows = utils.sheet_to_json<unknown[]>(sheet, { header: 1, raw: false, defval: '', blankrows: true })
  return rows
    .map((cells, i) => ({ line: from + i + 1, cells: cells.map((cell) => showCell(cell)) }))
    .filter((row) => row.cells.some((cell) => cell.trim() !== ''))
}

function showCell(cell: unknown): string {
  return typeof cell === 'string' ? cell.replaceAll('\0', '') : cell === null || cell === undefined ? '' : String(cell)
}

/** What entry of the archive its directory points to; undefined where it points out of the file. */
function entryAt(archive: Buffer, at: number) {
  const begins = archive.readUInt32LE(at + 42)
  if (begins + 30 > archive.length) return undefined
  const data = begins + 30 + archive.readUInt16LE(begins + 26) + archive.readUInt16LE(begins + 28)
  return { isPacked: archive.readUInt16LE(at + 10) === 8, packed: archive.subarray(data) }
}

/**
 * Counts what the archive unpacks to by unpacking each entry and forgetting it: its directory may lie. Where an entry cannot be
 * unpacked, the reader says so.
 */
function decideUnpacked(bytes: Uint8Array): Decision<true> {
  if (bytes.length > mostBytes) return tooLarge()
  const archive = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
  let [left, entries] = [mostUnpacked, 0]
  for (let at = archive.indexOf(entrySign); at >= 0; at = archive.indexOf(entrySign, at + 46)) {
    entries += 1
    if (entries > mostEntries) return tooLarge()
    const entry = at + 46 > archive.length ? undefined : entryAt(archive, at)
    if (!entry?.isPacked) continue
    const length = lengthOf(entry.packed, left)
    if (length > left) return tooLarge()
    left -= length
  }
  return allow(true)
}

const entrySign = Buffer.from('PK\u0001\u0002', 'latin1')

/** What this unpacks to, in bytes; more than `most` where it is more, 0 where it cannot be unpacked. */
function lengthOf(packed: Buffer, most: number): number {
  try {
    return inflateRawSync(packed, { maxOutputLength: Math.max(1, most) }).length
  } catch (error) {
    return error instanceof RangeError ? Infinity : 0
  }
}

function tooLarge() {
  return refuse({
    code: 'workbook/too-large',
    message: `This workbook is larger than ${mostBytes / megabyte} MB, has more than ${mostRows.toLocaleString('en-US')} rows, or unpacks to too much. Save the sheet as CSV, and bring that`,
  })
}
