import type { LocalDate } from '../../kernel/dates.ts'
import { type Decision, allow, refuse } from '../../kernel/decision.ts'
import { record } from '../../platform/audit.ts'
import type { Tx } from '../../platform/database.ts'
import { type PolicyKey, policies } from './policy.schema.ts'
import { findPolicy, savePolicy } from './policy.store.ts'

/** Sets one of the office's policies from a day on. The earlier value stays in the history. Refusal `policy/wrong-value`. */
export async function setPolicy(
  tx: Tx,
  policy: { key: PolicyKey; value: unknown; effectiveOn: LocalDate; why: string },
): Promise<Decision<PolicyKey>> {
  const read = policies[policy.key].shape.safeParse(policy.value)
  if (!read.success)
    return refuse({ code: 'policy/wrong-value', field: 'value', message: read.error.issues[0]!.message })
  const before = await findPolicy(tx, policy.key, policy.effectiveOn)
  await savePolicy(tx, { ...policy, value: read.data })
  await record(tx, { act: 'policy.set', subject: policy.key, before, after: read.data, why: policy.why })
  return allow(policy.key)
}
