/** Small cells are hidden in what leaves the office: under 11 for patients, under 5 for learners. */
export const cellLimits = { patients: 11, learners: 5 } as const

/** A cell as it may be shown: `n` is null when hidden, and `says` is what is printed. */
export type ShownCell = { n: number | null; says: string }

/** A table of counts with its totals, as it may be shown. */
export type ShownTable = { cells: ShownCell[][]; rowTotals: ShownCell[]; columnTotals: ShownCell[]; total: ShownCell }

type Mark = 'small' | 'complement' | null
type Place = [row: number, column: number]

/**
 * Hides small counts in a table, and further cells of a line until nothing hidden can be worked out by taking what is shown
 * from its total: no single cell, no two that are small together, none that the words leave only one number. Totals are
 * hidden where no other cell is left. Two tables of the same people are not compared.
 *
 * @param counts rows of equal length, whole numbers from 0
 * @param limit counts from 1 to under this are hidden; 0 is shown
 * @source methods.small-cells
 */
export function suppressTable(counts: readonly (readonly number[])[], limit: number): ShownTable {
  const grid = withTotals(counts)
  const marks: Mark[][] = grid.map((row) => row.map((n) => (n > 0 && n < limit ? 'small' : null)))
  while (markOne(grid, marks, limit));
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

/** Hides one more cell in the first line where a hidden one could be worked out; false when there is none. */
function markOne(grid: readonly number[][], marks: Mark[][], limit: number): boolean {
  for (const line of listLines(grid)) {
    if (!isGivenAway(line, grid, marks, limit)) continue
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

/**
 * Can something hidden in this line be worked out? The total gives the sum of what is hidden; that sum is small itself, or
 * it leaves each cell one number, as 8 does for two that are under 5.
 */
function isGivenAway(line: readonly Place[], grid: readonly number[][], marks: Mark[][], limit: number): boolean {
  const markOf = ([r, c]: Place) => marks[r]![c]!
  const hidden = line.filter((place) => markOf(place) !== null)
  if (hidden.length < 2) return hidden.length === 1
  if (markOf(line.at(-1)!) !== null) return false
  const together = sum(hidden.map(([r, c]) => grid[r]![c]!))
  const small = hidden.filter((place) => markOf(place) === 'small').length
  const others = hidden.length - small
  if (together === small + others * limit) return true
  return others === 0 && (together < limit || together === small * (limit - 1))
}

/** Rows, then columns, as places; the last of each is its total. */
function listLines(grid: readonly number[][]): Place[][] {
  const rows = grid.map((row, r) => row.map((_, c): Place => [r, c]))
  const columns = grid[0]!.map((_, c) => grid.map((_row, r): Place => [r, c]))
  return [...rows, ...columns]
}

function showCell(n: number, mark: Mark, limit: number): ShownCell {
  if (mark === 'small') return { n: null, says: `under ${limit}` }
  return mark === 'complement' ? { n: null, says: 'not shown' } : { n, says: String(n) }
}
