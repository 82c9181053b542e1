/** Digits with an optional sign and point, as a number; NaN for anything else. @source office.questions.answer */
export function parseDigits(text: string): number {
  return /^[+-]?(\d+\.?\d*|\.\d+)$/.test(text) ? Number(text) : NaN
}

/** Which numbers are in bounds; undefined where all are. @source office.questions.answer */
export function showRange(low: number | null, high: number | null): string | undefined {
  if (low !== null && high !== null) return `from ${low} to ${high}`
  if (low !== null) return `${low} or more`
  return high === null ? undefined : `${high} or less`
}

/** What to do where a number is out of bounds. @source office.questions.answer */
export function sayRange(low: number | null, high: number | null): string {
  return `Enter ${low !== null && high !== null ? 'a number ' : ''}${showRange(low, high)}`
}

/** Is a number in these bounds? @source office.questions.answer */
export function isInRange(number: number, low: number | null, high: number | null): boolean {
  return number >= (low ?? -Infinity) && number <= (high ?? Infinity)
}
