import { type Amount, knownOf, showValue } from './amount.ts'
import { headsFor, lineHeight, linesAround, tenth } from './labels.ts'
import { letter, type Room } from './room.ts'
import { letters, placeRows, type RowPlace } from './rows.ts'

/** One row of a heat table, with one number for each column. With `href` its words are a link. */
export type HeatRow = { label: string; href?: string; cells: Amount[] }

/** `range` is what the lightest and the strongest shade stand for, by default the least and the greatest number. */
export type HeatInput = { rows: HeatRow[]; columns: string[]; unit?: string; range?: { from: number; to: number } }

/** A cell: its place in percent, its shade from 0 to 4 (null: not shown), how full its bar is in percent, and its words. */
export type CellPlace = { x: number; width: number; shade: 0 | 1 | 2 | 3 | 4 | null; full: number; says: string }

export type HeatPlace = RowPlace & { cells: CellPlace[] }

export const cellHeight = 30
/** Pixels of a row on a phone and on a wide page, and there beside the words of the row. */
const full: Record<Room, number> = { near: 272, far: 624 }
const beside = 400
/** The least pixels of a cell. Where the columns need more than there is, a row is so wide and scrolls in its own room. */
const [least, broad] = [34, 640]

/** Lays a heat table out: shades in five steps, and a bar in each cell for those who do not see shades. */
export function placeHeat({ rows, columns, unit = '%', range }: HeatInput, room: Room) {
  const known = knownOf(rows.flatMap((row) => row.cells))
  const from = range?.from ?? Math.min(...known)
  const to = range?.to ?? Math.max(...known)
  const part = (value: number) => (to > from ? Math.max(0, Math.min(1, (value - from) / (to - from))) : 1)
  const count = Math.max(1, columns.length)
  const isBroad = count * least > full[room]
  const kind = room === 'near' || isBroad || count * least * 1.5 > beside ? 'near' : 'far'
  const across = isBroad ? broad : kind === 'near' ? full[room] : beside
  const { heads, key } = headsFor(columns, across / count, isBroad ? broad : full[room])
  const deepest = Math.max(1, ...heads.map((lines) => lines.length))
  const width = 100 / count
  const start = key.length === 0 ? 0 : key.length * lineHeight + 6
  const { rows: places, height } = placeRows(
    rows.map((row) => row.label),
    kind,
    {
      mark: cellHeight,
      from: start + deepest * lineHeight + 8,
      apart: kind === 'near' ? 8 : 2,
      letters: () => (kind === 'near' ? full[room] / letter : letters),
    },
  )
  return {
    isBroad,
    kind,
    height,
    key: linesAround(key, (key.length * lineHeight) / 2),
    heads: heads.map((lines, i) => ({
      x: tenth((i + 0.5) * width),
      lines: linesAround(lines, start + (deepest - lines.length / 2) * lineHeight),
    })),
    rows: places.map((row, i): HeatPlace => {
      const cells = columns.map((_, at): CellPlace => {
        const cell = rows[i]!.cells[at] ?? { value: null }
        const place = { x: tenth(at * width), width: tenth(width) }
        if (cell.value === null) return { ...place, shade: null, full: 0, says: sayMissing(cell, across / count) }
        const share = part(cell.value)
        return { ...place, shade: shadeOf(share), full: tenth(share * 100), says: showValue(cell.value, unit) }
      })
      return { ...row, cells }
    }),
  }
}

function shadeOf(share: number): 0 | 1 | 2 | 3 | 4 {
  return Math.min(4, Math.floor(share * 5)) as 0 | 1 | 2 | 3 | 4
}

/** "fewer than 5" where it fits; the table says it in any case. */
function sayMissing({ instead }: Amount, pixels: number): string {
  if (instead === undefined) return '–'
  return instead.length * letter < pixels ? instead : '…'
}
