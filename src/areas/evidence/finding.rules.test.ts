import assert from 'node:assert/strict'
import { test } from 'node:test'
import { decideToRecord, decideVerdict } from './finding.rules.ts'
import type { FindingInput } from './finding.schema.ts'

const finding: FindingInput = {
  sourceId: 's',
  statement: 'They are unsure',
  population: 'Nurses',
  needType: 'perceived',
  strength: 'moderate',
  caveats: '',
  measureValueId: null,
  comparator: null,
  topics: [],
}

test('what is only felt is moderate at most; what was counted may be strong', () => {
  const standing = { id: 's', standing: 'standing' } as const
  const felt = decideToRecord({ ...finding, strength: 'strong' }, standing, null)
  assert.ok(!felt.ok && felt.refusal.code === 'finding/felt-not-strong' && felt.refusal.field === 'strength')
  assert.ok(decideToRecord(finding, standing, null).ok)
  assert.ok(decideToRecord({ ...finding, strength: 'strong', needType: 'unperceived' }, standing, null).ok)
})

test('a number stands in a finding only where its source gave it', () => {
  const source = { id: 's', standing: 'standing' } as const
  const own = { ...finding, measureValueId: 'v' }
  assert.ok(decideToRecord(own, source, { sourceId: 's' }).ok)
  for (const value of [null, { sourceId: 'other' }]) {
    const decision = decideToRecord(own, source, value)
    assert.ok(!decision.ok && decision.refusal.code === 'finding/foreign-value')
  }
})

test('of all standings only a retraction stops a finding', () => {
  for (const standing of ['standing', 'corrected', 'expression of concern'] as const)
    assert.ok(decideToRecord(finding, { id: 's', standing }, null).ok)
  assert.ok(!decideToRecord(finding, { id: 's', standing: 'retracted' }, null).ok)
})

test('a verdict changes something or is refused', () => {
  const open = { state: 'open', sourceStanding: 'standing' } as const
  assert.ok(decideVerdict('accepted', open).ok)
  assert.ok(decideVerdict('dismissed', { ...open, state: 'accepted' }).ok)
  const again = decideVerdict('dismissed', { ...open, state: 'dismissed' })
  assert.ok(!again.ok && again.refusal.code === 'finding/decided-so')
  assert.ok(!decideVerdict('accepted', { ...open, sourceStanding: 'retracted' }).ok)
  assert.ok(decideVerdict('dismissed', { ...open, sourceStanding: 'retracted' }).ok)
})
