import jstat from 'jstat'
import { median } from 'simple-statistics'

/** What the runs about a line say. `signal` is null with fewer than ten useful points: too few to say. */
export type RunResult = {
  method: string
  version: string
  center: number
  n: number
  longestRun: number
  longestAllowed: number
  crossings: number
  crossingsNeeded: number
  signal: boolean | null
}

/** A stretch of points on one side of the line: places in the list, from the first to the last, and how many count. */
export type Shift = { side: 'above' | 'below'; from: number; to: number; length: number }

const fewestPoints = 10

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
 * Tests the runs about a line by Anhøj's two rules: a run longer than chance allows, or fewer crossings than it needs.
 *
 * @param values in the order of time; those exactly on the line are passed over
 * @source methods.run-chart.runs
 */
export function testRuns(values: readonly number[], center: number): RunResult {
  const sides = values.filter((value) => value !== center).map((value) => value > center)
  const n = sides.length
  const crossings = sides.filter((side, i) => i > 0 && side !== sides[i - 1]).length
  const longestAllowed = n === 0 ? 0 : Math.round(Math.log2(n)) + 3
  const crossingsNeeded = fewestCrossings(n)
  const longest = longestRun(sides)
  const signal = n < fewestPoints ? null : longest > longestAllowed || crossings < crossingsNeeded
  const counts = { longestRun: longest, longestAllowed, crossings, crossingsNeeded }
  return { method: 'Anhøj runs', version: '1', center, n, ...counts, signal }
}

/**
 * The fewest crossings that chance leaves in nineteen of twenty series of `n` useful points.
 *
 * @source methods.run-chart.runs
 */
export function fewestCrossings(n: number): number {
  if (n < 2) return 0
  let count = 0
  while (jstat.binomial.cdf(count, n - 1, 0.5) < 0.05) count++
  return count
}

function longestRun(sides: readonly boolean[]): number {
  let longest = 0
  let run = 0
  for (const [i, side] of sides.entries()) {
    run = i > 0 && side === sides[i - 1] ? run + 1 : 1
    longest = Math.max(longest, run)
  }
  return longest
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
