import { knownOf, showValue } from './amount.ts'
import type { PairsInput } from './dumbbell-plot.ts'
import { breakWords, type Line, lineHeight, linesAround, spreadOut, tenth } from './labels.ts'
import type { Room } from './room.ts'

/** One slope: its two heights in pixels (null: not shown), and the words at its ends, moved apart where they would meet. */
export type SlopePlace = { from: number | null; to: number | null; left: Line[]; right: Line[]; falls: boolean }

const letters: Record<Room, number> = { near: 20, far: 34 }
const head = 24

/** Lays slopes out between two uprights: the number at the left, number and name at the right, none on another. */
export function placeSlopes({ pairs, unit = '%' }: PairsInput, room: Room) {
  const values = knownOf(pairs.flatMap(({ from, to }) => [from, to]))
  const [low, high] = values.length > 0 ? [Math.min(...values), Math.max(...values)] : [0, 0]
  const names = pairs.map(({ label, to }) => {
    const value = to.value === null ? (to.instead ?? 'not known') : showValue(to.value, unit)
    return breakWords(to.value === null ? `${label}, ${value}` : `${value} ${label}`, letters[room], 4)
  })
  const sizes = names.map((lines) => lines.length * lineHeight + 4)
  const within = Math.max(184, sum(sizes), pairs.length * lineHeight)
  const y = (value: number) => tenth(12 + (high === low ? 0.5 : (high - value) / (high - low)) * (within - 24))
  const ends = pairs.map(({ from, to }) => ({
    from: from.value === null ? null : y(from.value),
    to: to.value === null ? null : y(to.value),
  }))
  const right = spreadOut(
    ends.map(({ from, to }) => to ?? from ?? within / 2),
    sizes,
    within,
  )
  const known = ends.flatMap(({ from }, i) => (from === null ? [] : [{ i, from }]))
  const left = spreadOut(
    known.map((end) => end.from),
    known.map(() => lineHeight),
    within,
  )
  const slopes = pairs.map((pair, i): SlopePlace => {
    const at = known.findIndex((end) => end.i === i)
    return {
      from: down(ends[i]!.from),
      to: down(ends[i]!.to),
      left: at < 0 ? [] : [{ says: showValue(pair.from.value!, unit), y: left[at]! + head }],
      right: linesAround(names[i]!, right[i]! + head),
      falls: pair.from.value !== null && pair.to.value !== null && pair.to.value < pair.from.value,
    }
  })
  return { slopes, top: head, height: within + head }
}

function down(y: number | null): number | null {
  return y === null ? null : tenth(y + head)
}

function sum(sizes: readonly number[]): number {
  return sizes.reduce((all, size) => all + size, 0)
}
