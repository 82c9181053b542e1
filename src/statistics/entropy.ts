/**
 * The effective number of roles (or of anything with shares): the exponential of their entropy. Four equal shares are 4,
 * one alone is 1, and lopsided shares lie between.
 *
 * @param weights any positive numbers; they are brought to a sum of 1, zeros do not count
 * @returns null where nothing is above 0
 * @source methods.effective-number
 */
export function effectiveNumber(weights: readonly number[]): number | null {
  const sum = weights.reduce((total, weight) => total + weight, 0)
  if (sum <= 0) return null
  const shares = weights.filter((weight) => weight > 0).map((weight) => weight / sum)
  return Math.exp(-shares.reduce((total, share) => total + share * Math.log(share), 0))
}
