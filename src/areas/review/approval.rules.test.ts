import assert from 'node:assert/strict'
import test from 'node:test'
import type { Decision } from '../../kernel/decision.ts'
import type { Gate } from '../../kernel/gate.ts'
import { decideApproval, listOpenGates } from './approval.rules.ts'

const gap: Gate = {
  id: 'gap',
  group: 'Why and for whom',
  title: 'A gap with its cause',
  why: 'Education must answer a problem seen in practice.',
  source: 'accme.core.needs',
  state: 'done',
  says: 'In order',
}
const disclosed: Gate = {
  id: 'disclosed',
  group: 'Independence',
  title: 'Everyone in control of content has disclosed',
  why: 'Nobody may plan or speak before we know their ties of 24 months.',
  source: 'accme.si.3.1',
  state: 'done',
  says: '6 of 6',
  owedBy: 'Henrik Okonjo',
}
const late: Gate = { ...disclosed, state: 'late', says: '5 of 6' }
const review: Gate = {
  id: 'review',
  group: 'Content',
  title: 'Peer review',
  why: 'Someone without ties reads what will be taught.',
  source: 'accme.si.3.4',
  state: 'wait',
  says: 'With the reviewer',
}

test('an activity whose gates are all in order is approved', () => {
  assert.deepEqual(decideApproval([gap, disclosed]), { ok: true, value: [gap, disclosed] })
})

for (const state of ['wait', 'todo', 'late', 'stop'] as const)
  test(`a single gate in the state ${state} keeps the activity from approval`, () => {
    assert.equal(decideApproval([gap, { ...disclosed, state }]).ok, false)
  })

test('the refusal speaks with the sentence and rule of the first open gate, and names the others', () => {
  const decision = decideApproval([gap, late, review])
  assert.deepEqual(!decision.ok && decision.refusal, {
    code: 'approval/gate-open',
    source: 'accme.si.3.1',
    message:
      'Everyone in control of content has disclosed: 5 of 6. Nobody may plan or speak before we know their ties of 24 months. Open too: Peer review',
  })
  assert.deepEqual(!decision.ok && decision.open, [late, review])
})

test('the last open gate is named alone', () => {
  const decision = decideApproval([gap, disclosed, review])
  assert.equal(
    !decision.ok && decision.refusal.message,
    'Peer review: With the reviewer. Someone without ties reads what will be taught',
  )
})

test('an activity of which nothing was checked is not approved', () => {
  const decision = decideApproval([])
  assert.equal(!decision.ok && decision.refusal.code, 'approval/no-gates')
})

test('an approval can be handled as any decision', () => {
  const decision: Decision<readonly Gate[]> = decideApproval([gap])
  assert.equal(decision.ok, true)
  assert.deepEqual(listOpenGates([gap, late, review]), [late, review])
})
