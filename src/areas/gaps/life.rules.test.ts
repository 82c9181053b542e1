import assert from 'node:assert/strict'
import test from 'node:test'
import { localDate } from '../../kernel/dates.ts'
import { decideGap, decideGapStep, isOpen, isTopic, listGapMoves } from './life.rules.ts'
import { type GapFacts, type GapState, type GapStatement, type GapStep, gapMoves, gapStates } from './life.schema.ts'

const facts: GapFacts = { acceptedFindings: 2, activities: 1, ran: 1 }
const step: GapStep = {
  from: 'candidate',
  to: 'accepted',
  by: 'Ruth Castellane',
  on: localDate('2026-02-04'),
  why: 'We harm people here every month',
}

const steps: { ask?: Partial<GapStep>; with?: Partial<GapFacts>; code: string; because: string }[] = [
  { code: 'allowed', because: 'a candidate with findings is accepted' },
  { with: { acceptedFindings: 0 }, code: 'gap/no-finding', because: 'nothing becomes a gap without a source' },
  { ask: { by: null }, code: 'gap/nobody', because: 'every step says who' },
  { ask: { why: ' ' }, code: 'gap/no-reason', because: 'every step says why' },
  { ask: { to: 'closed' }, code: 'gap/not-this-step', because: 'a candidate is not closed' },
  { ask: { from: 'accepted', to: 'planned' }, code: 'allowed', because: 'an accepted gap with an activity is planned' },
  {
    ask: { from: 'accepted', to: 'planned' },
    with: { activities: 0 },
    code: 'gap/no-activity',
    because: 'a plan without an activity is none',
  },
  {
    ask: { from: 'planned', to: 'addressed' },
    code: 'allowed',
    because: 'a gap is addressed once an activity was held',
  },
  {
    ask: { from: 'planned', to: 'addressed' },
    with: { ran: 0 },
    code: 'gap/nothing-held',
    because: 'and not before',
  },
  { ask: { from: 'addressed', to: 'closed' }, code: 'allowed', because: 'a person closes it, with the reason' },
  {
    ask: { from: 'addressed', to: 'closed', why: null },
    code: 'gap/no-reason',
    because: 'a gap is not closed without one',
  },
  {
    ask: { from: 'addressed', to: 'planned' },
    code: 'allowed',
    because: 'what was taught and not closed is planned anew',
  },
  { ask: { from: 'closed', to: 'reopened' }, code: 'allowed', because: 'a closed gap can be reopened' },
  {
    ask: { from: 'closed', to: 'planned' },
    code: 'gap/not-this-step',
    because: 'though not planned without reopening',
  },
  { ask: { from: 'parked', to: 'candidate' }, code: 'allowed', because: 'a parked gap comes back' },
]
for (const { ask, with: given, code, because } of steps)
  test(because, () => {
    const decision = decideGapStep({ ...step, ...ask }, { ...facts, ...given })
    assert.equal(decision.ok ? 'allowed' : decision.refusal.code, code)
  })

test('every open gap can be parked, every state can be reached and left', () => {
  const reached = new Set<GapState>(Object.values(gapMoves).flat())
  for (const state of gapStates) {
    assert.ok(listGapMoves(state).length > 0 && reached.has(state))
    if (isOpen(state)) assert.ok(gapMoves[state].includes('parked'))
  }
})

test('a refused step says what can be done instead', () => {
  const decision = decideGapStep({ ...step, to: 'closed' }, facts)
  assert.equal(
    !decision.ok && decision.refusal.message,
    'A gap that is candidate cannot become closed. It can become: accepted, parked',
  )
})

const heartFailure: GapStatement = {
  title: 'Heart failure patients leave without all indicated drugs',
  currentPractice: '41 of 100 leave on all indicated drugs',
  bestPractice: 'At least 80 of 100 do, by the guideline',
  difference: null,
  value: '41 of 100',
}
const topic = 'Physicians need an update on heart failure'

const statements: { of: Partial<GapStatement>; code: string; because: string }[] = [
  { of: {}, code: 'allowed', because: 'what happens, what should, and a number make a gap' },
  {
    of: { value: null, difference: 'The order set has one default for everyone' },
    code: 'allowed',
    because: 'words for the difference do as well as a number',
  },
  { of: { title: topic }, code: 'gap/topic', because: '"Physicians need an update on heart failure" is a topic' },
  { of: { currentPractice: topic }, code: 'gap/topic', because: 'nor does it tell what happens today' },
  {
    of: { currentPractice: '61 of 148 said that they need more training in restarting' },
    code: 'allowed',
    because: 'what people said they need, once counted, does',
  },
  {
    of: { title: 'Heart failure', currentPractice: null, bestPractice: null, value: null },
    code: 'gap/no-current-practice',
    because: 'a word alone is no gap',
  },
  { of: { currentPractice: ' ' }, code: 'gap/no-current-practice', because: 'what happens today is told' },
  { of: { bestPractice: null }, code: 'gap/no-best-practice', because: 'and what should happen' },
  { of: { value: null, difference: '' }, code: 'gap/no-difference', because: 'and the distance between them' },
]
for (const { of, code, because } of statements)
  test(because, () => {
    const decision = decideGap({ ...heartFailure, ...of })
    assert.equal(decision.ok ? 'allowed' : decision.refusal.code, code)
  })

const sentences = [
  { sentence: 'Update in infectious diseases', topic: true },
  { sentence: 'Nurses need more training in wound care', topic: true },
  { sentence: 'Overview of sepsis', topic: true },
  { sentence: 'Blood thinner not stopped for the right number of days before surgery', topic: false },
  { sentence: 'Sepsis patients not reassessed within six hours on the ward', topic: false },
  { sentence: 'Medication lists are not updated at discharge', topic: false },
  { sentence: 'Patients who need surgery wait 9 days', topic: false },
  { sentence: 'Review of medication lists happens in 40 of 100 discharges', topic: false },
  { sentence: 'Peer review of radiology reports happens in 12 of 100', topic: false },
]
for (const { sentence, topic: expected } of sentences)
  test(`"${sentence}" is ${expected ? 'a topic' : 'no topic'}`, () => assert.equal(isTopic(sentence), expected))
