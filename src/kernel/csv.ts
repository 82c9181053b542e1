import { stringify } from 'csv-stringify/sync'

/**
 * Rows as a CSV file that any spreadsheet opens: UTF-8 with its mark, a heading line, lines that end in CR LF. A text
 * that a spreadsheet would take for a formula gets an apostrophe in front, so that it stays a text; a number stays a number.
 */
export function showCsv(heading: readonly string[], rows: readonly Row[]): string {
  return `\uFEFF${showRows([heading, ...rows])}`
}

/**
 * The same file in pieces, one for the heading and one for each page of rows, for lists that grow with the office: no more
 * than a page is held at once.
 */
export async function* showCsvPages(heading: readonly string[], pages: AsyncIterable<readonly Row[]>) {
  yield showCsv(heading, [])
  for await (const rows of pages) yield showRows(rows)
}

type Row = readonly (string | number)[]

function showRows(rows: readonly Row[]): string {
  return stringify(rows as Row[], {
    record_delimiter: 'windows',
    escape_formulas: true,
    cast: { number: (number) => ({ value: String(number), escape_formulas: false }) },
  })
}
