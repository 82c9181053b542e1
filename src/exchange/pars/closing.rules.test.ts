import assert from 'node:assert/strict'
import { test } from 'node:test'
import { anActivity } from '../../../test/reportable.ts'
import { localDate } from '../../kernel/dates.ts'
import { quarters } from '../../kernel/quarters.ts'
import type { ReportableActivity } from './activity.schema.ts'
import { decideClose, findStatus } from './closing.rules.ts'

const today = localDate('2026-11-24')

const statuses: { over: Partial<ReportableActivity>; status: string; because: string }[] = [
  { over: {}, status: 'Ready to Close', because: 'all is known and the last day is over' },
  { over: { endOn: today }, status: 'Active', because: 'the last day is today' },
  { over: { description: '' }, status: 'Draft', because: 'a description makes it active' },
  { over: { deliveryMethods: [] }, status: 'Draft', because: 'a delivery makes it active' },
  { over: { quarters: quarters(0) }, status: 'Draft', because: 'credit makes it active' },
  { over: { title: '' }, status: 'Nothing yet', because: 'a title makes a draft' },
  {
    over: { outcomes: [], physicians: null },
    status: 'Ready to Close',
    because: 'outcomes and counts are for closing',
  },
]
for (const { over, status, because } of statuses) {
  test(`${status}: ${because}`, () => assert.equal(findStatus(anActivity(over), today), status))
}

test('an activity with all it needs is closed, and the answer carries the mark', () => {
  const decision = decideClose(anActivity(), today)
  assert.ok(decision.ok)
  assert.equal(decision.value.close, true)
})

const refused: { over: Partial<ReportableActivity>; says: RegExp; because: string }[] = [
  { over: { outcomes: [] }, says: /at least one measured outcome/, because: 'PA10: without an outcome' },
  { over: { endOn: localDate('2026-11-25') }, says: /Close it after that day/, because: 'PA13: while it runs' },
  { over: { nonPhysicians: null }, says: /number of other learners/, because: 'before the learners are counted' },
  {
    over: { commercialSupport: [{ source: '', dollars: 100, inKind: false }] },
    says: /names its source/,
    because: 'PA12: with support from nobody',
  },
  { over: { providership: 'joint' }, says: /at least one partner/, because: 'jointly provided with nobody' },
]
for (const { over, says, because } of refused) {
  test(`it is not closed ${because}`, () => {
    const decision = decideClose(anActivity(over), today)
    assert.ok(!decision.ok)
    assert.equal(decision.refusal.code, 'activity/not-ready-to-close')
    assert.equal(decision.refusal.source, 'pars.lifecycle')
    assert.match(decision.refusal.message, says)
  })
}

test('every reason is told at once', () => {
  const decision = decideClose(anActivity({ outcomes: [], physicians: null }), today)
  assert.ok(!decision.ok)
  assert.match(decision.refusal.message, /measured outcome.*number of physicians/)
})
