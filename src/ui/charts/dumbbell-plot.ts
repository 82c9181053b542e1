import { type Amount, knownOf, showDifference, showValue } from './amount.ts'
import { ticksFor, withinShares } from './axis.ts'
import { placeOn, type Room } from './room.ts'
import { lettersBeside, placeRows, type RowPlace } from './rows.ts'

/** One thing at two times: before and after, and where it should get to. */
export type Pair = { label: string; from: Amount; to: Amount; target?: number }

/** `unit` is "%" for shares, else a word; `ends` are the words of the two times. */
export type PairsInput = { pairs: Pair[]; unit?: string; ends?: { from: string; to: string } }

/**
 * One end of a pair: its place in percent, its number, and the side its number stands on: away from the other end, or on the
 * way between them where the target stands too near.
 */
export type EndPlace = { x: number; says: string; anchor: 'start' | 'middle' | 'end' }

/** A pair, laid out. An end is null where its number is not shown; `note` says how far apart they are, or what is missing. */
export type PairPlace = RowPlace & { from: EndPlace | null; to: EndPlace | null; target: number | null; note: string }

export const usualEnds = { from: 'Before', to: 'After' }

/** Letters beside the marks of a wide page, and pixels for words on a phone. */
const [margin, phone] = [24, 272]

/** So many percent of the width a number takes beside its mark. */
const numberWide = 9

/** Lays pairs out on one axis, which need not begin at nothing. */
export function placePairs({ pairs, unit = '%', ends = usualEnds }: PairsInput, room: Room) {
  const scale = unit === '%' ? 100 : 1
  const known = pairs.flatMap(({ from, to, target }) => [
    ...knownOf([from, to]),
    ...(target === undefined ? [] : [target]),
  ])
  const scaled = known.map((value) => value * scale)
  const ticks = ticksFor(scaled.length > 0 ? scaled : [0, scale], withinShares(scaled, unit))
  const on = placeOn(ticks[0]!, ticks.at(-1)!)
  const notes = pairs.map((pair) => sayNote(pair, unit, ends))
  const labels = pairs.map((pair) => pair.label)
  const { rows, height } = placeRows(labels, room, {
    mark: 18,
    from: 28,
    apart: room === 'near' ? 10 : 6,
    letters: (at) => (room === 'near' ? lettersBeside(notes[at]!, phone) : margin),
  })
  const places = rows.map((row, i): PairPlace => {
    const { from, to, target } = pairs[i]!
    const aim = target === undefined ? null : on(target * scale)
    const place = (one: Amount, other: Amount): EndPlace | null => {
      if (one.value === null) return null
      const [x, anchor] = [on(one.value * scale), sideOf(one.value, other.value)]
      const way = other.value === null ? 0 : Math.abs(on(other.value * scale) - x)
      return { x, says: showValue(one.value, unit), anchor: clearOf(aim, x, anchor, way) }
    }
    return {
      ...row,
      from: place(from, to),
      to: place(to, from),
      target: aim,
      note: notes[i]!,
    }
  })
  return {
    pairs: places,
    ticks: ticks.map((tick) => ({ x: on(tick), says: sayTick(tick, unit) })),
    height: height + 26,
  }
}

/** Equal numbers are said once, at the later end. */
function sideOf(value: number, other: number | null): EndPlace['anchor'] {
  if (other === null || value > other) return 'start'
  return value < other ? 'end' : 'middle'
}

/** A number that would stand on the target stands on the other side, where the way between the ends is long enough. */
function clearOf(target: number | null, x: number, side: EndPlace['anchor'], way: number): EndPlace['anchor'] {
  if (target === null || side === 'middle' || way < 2 * numberWide) return side
  const beyond = side === 'start' ? target - x : x - target
  if (beyond <= 0 || beyond > numberWide) return side
  return side === 'start' ? 'end' : 'start'
}

function sayNote({ from, to }: Pair, unit: string, ends: { from: string; to: string }): string {
  const missing = (
    [
      [from, ends.from],
      [to, ends.to],
    ] as const
  )
    .filter(([amount]) => amount.value === null)
    .map(([amount, when]) => `${when.toLowerCase()} ${amount.instead ?? 'not known'}`)
  return missing.length > 0 ? missing.join(', ') : showDifference(from, to, unit)
}

function sayTick(tick: number, unit: string): string {
  return unit === '%' ? `${tick}%` : showValue(tick, unit)
}
