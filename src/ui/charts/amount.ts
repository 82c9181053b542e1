/**
 * A number as a chart shows it: a share from 0 to 1 where the unit is "%". `n` of `of` is what a share was made of. Null is
 * not shown; `instead` says why, such as "fewer than 5" where so few could be recognized, else it is not known.
 */
export type Amount = { value: number | null; n?: number; of?: number; instead?: string }

/** "54%" for a share, "12.5" for any other number. */
export function showValue(value: number, unit = '%'): string {
  if (unit !== '%') return show(value, Math.abs(value) < 100 ? 1 : 0)
  const percent = value * 100
  return `${show(percent, Math.abs(percent) < 10 ? 1 : 0)}%`
}

/** "54%", "12.5 minutes", or why there is no number. */
export function showAmount({ value, instead = 'not known' }: Amount, unit = '%'): string {
  if (value === null) return instead
  return unit === '%' || unit === '' ? showValue(value, unit) : `${showValue(value, unit)} ${unit}`
}

/** "61 of 111", or nothing where a number is no share of anything, or is not shown. */
export function showCounts({ value, n, of }: Amount): string {
  if (value === null || n === undefined || of === undefined) return ''
  return `${show(n, 0)} of ${show(of, 0)}`
}

/** "+14 points", "–3.5", "no change"; nothing where either is not shown. */
export function showDifference(from: Amount, to: Amount, unit = '%'): string {
  if (from.value === null || to.value === null) return ''
  const size = Math.abs(to.value - from.value) * (unit === '%' ? 100 : 1)
  const says = show(size, size < 10 && unit !== '%' ? 1 : 0)
  if (says === '0') return 'no change'
  const words = unit !== '%' ? '' : says === '1' ? ' point' : ' points'
  return `${to.value > from.value ? '+' : '–'}${says}${words}`
}

/** What is known of these numbers. */
export function knownOf(amounts: readonly Amount[]): number[] {
  return amounts.flatMap(({ value }) => (value === null ? [] : [value]))
}

function show(value: number, digits: number): string {
  return value.toLocaleString('en-US', { maximumFractionDigits: digits }).replace('-', '–')
}
