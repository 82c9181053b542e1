/** Small cells are hidden in what leaves the office: under 11 for patients, under 5 for learners. */
export const cellLimits = { patients: 11, learners: 5 } as const

/** A cell as it may be shown: `n` is null when hidden, and `says` is what is printed. */
export type ShownCell = { n: number | null; says: string }

/** A table of counts with its totals, as it may be shown. */
export type ShownTable = { cells: ShownCell[][]; rowTotals: ShownCell[]; columnTotals: ShownCell[]; total: ShownCell }

type Mark = 'small' | 'complement' | null

/**
 * Hides small counts in a table, and of every line with one hidden cell another, so that none can be worked out from the
 * totals. Totals are hidden where no other cell is left.
 *
 * @param counts rows of equal length, whole numbers from 0
 * @param limit counts from 1 to under this are hidden; 0 is shown
 * @source methods.small-cells
 */
export function suppressTable(counts: readonly (readonly number[])[], limit: number): ShownTable {
  const grid = withTotals(counts)
  const marks: Mark[][] = grid.map((row) => row.map((n) => (n > 0 && n < limit ? 'small' : null)))
  while (markOne(grid, marks));
  const shown = grid.map((row, r) => row.map((n, c) => showCell(n, marks[r]![c]!, limit)))
  const columnTotals = shown.pop()!
  return {
    cells: shown.map((row) => row.slice(0, -1)),
    rowTotals: shown.map((row) => row.at(-1)!),
    columnTotals: columnTotals.slice(0, -1),
    total: columnTotals.at(-1)!,
  }
}

/**
 * May a share, mean or rate be shown? Not when what it counts, or the rest, is small but not nothing.
 *
 * @source methods.small-cells
 */
export function mayShowShare(count: number, of: number, limit: number): boolean {
  return [count, of - count, of].every((n) => n === 0 || n >= limit)
}

function withTotals(counts: readonly (readonly number[])[]): number[][] {
  const rows = counts.map((row) => [...row, sum(row)])
  const width = rows[0]?.length ?? 1
  return [...rows, Array.from({ length: width }, (_, c) => sum(rows.map((row) => row[c]!)))]
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, n) => total + n, 0)
}

/** Hides one more cell in the first line where a single hidden one could be worked out; false when there is none. */
function markOne(grid: readonly number[][], marks: Mark[][]): boolean {
  for (const line of listLines(grid)) {
    if (line.filter(([r, c]) => marks[r]![c] !== null).length !== 1) continue
    const total = line.at(-1)!
    const others = line.slice(0, -1).filter(([r, c]) => marks[r]![c] === null && grid[r]![c]! > 0)
    const smallest = others.toSorted(([r, c], [s, d]) => grid[r]![c]! - grid[s]![d]!)[0]
    const [r, c] = smallest ?? total
    if (marks[r]![c] !== null) continue
    marks[r]![c] = 'complement'
    return true
  }
  return false
}

/** Rows, then columns, as places; the last of each is its total. */
function listLines(grid: readonly number[][]): [row: number, column: number][][] {
  const rows = grid.map((row, r) => row.map((_, c): [number, number] => [r, c]))
  const columns = grid[0]!.map((_, c) => grid.map((_row, r): [number, number] => [r, c]))
  return [...rows, ...columns]
}

function showCell(n: number, mark: Mark, limit: number): ShownCell {
  if (mark === 'small') return { n: null, says: `under ${limit}` }
  return mark === 'complement' ? { n: null, says: 'not shown' } : { n, says: String(n) }
}
