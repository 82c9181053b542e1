import { proportion } from './proportion.ts'
import type { Stat } from './stat.ts'

/**
 * The difference of two shares of different people, `later` less `earlier`, with its interval by Newcombe's square-and-add
 * of the two score intervals.
 *
 * @returns from -1 to 1; a value of null where either share has nobody
 * @source methods.difference
 */
export function difference(
  earlier: { count: number; n: number },
  later: { count: number; n: number },
  level = 0.95,
): Stat {
  const stat = { method: 'difference of shares', version: '1', n: earlier.n + later.n, warnings: [] }
  const [first, second] = [proportion(earlier.count, earlier.n, level), proportion(later.count, later.n, level)]
  if (first.value === null || second.value === null || !first.ci || !second.ci)
    return { ...stat, value: null, ci: null }
  const value = second.value - first.value
  const lo = value - Math.hypot(second.value - second.ci.lo, first.ci.hi - first.value)
  const hi = value + Math.hypot(second.ci.hi - second.value, first.value - first.ci.lo)
  return { ...stat, value, ci: { level, lo, hi, method: 'Newcombe square-and-add' } }
}
