import jstat from 'jstat'
import type { Stat } from './stat.ts'

/**
 * A share with its interval by Wilson's score method, which stays between 0 and 1 and holds for small counts.
 *
 * @param count how many of `n`
 * @param level share of times the interval holds, .95 unless said
 * @returns a value of null where `n` is 0
 * @source methods.wilson
 */
export function proportion(count: number, n: number, level = 0.95): Stat {
  const stat = { method: 'share', version: '1', n, warnings: [] }
  if (n === 0) return { ...stat, value: null, ci: null }
  const z = jstat.normal.inv(1 - (1 - level) / 2, 0, 1)
  const p = count / n
  const middle = p + (z * z) / (2 * n)
  const reach = z * Math.sqrt((p * (1 - p)) / n + (z * z) / (4 * n * n))
  const scale = 1 + (z * z) / n
  const lo = count === 0 ? 0 : (middle - reach) / scale
  const hi = count === n ? 1 : (middle + reach) / scale
  return { ...stat, value: p, ci: { level, lo, hi, method: 'Wilson' } }
}
