import { median } from 'simple-statistics'

/** A stretch of points on one side of the line: places in the list, from the first to the last, and how many count. */
export type Shift = { side: 'above' | 'below'; from: number; to: number; length: number }

/**
 * The line of a run chart: the median of the baseline, frozen there so that what comes later is held against it.
 *
 * @param baseline how many points from the first make the baseline; all unless said
 * @returns null without points
 */
export function centerLine(values: readonly number[], baseline = values.length): number | null {
  const held = values.slice(0, baseline)
  return held.length === 0 ? null : median(held)
}

/**
 * The first shift: six points in a row on one side of the line. Points on the line neither count nor break it.
 *
 * @param length how many make a shift; 6 unless said
 * @returns the whole run, or null where there is none
 * @source methods.run-chart.shift
 */
export function firstShift(values: readonly number[], center: number, length = 6): Shift | null {
  const runs: Shift[] = []
  for (const [i, value] of values.entries()) {
    if (value === center) continue
    const side = value > center ? 'above' : 'below'
    const last = runs.at(-1)
    if (last?.side === side) runs[runs.length - 1] = { ...last, to: i, length: last.length + 1 }
    else runs.push({ side, from: i, to: i, length: 1 })
  }
  return runs.find((run) => run.length >= length) ?? null
}
