import type { LocalDate } from '../../kernel/dates.ts'
import { newId } from '../../kernel/ids.ts'
import type { Db, Tx } from '../../platform/database.ts'
import { afterNewest } from '../../platform/succession.ts'
import { type Policies, type PolicyKey, type PolicyValue, policies } from './policy.schema.ts'

/** What the office has set for this key, as in force on that day; its standing value where nothing was set. */
export async function findPolicy<Key extends PolicyKey>(
  db: Db | Tx,
  key: Key,
  on: LocalDate,
): Promise<PolicyValue<Key>> {
  const row = await db
    .selectFrom('policies_policy')
    .where('key', '=', key)
    .where('effective_on', '<=', on)
    .orderBy('effective_on', 'desc')
    .orderBy('set_at', 'desc')
    .limit(1)
    .select('value')
    .executeTakeFirst()
  return (row ? policies[key].shape.parse(row.value) : policies[key].standing) as PolicyValue<Key>
}

/** Everything the office can set, as in force on that day, in one query; the standing values of what was never set. */
export async function findPolicies(db: Db | Tx, on: LocalDate): Promise<Policies> {
  const rows = await db
    .selectFrom('policies_policy')
    .where('effective_on', '<=', on)
    .distinctOn('key')
    .orderBy('key')
    .orderBy('effective_on', 'desc')
    .orderBy('set_at', 'desc')
    .select(['key', 'value'])
    .execute()
  const set = new Map<string, unknown>(rows.map(({ key, value }) => [key, value]))
  const values = Object.entries(policies).map(([key, { shape, standing }]) => [
    key,
    set.has(key) ? shape.parse(set.get(key)) : standing,
  ])
  return Object.fromEntries(values) as Policies
}

/** Every value that was ever set, newest first, with who set it and why. */
export function listPolicyHistory(db: Db) {
  return db
    .selectFrom('policies_policy as y')
    .leftJoin('people_person as p', 'p.id', 'y.set_by')
    .orderBy('y.set_at', 'desc')
    .select([
      'y.key',
      'y.value',
      'y.effective_on as effectiveOn',
      'y.set_at as setAt',
      'y.why',
      'p.given_name as givenName',
      'p.family_name as familyName',
    ])
    .execute()
}

/** Keeps a value with the day from which it holds. */
export async function savePolicy(
  tx: Tx,
  policy: { key: PolicyKey; value: unknown; effectiveOn: LocalDate; why: string },
): Promise<void> {
  await tx
    .insertInto('policies_policy')
    .values({
      id: newId(),
      key: policy.key,
      value: JSON.stringify(policy.value),
      effective_on: policy.effectiveOn,
      set_by: tx.actor.personId,
      set_at: afterNewest(tx, 'policies_policy', 'set_at', { key: policy.key }),
      why: policy.why,
    })
    .execute()
}
