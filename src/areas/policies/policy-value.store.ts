import { sql } from 'kysely'
import type { LocalDate } from '../../kernel/dates.ts'
import type { Fragment } from '../../platform/database.ts'
import { type PolicyKey, type PolicyValue, policies } from './policy.schema.ts'

/** What the office has set for this key as of a day, for a query that needs it among other things; null where nothing was. */
export function findPolicyValue(key: PolicyKey, on: LocalDate): Fragment {
  return sql`(select y.value from policies_policy y where y.key = ${key} and y.effective_on <= ${on}::date
    order by y.effective_on desc, y.set_at desc limit 1)`
}

/** The value that `findPolicyValue` found, or the standing one. */
export function findPolicyIn<Key extends PolicyKey>(key: Key, value: unknown): PolicyValue<Key> {
  return (value === null ? policies[key].standing : policies[key].shape.parse(value)) as PolicyValue<Key>
}
