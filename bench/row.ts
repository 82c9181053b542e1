/** One line of the table: what was measured, what the budget asks, what came out, and whether it holds (null: no budget). */
export type Row = { what: string; budget: string; measured: string; holds: boolean | null }

/** The table for the terminal and for the file. */
export function showRows(rows: readonly Row[]): string {
  const words = (row: Row) => (row.holds === null ? 'reported' : row.holds ? 'holds' : '**missed**')
  const lines = rows.map((row) => [row.what, row.budget, row.measured, words(row)])
  const head = ['what', 'budget', 'measured', '']
  return [head, head.map(() => '---'), ...lines].map((cells) => `| ${cells.join(' | ')} |`).join('\n')
}

/** A number with as many digits as it deserves. */
export function showNumber(value: number): string {
  const digits = value >= 100 ? 0 : value >= 10 ? 1 : 2
  return value.toLocaleString('en-US', { minimumFractionDigits: digits, maximumFractionDigits: digits })
}

/** "43 %" */
export function showShare(share: number): string {
  return `${Math.round(share * 100)} %`
}
