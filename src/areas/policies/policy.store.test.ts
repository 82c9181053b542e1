import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openTestOffice } from '../../../test/office.ts'
import { type LocalDate, localDate } from '../../kernel/dates.ts'
import { timedWork } from '../../platform/office.ts'
import { type PolicyKey, policies } from './policy.schema.ts'
import { findPolicies, findPolicy, savePolicy } from './policy.store.ts'

test('read together, policies hold what each holds by itself on that day', async () => {
  const { office } = await openTestOffice()
  const set = (key: PolicyKey, value: unknown, effectiveOn: LocalDate) =>
    office.write(timedWork, (tx) => savePolicy(tx, { key, value, effectiveOn, why: 'The committee said so' }))
  await set('credit.tie', 'down', localDate('2026-02-01'))
  await set('integrity.validMonths', 6, localDate('2026-02-01'))
  await set('integrity.validMonths', 9, localDate('2026-03-02'))
  await set('integrity.validMonths', 18, localDate('2026-03-03'))
  const keys = Object.keys(policies) as PolicyKey[]
  for (const [day, tie, months] of [
    ['2026-01-31', 'up', 12],
    ['2026-02-01', 'down', 6],
    ['2026-03-02', 'down', 9],
    ['2026-03-03', 'down', 18],
  ] as const) {
    const on = localDate(day)
    const together = await findPolicies(office.db, on)
    assert.deepEqual([together['credit.tie'], together['integrity.validMonths']], [tie, months], day)
    for (const key of keys) assert.deepEqual(together[key], await findPolicy(office.db, key, on), key)
  }
})
