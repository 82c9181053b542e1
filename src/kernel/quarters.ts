import { type Decision, allow, refuse } from './decision.ts'

/** Credit counted in whole quarter hours, so that no decimal ever drifts: 5 quarters are 1.25 credits. */
export type Quarters = number & { readonly unit: 'quarters of a credit' }

/** Marks a whole number of quarter hours. A fraction is a fault of the caller. */
export function quarters(count: number): Quarters {
  if (!Number.isInteger(count)) throw new Error(`${count} quarters is not a whole number of quarters`)
  return count as Quarters
}

/** "1.25" for 5 quarters, "1" for 4: as printed in statements and on certificates. */
export function showCredits(count: Quarters): string {
  return String(count / 4)
}

/** "1.25" for 5 quarters, "1.00" for 4: as the reporting formats want it. */
export function showTwoDecimals(count: Quarters): string {
  return (count / 4).toFixed(2)
}

/**
 * Reads credits as a person types them: "1.25", ".5", "2".
 *
 * @returns quarters, or refusal `credit/not-a-number`, `credit/not-a-quarter`
 * @source ama.pra.increment
 */
export function parseCredits(typed: string): Decision<Quarters> {
  const source = 'ama.pra.increment'
  const credits = typed.trim() === '' ? NaN : Number(typed.trim())
  if (!Number.isFinite(credits) || credits <= 0)
    return refuse({ code: 'credit/not-a-number', source, message: 'Enter credits as a number above 0, such as 1.25' })
  if (!Number.isInteger(credits * 4))
    return refuse({
      code: 'credit/not-a-quarter',
      source,
      message: 'Enter credits in steps of 0.25, such as 1.25 or 1.5',
    })
  return allow(quarters(credits * 4))
}
