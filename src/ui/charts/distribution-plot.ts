import { type Amount, knownOf } from './amount.ts'
import { type AxisWord, roundStep, ticksFor, wordsUnder } from './axis.ts'
import { breakWords, headsFor, tenth } from './labels.ts'
import { letter, type Room } from './room.ts'

/** How many fell into one class: its words under the axis, and the count, which is never below nothing. */
export type Bin = Amount & { label: string }

/** `middle` marks a place among the classes, such as a median: 2.5 is the middle of the third. */
export type DistributionInput = { bins: Bin[]; middle?: { at: number; word: string } }

/** A column, in percent of the width and pixels of the height. `says` is its number, in lines, where there is room for it. */
export type ColumnPlace = { x: number; width: number; y: number; high: number; isHidden: boolean; says: string[] }

/** Words under a column: in how many lines, at which percent, set how. */
export type UnderPlace = { x: number; lines: string[]; anchor: AxisWord['anchor'] }

/** Pixels inside the plot, and the height of its columns. */
const wide: Record<Room, number> = { near: 240, far: 520 }
export const columnHeight = 160

/** Lays the columns of a distribution out. */
export function placeDistribution({ bins, middle }: DistributionInput, room: Room) {
  const ticks = ticksFor([0, ...knownOf(bins)]).filter((tick) => Number.isInteger(tick))
  const top = ticks.at(-1)! || 1
  const slot = 100 / Math.max(1, bins.length)
  const pixels = wide[room] / Math.max(1, bins.length)
  const width = tenth(pixels < 8 ? slot : slot * 0.86)
  const columns = bins.map((bin, i): ColumnPlace => {
    const isHidden = bin.value === null && bin.instead !== undefined
    const high = tenth((Math.max(0, bin.value ?? (isHidden ? top / 10 : 0)) / top) * columnHeight)
    const words = bin.value === null ? (bin.instead ?? '?') : bin.value.toLocaleString('en-US')
    const lines = breakWords(words, pixels / letter, 3)
    const fits = lines.every((line) => line.length * letter <= pixels + 2 && !line.includes('…'))
    const x = tenth(i * slot + (slot - width) / 2)
    return { x, width, y: tenth(columnHeight - high), high, isHidden, says: fits ? lines : [] }
  })
  return {
    columns,
    ticks: ticks.map((tick) => ({ y: tenth((1 - tick / top) * columnHeight), says: tick.toLocaleString('en-US') })),
    ...wordsOf(
      bins.map(({ label }) => label),
      wide[room],
    ),
    middle: middle ? { x: tenth(middle.at * slot), word: middle.word, isLeft: middle.at * slot > 50 } : null,
  }
}

/** Each class with its words, or a number and a key; where there are many, as many words as do not meet. */
function wordsOf(labels: string[], room: number): { under: UnderPlace[]; key: string[] } {
  const slot = 100 / Math.max(1, labels.length)
  const { heads, key } = headsFor(labels, room / Math.max(1, labels.length), room)
  if (key.length === 0 || labels.length <= 7)
    return { under: heads.map((lines, i) => ({ x: tenth((i + 0.5) * slot), lines, anchor: 'middle' })), key }
  const under = wordsUnder(labels, room).map(({ at, anchor, row }) => ({
    x: tenth(anchor === 'start' ? 0 : anchor === 'end' ? 100 : (at + 0.5) * slot),
    lines: row === 1 ? ['', labels[at]!] : [labels[at]!],
    anchor,
  }))
  return { under, key: [] }
}

/** Counts numbers into classes of one round width, five to twelve of them. Whole numbers get classes such as 20–29. */
export function binsOf(values: readonly number[]): Bin[] {
  if (values.length === 0) return []
  const [low, high] = [Math.min(...values), Math.max(...values)]
  const isWhole = values.every(Number.isInteger)
  const step = Math.max(isWhole ? 1 : 0, roundStep((high - low || 1) / 10))
  const first = Math.floor(low / step + 1e-9)
  const last = Math.floor(high / step + 1e-9)
  const counts = Array.from({ length: last - first + 1 }, () => 0)
  for (const value of values) counts[Math.floor(value / step + 1e-9) - first]! += 1
  return counts.map((value, i) => ({ label: sayBin((first + i) * step, step, isWhole), value }))
}

function sayBin(from: number, step: number, isWhole: boolean): string {
  const show = (edge: number) => edge.toLocaleString('en-US', { maximumFractionDigits: 6 }).replace('-', '–')
  if (!isWhole) return `${show(from)} to under ${show(from + step)}`
  return step === 1 ? show(from) : `${show(from)}${from < 0 ? ' to ' : '–'}${show(from + step - 1)}`
}
