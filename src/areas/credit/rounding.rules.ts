import { type Quarters, quarters } from '../../kernel/quarters.ts'
import type { Tie } from './designation.schema.ts'

/**
 * Minutes as the nearest quarter hour. 52.5 minutes lie exactly between 0.75 and 1; which way they go is an office setting.
 *
 * @param minutes of education, 0 or more
 * @source ama.pra.minutes
 * @source office.credit.tie
 */
export function nearestQuarters(minutes: number, tie: Tie): Quarters {
  const exact = minutes / 15
  return quarters(tie === 'up' ? Math.floor(exact + 0.5) : Math.max(0, Math.ceil(exact - 0.5)))
}
