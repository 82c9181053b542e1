/**
 * Is this a National Provider Identifier: ten digits whose last is the check digit over the number with 80840 before it?
 *
 * @source pars.npi
 */
export function isNpi(text: string): boolean {
  if (!/^\d{10}$/.test(text)) return false
  const fromTheRight = [...`80840${text}`].reverse().map(Number)
  const sum = fromTheRight.reduce(
    (total, digit, place) => total + (place % 2 === 0 ? digit : sumOfDigits(digit * 2)),
    0,
  )
  return sum % 10 === 0
}

function sumOfDigits(number: number): number {
  return number > 9 ? number - 9 : number
}
