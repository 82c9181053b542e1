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

/** What the directory at the end of the archive says that its entries unpack to. */
function decideUnpacked(bytes: Uint8Array): Decision<true> {
  if (bytes.length > mostBytes) return tooLarge()
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
  let [unpacked, entries] = [0, 0]
  for (let at = buffer.indexOf('PK\u0001\u0002', 0, 'latin1'); at >= 0;) {
    entries += 1
    if (at + 46 > buffer.length) break
    unpacked += buffer.readUInt32LE(at + 24)
    at = buffer.indexOf('PK\u0001\u0002', at + 46, 'latin1')
  }
  return unpacked > mostUnpacked || entries > mostEntries ? tooLarge() : allow(true)
}

function tooLarge() {
  return refuse({
    code: 'workbook/too-large',
    message: `This workbook is larger than ${mostBytes / megabyte} MB, has more than ${mostRows.toLocaleString('en-US')} rows, or unpacks to too much. Save the sheet as CSV, and bring that`,
  })
}
