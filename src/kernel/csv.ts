/**
 * Rows as a CSV file that any spreadsheet opens: UTF-8 with its mark, a heading line, lines that end in CR LF. A text
 * that a spreadsheet would take for a formula gets an apostrophe in front, so that it stays a text.
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
  return rows.map((row) => `${row.map(showCell).join(',')}\r\n`).join('')
}

function showCell(cell: string | number): string {
  if (typeof cell === 'number') return String(cell)
  const text = /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
