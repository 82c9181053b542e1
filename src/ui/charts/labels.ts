import { letter } from './room.ts'

/** One line of words: where it begins, ends or has its middle is for the part that draws it. */
export type Line = { says: string; y: number }

/** Pixels from one line of words to the next. */
export const lineHeight = 16

/** Words in lines of so many letters. A word longer than a line is cut; what needs more than `most` lines ends in "…". */
export function breakWords(words: string, letters: number, most = 3): string[] {
  const room = Math.max(4, Math.floor(letters))
  const lines: string[] = []
  for (const word of words.split(/[ \t\n]+/).filter(Boolean)) {
    const last = lines.at(-1)
    const short = word.length > room ? `${word.slice(0, room - 1)}…` : word
    if (last !== undefined && last.length + 1 + short.length <= room) lines[lines.length - 1] = `${last} ${short}`
    else lines.push(short)
  }
  if (lines.length <= most) return lines
  const kept = lines.slice(0, most)
  return [
    ...kept.slice(0, -1),
    `${kept
      .at(-1)!
      .slice(0, room - 2)
      .replace(/[\s,.;:–-]+$/, '')} …`,
  ]
}

/** Words over or under columns of a chart, and the lines of a key where they are numbers instead. */
export type Heads = { heads: string[][]; key: string[] }

/**
 * The words of columns so many pixels wide: in up to three lines each where all fit, else numbers, and a key that says which
 * number stands for what in lines of `across` pixels.
 */
export function headsFor(words: readonly string[], pixels: number, across: number): Heads {
  const letters = Math.floor((pixels - 4) / letter)
  const broken = words.map((one) => breakWords(one, letters, 99))
  const fits = words.every((one) => one.split(/\s+/).every((word) => word.length <= letters))
  if (fits && broken.every((lines) => lines.length <= 3)) return { heads: broken, key: [] }
  const key = words.map((one, i) => `${i + 1}\u00a0${one}${i < words.length - 1 ? ',' : ''}`).join(' ')
  return { heads: words.map((_, i) => [String(i + 1)]), key: breakWords(key, across / letter, 99) }
}

/** Lines of words one under the other, their middle at this height. */
export function linesAround(lines: readonly string[], middle: number): Line[] {
  const first = middle - ((lines.length - 1) * lineHeight) / 2
  return lines.map((says, i) => ({ says, y: first + i * lineHeight }))
}

/**
 * Heights of things that want to stand where they belong and may not meet: each is moved as little as possible, all keep
 * their order, and where `within` is given they stay between 0 and it as far as there is room.
 *
 * @param sizes how much room each takes, half of it above and half below
 */
export function spreadOut(heights: readonly number[], sizes: readonly number[], within = Infinity): number[] {
  const order = heights.map((_, i) => i).sort((a, b) => heights[a]! - heights[b]! || a - b)
  let before = 0
  const offsets = order.map((i, k) => {
    if (k > 0) before += (sizes[order[k - 1]!]! + sizes[i]!) / 2
    return before
  })
  const pools: { sum: number; count: number }[] = []
  for (const [k, i] of order.entries()) {
    pools.push({ sum: heights[i]! - offsets[k]!, count: 1 })
    while (pools.length > 1 && meanOf(pools.at(-2)!) > meanOf(pools.at(-1)!)) {
      const last = pools.pop()!
      pools.at(-1)!.sum += last.sum
      pools.at(-1)!.count += last.count
    }
  }
  const least = within === Infinity ? -Infinity : (sizes[order[0]!] ?? 0) / 2
  const most = within - before - (sizes[order.at(-1)!] ?? 0) / 2
  const moved = pools.flatMap((pool) =>
    Array.from({ length: pool.count }, () => Math.max(least, Math.min(most, meanOf(pool)))),
  )
  const places: number[] = []
  for (const [k, i] of order.entries()) places[i] = tenth(moved[k]! + offsets[k]!)
  return places
}

/** To a tenth, so that the page carries no digits that nobody sees. */
export function tenth(value: number): number {
  return Math.round(value * 10) / 10
}

function meanOf({ sum, count }: { sum: number; count: number }): number {
  return sum / count
}
