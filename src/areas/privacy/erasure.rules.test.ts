import assert from 'node:assert/strict'
import { test } from 'node:test'
import { localDate } from '../../kernel/dates.ts'
import { decideErasure, listKept } from './erasure.rules.ts'

const credit = { what: 'Credit', years: 6, lastDay: localDate('2020-03-02') }
const cases = [
  { holds: [credit], today: '2026-03-01', kept: 1, because: 'on the last day of six years it is kept' },
  { holds: [credit], today: '2026-03-02', kept: 0, because: 'six years later it is not' },
  { holds: [{ ...credit, lastDay: null }], today: '2020-03-02', kept: 0, because: 'who never took part is not held' },
  {
    holds: [{ ...credit, years: null }],
    today: '2090-03-02',
    kept: 1,
    because: 'files of an activity name who taught',
  },
]
for (const { holds, today, kept, because } of cases)
  test(because, () => assert.equal(listKept(holds, localDate(today)).length, kept))

const facts = { name: 'Eve Tester', isOwn: false, roles: [] }
const decisions = [
  { facts, code: null, because: 'a learner’s record can be emptied' },
  { facts: { ...facts, isOwn: true }, code: 'erasure/own', because: 'nobody empties their own' },
  { facts: { ...facts, roles: ['planner'] }, code: 'erasure/roles', because: 'who has a role is still needed' },
]
for (const { facts: given, code, because } of decisions)
  test(because, () => {
    const decision = decideErasure(given)
    assert.equal(decision.ok ? null : decision.refusal.code, code)
  })
