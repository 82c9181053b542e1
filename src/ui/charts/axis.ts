/** Round numbers from below the least value to above the greatest, evenly apart, three to six of them. */
export function ticksFor(
  values: number[],
  within: { from: number; to: number } = { from: -Infinity, to: Infinity },
): number[] {
  const low = Math.min(...values)
  const high = Math.max(...values)
  const span = high - low || Math.abs(high) / 2 || 1
  const step = roundStep(span / 3.2)
  let from = Math.floor(low / step + 1e-9)
  let to = Math.ceil(high / step - 1e-9)
  const floor = Math.max(within.from, low >= 0 ? 0 : -Infinity)
  while (to - from < 2) {
    if ((from - 1) * step >= floor && (to + 1) * step > within.to) from -= 1
    else to += 1
  }
  const ticks = Array.from({ length: to - from + 1 }, (_, i) => tidy((from + i) * step))
  return ticks.filter((tick) => tick >= within.from && tick <= within.to)
}

/** The ends that an axis of shares may not pass, in percent, as long as no number does; other axes have none. */
export function withinShares(percents: readonly number[], unit: string): { from: number; to: number } | undefined {
  return unit === '%' && percents.every((one) => one >= 0 && one <= 100) ? { from: 0, to: 100 } : undefined
}

/** The next of 1, 2, 5, 10, 20, 50 and so on that is not less. */
export function roundStep(rough: number): number {
  const power = 10 ** Math.floor(Math.log10(rough))
  const part = rough / power
  const step = part <= 1 ? 1 : part <= 2 ? 2 : part <= 5 ? 5 : 10
  return step * power
}

function tidy(value: number): number {
  return Number(value.toPrecision(12))
}

/** A word under the axis: which point it belongs to, and how it is set at that point. `row` 1 stands a line lower. */
export type AxisWord = { at: number; anchor: 'start' | 'middle' | 'end'; row: 0 | 1 }

/**
 * Which of the points get their word under the axis so that no two meet, in a room so many pixels wide.
 * The first and the last always have theirs; where even these two would meet, the last stands a line lower.
 */
export function wordsUnder(labels: string[], room: number, letter = 7): AxisWord[] {
  const last = labels.length - 1
  if (last <= 0) return labels.map((_, at) => ({ at, anchor: 'middle', row: 0 }))
  for (const stride of [1, 2, 3, 6, 12, 24]) {
    const between = []
    for (let at = stride; at < last; at += stride) between.push(at)
    const all = [0, ...between, last].map((at) => wordAt(at, last))
    while (all.length > 2 && meet(all.at(-2), all.at(-1), { labels, room, letter })) all.splice(-2, 1)
    const apart = all.every((word, i) => i === 0 || !meet(all[i - 1], word, { labels, room, letter }))
    if (apart && all.length <= 7) return all
  }
  const two: AxisWord[] = [wordAt(0, last), wordAt(last, last)]
  if (meet(two[0], two[1], { labels, room, letter })) two[1]!.row = 1
  return two
}

function wordAt(at: number, last: number): AxisWord {
  return { at, anchor: at === 0 ? 'start' : at === last ? 'end' : 'middle', row: 0 }
}

type Room = { labels: string[]; room: number; letter: number }

function meet(a: AxisWord | undefined, b: AxisWord | undefined, room: Room): boolean {
  return a !== undefined && b !== undefined && edges(a, room).right + 10 > edges(b, room).left
}

function edges({ at, anchor }: AxisWord, { labels, room, letter }: Room) {
  const wide = labels[at]!.length * letter
  const x = (at / (labels.length - 1)) * room
  const left = anchor === 'start' ? x : anchor === 'end' ? x - wide : x - wide / 2
  return { left, right: left + wide }
}
