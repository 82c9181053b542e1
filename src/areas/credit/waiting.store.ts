import { sql } from 'kysely'
import type { LocalDate } from '../../kernel/dates.ts'
import type { Fragment } from '../../platform/database.ts'
import { findPolicyValue } from '../policies/policy-value.store.ts'

/** What the credit of a plan hangs on; `quarters` is null before credit is designated, `tie` where nothing was set. */
export type CreditFacts = {
  format: string
  minutes: number | null
  opensOn: LocalDate
  quarters: number | null
  tie: unknown
}

/** What the credit of the activity `a` hangs on. */
export function creditFacts(today: LocalDate): Fragment<CreditFacts> {
  return sql<CreditFacts>`jsonb_build_object('format', a.format, 'minutes', a.minutes, 'opensOn', a.releases_on,
    'quarters', (select d.quarters from credit_designation d where d.activity_id = a.id and d.withdrawn_at is null),
    'tie', ${findPolicyValue('credit.tie', today)})`
}
