import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { MergeRule } from '../../kernel/merge-rule.ts'
import { type MergeFacts, decideMerge, decideUndo } from './merge.rules.ts'

const plain: MergeFacts = {
  kind: 'person',
  isSame: false,
  isOwn: false,
  isProvider: false,
  isKin: false,
  hasHadRole: false,
  byAdministrator: false,
  shares: [{ table: 'claims_claim', alike: 0 }],
}
const rules: MergeRule[] = [{ table: 'people_license', does: 'keep one', says: 'once' }]

const cases: { given: Partial<MergeFacts>; code: string | null; because: string }[] = [
  { given: {}, code: null, because: 'nothing speaks against it' },
  { given: { isSame: true }, code: 'merge/same', because: 'it is one record' },
  { given: { isOwn: true }, code: 'merge/own', because: 'a colleague looks' },
  { given: { isProvider: true }, code: 'merge/provider', because: 'the school stays' },
  { given: { isKin: true }, code: 'merge/kin', because: 'a ward is not its hospital' },
  { given: { hasHadRole: true }, code: 'merge/roles', because: 'the address of the other opens the role' },
  { given: { hasHadRole: true, byAdministrator: true }, code: null, because: 'an administrator may' },
  { given: { shares: [{ table: 'claims_claim', alike: 1 }] }, code: 'merge/alike', because: 'nobody claims twice' },
  { given: { shares: [{ table: 'people_license', alike: 1 }] }, code: null, because: 'a rule says which stays' },
]
for (const { given, code, because } of cases)
  test(`a merge is ${code ? 'refused' : 'allowed'} because ${because}`, () => {
    const decision = decideMerge({ ...plain, ...given }, rules)
    assert.equal(decision.ok ? null : decision.refusal.code, code)
  })

test('what both have is named in the words of the office, with how many', () => {
  const shares = [
    { table: 'claims_claim', alike: 2 },
    { table: 'courses_enrollment', alike: 1 },
  ]
  const decision = decideMerge({ ...plain, shares }, rules)
  assert.ok(!decision.ok && decision.refusal.message.includes('what a person has once: claim (2), enrollment (1)'))
  const organizations = decideMerge({ ...plain, kind: 'organization', shares }, rules)
  assert.ok(!organizations.ok && organizations.refusal.message.includes('what an organization has once'))
})

test('a merge is undone once, before a later one, and while the address is free', () => {
  const fine = { isUndone: false, hasLater: false, isAddressTaken: false }
  const codeOf = (given: Partial<typeof fine>) => {
    const decision = decideUndo({ ...fine, ...given })
    return decision.ok ? null : decision.refusal.code
  }
  const codes = [codeOf({}), codeOf({ isUndone: true }), codeOf({ hasLater: true }), codeOf({ isAddressTaken: true })]
  assert.deepEqual(codes, [null, 'merge/undone', 'merge/later', 'merge/address'])
})
