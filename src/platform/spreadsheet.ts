import { once } from 'node:events'
import { PassThrough } from 'node:stream'
import exceljs from 'exceljs'

type Cells = readonly (string | number | null)[]

/** The longest text that a cell of a spreadsheet holds. */
const mostLetters = 32_767

/**
 * Rows as an .xlsx file, made while it is read: no more than a page of rows is held at once. Texts stay texts, whatever they
 * begin with; nothing is a formula.
 *
 * @param title the name of the sheet, at most 31 letters of it
 */
export async function* writeSpreadsheet(
  title: string,
  heading: readonly string[],
  pages: AsyncIterable<readonly Cells[]>,
): AsyncGenerator<Uint8Array> {
  const out = new PassThrough()
  const writing = writeRows(out, title, heading, pages).catch((error: unknown) => void out.destroy(error as Error))
  try {
    for await (const chunk of out) yield chunk as Uint8Array
  } finally {
    out.destroy()
  }
  await writing
}

async function writeRows(
  out: PassThrough,
  title: string,
  heading: readonly string[],
  pages: AsyncIterable<readonly Cells[]>,
): Promise<void> {
  const book = new exceljs.stream.xlsx.WorkbookWriter({ stream: out, useStyles: true, useSharedStrings: false })
  const sheet = book.addWorksheet(title.replace(/[[\]*?:/\\]/g, ' ').slice(0, 31), {
    views: [{ state: 'frozen', ySplit: 1 }],
  })
  sheet.columns = heading.map((header) => ({ header, width: 24 }))
  const first = sheet.getRow(1)
  first.font = { bold: true }
  first.commit()
  for await (const rows of pages) {
    for (const cells of rows)
      sheet.addRow(cells.map((cell) => (typeof cell === 'string' ? cell.slice(0, mostLetters) : cell))).commit()
    while (out.writableNeedDrain && !out.destroyed) await Promise.race([once(out, 'drain'), once(out, 'close')])
    if (out.destroyed) return
  }
  sheet.commit()
  await book.commit()
}
