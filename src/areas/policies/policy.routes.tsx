import type { Errors } from '../../ui/errors.ts'
import { missing } from '../../kernel/decision.ts'
import { capital } from '../../kernel/words.ts'
import { type LocalDate, isLocalDate, showShortDay } from '../../kernel/dates.ts'
import { seeOther, showPage } from '../../http/answer.ts'
import { errorsOf, one, statusOf } from '../../http/form.ts'
import { may } from '../../http/permission.ts'
import { type Route, type Visit, visitorOf } from '../../http/route.ts'
import { setPolicy } from './policy.commands.ts'
import { type PolicyKey, policies } from './policy.schema.ts'
import { findPolicies, findPolicy, listPolicyHistory } from './policy.store.ts'
import { PoliciesPage, PolicyPage, type TypedPolicy } from './policy.view.tsx'

const keys = Object.keys(policies) as PolicyKey[]

export const policyRoutes: Route[] = [
  {
    method: 'GET',
    path: '/policies',
    may: 'policy.see',
    handle: async (visit) => {
      const today = visit.office.today()
      const [inForce, history] = await Promise.all([findPolicies(visit.db, today), listPolicyHistory(visit.db)])
      const isSet = (key: PolicyKey) =>
        history.some((row) => row.key === key && (row.effectiveOn as LocalDate) <= today)
      const lines = keys.map((key) => ({ key, value: showWord(key, inForce[key]), isSet: isSet(key) }))
      const changes = history.map((row) => ({
        label: policies[row.key as PolicyKey].label,
        value: showWord(row.key as PolicyKey, row.value),
        from: showShortDay(row.effectiveOn as LocalDate),
        by: row.givenName ? `${row.givenName} ${row.familyName}` : 'The system',
        why: row.why,
      }))
      const body = <PoliciesPage lines={lines} changes={changes} maySet={may(visitorOf(visit), 'policy.set')} />
      return showPage({ face: 'office', title: 'Policies', body })
    },
  },
  {
    method: 'GET',
    path: '/policies/:key',
    may: 'policy.set',
    handle: async (visit) => {
      const key = keyOf(visit)
      if (!key) return missing
      const today = visit.office.today()
      const value = showValue(await findPolicy(visit.db, key, today))
      return showForm(visit, key, { value, effectiveOn: today, why: '' }, {})
    },
  },
  {
    method: 'POST',
    path: '/policies/:key',
    may: 'policy.set',
    handle: async (visit) => {
      const key = keyOf(visit)
      if (!key) return missing
      const typed = {
        value: one(visit.form, 'value').trim(),
        effectiveOn: one(visit.form, 'effectiveOn'),
        why: one(visit.form, 'why').trim(),
      }
      const effectiveOn = typed.effectiveOn
      if (!isLocalDate(effectiveOn))
        return showForm(visit, key, typed, { effectiveOn: 'Enter the day from which it holds' })
      if (typed.why === '') return showForm(visit, key, typed, { why: 'Say why, so that a surveyor can follow' })
      const change = { key, value: readValue(key, typed.value), effectiveOn, why: typed.why }
      const decision = await visit.write((tx) => setPolicy(tx, change))
      return decision.ok ? seeOther('/policies') : showForm(visit, key, typed, errorsOf(decision.refusal))
    },
  },
]

function keyOf(visit: Visit): PolicyKey | undefined {
  return keys.find((key) => key === visit.params.key)
}

/** What a person typed, as the kind of value that stands there now. */
function readValue(key: PolicyKey, typed: string): unknown {
  const { standing } = policies[key]
  if (typeof standing === 'number') return /^\d+$/.test(typed) ? Number(typed) : typed
  if (typeof standing === 'boolean') return typed === 'yes'
  return typed
}

function showValue(value: unknown): string {
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  return String(value)
}

/** As a word of its own: one of a few begins with a capital, what was typed stays as it is. */
function showWord(key: PolicyKey, value: unknown): string {
  return optionsOf(key) ? capital(showValue(value)) : showValue(value)
}

function optionsOf(key: PolicyKey): string[] | null {
  if (typeof policies[key].standing === 'boolean') return ['yes', 'no']
  return key === 'credit.tie' ? ['up', 'down'] : null
}

function showForm(visit: Visit, key: PolicyKey, typed: TypedPolicy, errors: Errors) {
  const body = (
    <PolicyPage policyKey={key} stamp={visit.stamp()} typed={typed} errors={errors} options={optionsOf(key)} />
  )
  const status = statusOf(errors)
  return showPage({ face: 'office', title: policies[key].label, current: '/policies', status, body })
}
