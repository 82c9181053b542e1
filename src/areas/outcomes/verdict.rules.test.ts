import assert from 'node:assert/strict'
import { test } from 'node:test'
import { localDate } from '../../kernel/dates.ts'
import type { Change, Education, Figure } from './outcome.schema.ts'
import { type VerdictFacts, decideVerdict, isToDecide, listCloseMarks } from './verdict.rules.ts'
import type { VerdictInput } from './verdict.schema.ts'

const education: Education[] = [{ activityId: 'a', number: '26-001', title: 'Course', on: localDate('2026-05-04') }]
const figure = (over: Partial<Figure> = {}): Figure => ({
  id: 'v9',
  periodStart: localDate('2026-09-01'),
  periodEnd: localDate('2026-09-30'),
  initialPopulation: null,
  numerator: 38,
  denominator: 47,
  exclusion: 0,
  exception: 0,
  value: 38 / 47,
  version: '1',
  edition: 1,
  sourceId: 's',
  source: 'Hand-over',
  recordedAt: new Date('2026-10-05'),
  cameSince: true,
  ...over,
})
const facts = (over: Partial<VerdictFacts> = {}): VerdictFacts => ({
  state: 'addressed',
  education,
  newest: figure(),
  isReached: false,
  ...over,
})
const close: VerdictInput = { verdict: 'closed', why: 'Nine hospitals hold it by now', valueId: 'v9' }
const keep: VerdictInput = { verdict: 'kept open', why: 'Below 90', valueId: 'v9' }

const cases = [
  { input: close, given: facts(), code: null, because: 'short of the target a person may close, with a sentence' },
  {
    input: { ...close, why: 'We voted for it' },
    given: facts(),
    code: 'verdict/no-sentence',
    because: 'four words are no sentence',
  },
  {
    input: { ...close, why: 'We voted for it today' },
    given: facts(),
    code: null,
    because: 'five words are a sentence',
  },
  {
    input: { ...close, why: 'Target met' },
    given: facts({ isReached: true }),
    code: null,
    because: 'once the target is reached, a short reason is enough',
  },
  {
    input: { ...close, why: 'Target met' },
    given: facts({ isReached: null }),
    code: 'verdict/no-sentence',
    because: 'without a target nothing is reached',
  },
  {
    input: { ...close, why: 'Target met' },
    given: facts({ isReached: true, newest: figure({ periodEnd: localDate('2026-05-04') }) }),
    code: 'verdict/no-sentence',
    because: 'a figure up to the day of education does not show what it changed',
  },
  {
    input: { ...close, why: 'Target met' },
    given: facts({ isReached: true, newest: figure({ periodEnd: localDate('2026-05-05') }) }),
    code: null,
    because: 'one that reaches a day beyond does',
  },
  { input: keep, given: facts(), code: null, because: 'keeping it open needs a reason, and no more' },
  { input: { ...keep, why: '' }, given: facts(), code: 'verdict/no-reason', because: 'but it needs one' },
  {
    input: { ...close, why: '' },
    given: facts({ isReached: true }),
    code: 'verdict/no-reason',
    because: 'closing needs a reason even where the target is reached',
  },
  {
    input: { ...keep, valueId: 'v8' },
    given: facts(),
    code: 'verdict/newer-figure',
    because: 'what is decided is decided on the newest figure',
  },
  {
    input: close,
    given: facts({ state: 'planned' }),
    code: 'verdict/nothing-to-decide',
    because: 'what was not taught is not decided',
  },
  {
    input: close,
    given: facts({ state: 'closed' }),
    code: 'verdict/nothing-to-decide',
    because: 'what is closed is not closed again',
  },
  {
    input: close,
    given: facts({ state: 'reopened' }),
    code: null,
    because: 'what was opened again can be closed again',
  },
  {
    input: close,
    given: facts({ newest: null }),
    code: 'verdict/nothing-to-decide',
    because: 'without a figure there is nothing to decide on',
  },
]
for (const { input, given, code, because } of cases)
  test(because, () => {
    const decision = decideVerdict(input, given)
    assert.equal(decision.ok ? null : decision.refusal.code, code)
  })

test('a figure from before education that came in earlier leaves nothing to decide; one that came in since does', () => {
  const old = { periodStart: localDate('2026-03-01'), periodEnd: localDate('2026-03-31') }
  assert.equal(isToDecide(facts({ newest: figure({ ...old, cameSince: false }) })), false)
  assert.equal(isToDecide(facts({ newest: figure({ ...old, cameSince: true }) })), true)
})

const change = (over: Partial<Change>): Change => ({
  before: null,
  since: null,
  newest: figure(),
  gain: 0.2,
  interval: null,
  isReached: true,
  median: 0.5,
  run: 6,
  isShifted: true,
  held: 3,
  ...over,
})

const marks = [
  { given: change({}), are: [true, true, true], because: 'reached, shifted and held: the rule is met' },
  { given: change({ held: 2 }), are: [true, true, false], because: 'one further period is not two' },
  { given: change({ run: 5, isShifted: false }), are: [true, false, true], because: 'five in a row are no shift' },
  {
    given: change({ isReached: false, held: 0 }),
    are: [false, true, false],
    because: 'what is not reached has not held',
  },
]
for (const { given, are, because } of marks)
  test(because, () =>
    assert.deepEqual(
      listCloseMarks(given).map(({ isSo }) => isSo),
      are,
    ),
  )
