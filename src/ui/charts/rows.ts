import { breakWords, type Line, lineHeight, linesAround } from './labels.ts'
import { letter, type Room } from './room.ts'

/** One row of a chart: its words, where its marks have their middle, and where it begins and ends, in pixels. */
export type RowPlace = { lines: Line[]; first: number; middle: number; top: number; bottom: number }

/** What the rows of a chart need: how high their marks are, and how many letters their words may have in a line. */
export type RowRoom = { mark: number; from?: number; apart?: number; letters: (at: number) => number }

/** Letters in the margin of a wide page, where the words of a row stand beside its marks. */
export const letters = 30

/** Rows one under the other: on a phone the words of each above its marks, on a wide page beside them. */
export function placeRows(labels: readonly string[], room: Room, needs: RowRoom): { rows: RowPlace[]; height: number } {
  const { mark, from = 0, apart = 10 } = needs
  let top = from
  const rows = labels.map((label, at) => {
    const words = breakWords(label, needs.letters(at))
    const high = words.length * lineHeight
    const size = room === 'near' ? high + 4 + mark : Math.max(high, mark)
    const middle = room === 'near' ? top + high + 4 + mark / 2 : top + size / 2
    const lines = linesAround(words, room === 'near' ? top + high / 2 : middle)
    const place = { lines, first: lines[0]?.y ?? middle, middle, top, bottom: top + size }
    top += size + apart
    return place
  })
  return { rows, height: Math.max(from, top - apart) }
}

/** How many letters of a row's words fit beside what stands at the other end of their line on a phone. */
export function lettersBeside(says: string, pixels: number): number {
  return Math.floor(pixels / letter) - (says ? says.length + 2 : 0)
}
