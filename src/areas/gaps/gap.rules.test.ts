import assert from 'node:assert/strict'
import { test } from 'node:test'
import { localDate } from '../../kernel/dates.ts'
import { type Linkable, decideChange, decideLink, decideProposal, decideUnlink, isBetween } from './gap.rules.ts'
import { isSpeaking } from '../strength/piece.rules.ts'
import { showAudience } from './gap.schema.ts'
import type { GapState } from './life.schema.ts'
import { gapStates } from './life.schema.ts'
import { type GapNow, isFarTarget, nextAct } from './next-act.rules.ts'
import { showShare } from '../ranking/ranking.schema.ts'

const finding: Linkable = { verdict: 'accepted', standing: 'standing', channel: 'literature' }
const codeOf = (decision: { ok: boolean; refusal?: { code: string } }) => decision.refusal?.code ?? 'allowed'

const proposals: { of: Partial<Linkable>[]; asked?: number; code: string; because: string }[] = [
  { of: [{}], code: 'allowed', because: 'one accepted finding is enough' },
  { of: [{}, { standing: 'corrected' }], code: 'allowed', because: 'what was corrected still stands' },
  { of: [], code: 'gap/no-finding', because: 'none is not' },
  { of: [{}], asked: 2, code: 'gap/no-finding', because: 'a finding that is not there is noticed' },
  { of: [{}, { verdict: null }], code: 'gap/finding-not-accepted', because: 'an open finding is accepted first' },
  { of: [{ verdict: 'dismissed' }], code: 'gap/finding-not-accepted', because: 'a dismissed one speaks for nothing' },
  { of: [{ standing: 'retracted' }], code: 'gap/source-retracted', because: 'nor does one of a retracted source' },
]
for (const { of, asked, code, because } of proposals)
  test(`to propose a gap, ${because}`, () => {
    const findings = of.map((change) => ({ ...finding, ...change }))
    assert.equal(codeOf(decideProposal(findings, asked ?? findings.length)), code)
  })

test('a finding of a retracted source is not linked', () => {
  assert.equal(codeOf(decideLink({ ...finding, standing: 'retracted' })), 'gap/source-retracted')
  assert.deepEqual([isSpeaking(finding), isSpeaking({ ...finding, verdict: 'dismissed' })], [true, false])
})

const unlinks: {
  state: GapState
  speaking: number
  direction?: 'against'
  verdict?: 'dismissed'
  code: string
  because: string
}[] = [
  { state: 'accepted', speaking: 2, code: 'allowed', because: 'one of two goes' },
  { state: 'accepted', speaking: 1, code: 'gap/last-finding', because: 'the last that speaks stays' },
  { state: 'accepted', speaking: 1, direction: 'against', code: 'allowed', because: 'one against may go' },
  { state: 'accepted', speaking: 1, verdict: 'dismissed', code: 'allowed', because: 'one that is silent may go' },
  { state: 'candidate', speaking: 1, code: 'allowed', because: 'a candidate may lose its last' },
  { state: 'parked', speaking: 1, code: 'allowed', because: 'and so may a parked gap' },
]
for (const { state, speaking, direction, verdict, code, because } of unlinks)
  test(`of the findings of a gap, ${because}`, () => {
    const link = { ...finding, verdict: verdict ?? finding.verdict, direction: direction ?? ('for' as const) }
    assert.equal(codeOf(decideUnlink(link, { state, speaking })), code)
  })

test('only a closed gap is not changed', () => {
  for (const state of gapStates) assert.equal(decideChange(state).ok, state !== 'closed')
})

const betweens = [
  { professions: 1, specialties: 2, between: false, because: 'two specialties of one profession are not enough' },
  { professions: 1, specialties: 3, between: true, because: 'three are' },
  { professions: 2, specialties: 0, between: true, because: 'two professions are' },
]
for (const { because, between, ...gap } of betweens)
  test(`between: ${because}`, () => assert.equal(isBetween(gap), between))

test('an audience is read aloud, each part once', () => {
  assert.equal(
    showAudience([
      { profession: 'physician', specialty: 'Surgery' },
      { profession: 'physician', specialty: '' },
      { profession: 'nurse', specialty: 'Critical care' },
      { profession: 'pharmacist', specialty: '' },
      { profession: 'other', specialty: '' },
    ]),
    'surgery, physicians, nurses in critical care, pharmacists, others',
  )
  assert.deepEqual([showShare(3.4), showShare(4), showShare(0), showShare(null)], ['.85', '1.00', '.00', '–'])
})

const now: GapNow = {
  state: 'accepted',
  owner: 'Ruth Castellane',
  speaking: 2,
  isMarked: true,
  hasMeasure: true,
  watchMonths: 6,
  addressedOn: localDate('2026-03-31'),
}
const acts: { of: Partial<GapNow>; act: string | null; because: string }[] = [
  { of: { state: 'candidate', speaking: 0 }, act: 'link', because: 'a candidate needs evidence first' },
  { of: { state: 'candidate' }, act: 'step', because: 'then a decision' },
  { of: { owner: null, isMarked: false }, act: 'owner', because: 'an accepted gap needs an owner first' },
  { of: { isMarked: false }, act: 'score', because: 'then its marks' },
  { of: {}, act: 'plan', because: 'then education' },
  { of: { state: 'reopened' }, act: 'plan', because: 'a reopened gap needs education again' },
  { of: { state: 'planned' }, act: null, because: 'a planned one waits' },
  { of: { state: 'addressed', hasMeasure: false }, act: 'measure', because: 'what was taught needs a measure' },
  { of: { state: 'addressed' }, act: 'step', because: 'and then a decision' },
  { of: { state: 'closed' }, act: null, because: 'a closed gap needs nothing' },
  { of: { state: 'parked' }, act: 'step', because: 'a parked one is taken up, or left' },
]
for (const { of, act, because } of acts)
  test(`next: ${because}`, () => assert.equal(nextAct({ ...now, ...of }).act, act))

test('the decision is due when the watch ends, and has no day without one', () => {
  assert.equal(nextAct({ ...now, state: 'addressed' }).dueOn, '2026-09-30')
  assert.equal(nextAct({ ...now, state: 'addressed', watchMonths: null }).dueOn, null)
  assert.equal(nextAct({ ...now, owner: null, state: 'addressed', watchMonths: null }).by, 'The office.')
})

test('a target is far from 16 points on, up or down', () => {
  assert.deepEqual([isFarTarget(0.74, 0.9), isFarTarget(0.739, 0.9), isFarTarget(0.3, 0.1)], [false, true, true])
})
