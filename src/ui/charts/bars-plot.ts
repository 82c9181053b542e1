import { type Amount, knownOf, showCounts, showValue } from './amount.ts'
import { ticksFor } from './axis.ts'
import { tenth } from './labels.ts'
import { placeOn, type Room } from './room.ts'
import { letters, lettersBeside, placeRows, type RowPlace } from './rows.ts'

/** One bar. `isLoud`: the one that is spoken of; it alone is filled then. */
export type Bar = Amount & { label: string; isLoud?: boolean }

/** `unit` is "%" for shares, else a word such as "answers". `max` is where the axis ends, if it ends higher than the highest. */
export type BarsInput = { bars: Bar[]; unit?: string; max?: number }

/** A bar, laid out: `x` and `width` in percent, the rest in pixels. Hidden: there is a number, and it is not shown. */
export type BarPlace = RowPlace & { x: number; width: number; isHidden: boolean; isLoud: boolean; says: string }

/** How high a bar is, in pixels. */
export const barHeight: Record<Room, number> = { near: 10, far: 16 }

/** Pixels for words on a phone. */
const phone = 272

/** Lays bars out. They begin at nothing, or go to both sides of it where some are below. */
export function placeBars({ bars, unit = '%', max }: BarsInput, room: Room) {
  const scale = unit === '%' ? 100 : 1
  const known = [0, ...knownOf(bars), ...(max === undefined ? [] : [max])].map((value) => value * scale)
  const ticks = ticksFor(known)
  const highest = max === undefined ? ticks.at(-1)! : Math.max(...known)
  const on = placeOn(Math.min(ticks[0]!, 0), highest)
  const zero = on(0)
  const says = bars.map((bar) => sayBar(bar, unit))
  const hasLoud = bars.some((bar) => bar.isLoud)
  const labels = bars.map((bar) => bar.label)
  const { rows, height } = placeRows(labels, room, {
    mark: barHeight[room],
    apart: room === 'near' ? 12 : 8,
    letters: (at) => (room === 'near' ? lettersBeside(says[at]!, phone) : letters),
  })
  const places = rows.map((row, i): BarPlace => {
    const { value, instead, isLoud } = bars[i]!
    const end = value === null ? zero : on(value * scale)
    return {
      ...row,
      x: Math.min(zero, end),
      width: tenth(Math.abs(end - zero)),
      isHidden: value === null && instead !== undefined,
      isLoud: !hasLoud || isLoud === true,
      says: says[i]!,
    }
  })
  return { bars: places, zero, height }
}

function sayBar(bar: Bar, unit: string): string {
  if (bar.value === null) return bar.instead ?? 'not known'
  return [showValue(bar.value, unit), showCounts(bar)].filter(Boolean).join(', ')
}
