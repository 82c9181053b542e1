/**
 * Rows as a CSV file that any spreadsheet opens: UTF-8 with its mark, a heading line, lines that end in CR LF. A text
 * that a spreadsheet would take for a formula gets an apostrophe in front, so that it stays a text.
 */
export function showCsv(heading: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  return `\uFEFF${[heading, ...rows].map((row) => row.map(showCell).join(',')).join('\r\n')}\r\n`
}

function showCell(cell: string | number): string {
  if (typeof cell === 'number') return String(cell)
  const text = /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
