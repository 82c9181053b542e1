import assert from 'node:assert/strict'
import test from 'node:test'
import { localDate } from '../../kernel/dates.ts'
import { activityMoves, activitySteps, type ActivityMove, type ActivitySpan, type Offer } from './life.schema.ts'
import { decideMove, decideOffer, decideSpan, isSetback, lastDayOffered, listMoves } from './life.rules.ts'

const move: ActivityMove = {
  from: 'in planning',
  to: 'in review',
  by: 'Jo Ferreby',
  on: localDate('2026-09-18'),
  why: null,
  endsOn: null,
}

const answer = (decision: { ok: boolean; refusal?: { code: string } }) => decision.refusal?.code ?? 'allowed'

const moves: { ask: Partial<ActivityMove>; code: string; because: string }[] = [
  { ask: {}, code: 'allowed', because: 'a plan goes to review' },
  { ask: { to: 'approved' }, code: 'activity/not-this-step', because: 'nothing is approved material' },
  { ask: { from: 'archived', to: 'running' }, code: 'activity/not-this-step', because: 'the archive is the end' },
  { ask: { by: null }, code: 'activity/nobody', because: 'every step carries a name' },
  { ask: { by: '  ' }, code: 'activity/nobody', because: 'a blank is not a name' },
  { ask: { from: 'in review', to: 'in planning' }, code: 'activity/no-reason', because: 'going back needs a reason' },
  {
    ask: { from: 'in review', to: 'in planning', why: 'The reviewer asked for newer references' },
    code: 'allowed',
    because: 'going back with a reason is allowed',
  },
  { ask: { to: 'archived' }, code: 'activity/no-reason', because: 'a plan that is dropped says why' },
  { ask: { from: 'closed', to: 'archived' }, code: 'allowed', because: 'a closed activity is filed without a word' },
  {
    ask: { from: 'running', to: 'closed', endsOn: localDate('2026-09-17') },
    code: 'allowed',
    because: 'an activity that ended yesterday can be closed',
  },
  {
    ask: { from: 'running', to: 'closed', endsOn: localDate('2026-09-18') },
    code: 'activity/not-over',
    because: 'an activity that ends today is not over',
  },
  {
    ask: { from: 'running', to: 'closed', endsOn: localDate('2026-09-19') },
    code: 'activity/not-over',
    because: 'PA13: an activity that ends tomorrow is not ready to close',
  },
  {
    ask: { from: 'running', to: 'closed', endsOn: null },
    code: 'activity/not-over',
    because: 'an activity without an end cannot be over',
  },
]
for (const { ask, code, because } of moves)
  test(because, () => assert.equal(answer(decideMove({ ...move, ...ask })), code))

test('every step but the archive leads somewhere, and every step can be reached', () => {
  for (const step of activitySteps) if (step !== 'archived') assert.ok(listMoves(step).length > 0)
  const reached = new Set(Object.values(activityMoves).flat())
  assert.deepEqual(
    activitySteps.filter((step) => !reached.has(step)),
    ['proposed'],
  )
})

test('a step forward is no setback', () => {
  assert.equal(isSetback({ from: 'approved', to: 'published' }), false)
  assert.equal(isSetback({ from: 'published', to: 'in planning' }), true)
})

test('a refused step says what can be done instead', () => {
  const decision = decideMove({ ...move, to: 'running' })
  assert.equal(
    !decision.ok && decision.refusal.message,
    'An activity that is in planning cannot be running next. It can be in review or archived',
  )
})

const span = (limit: ActivitySpan['limit'], startsOn: string, endsOn: string) =>
  answer(decideSpan({ limit, startsOn: localDate(startsOn), endsOn: localDate(endsOn) }))

const spans = [
  { got: span('enduring', '2026-01-01', '2029-01-01'), code: 'allowed', because: 'three years to the day are allowed' },
  {
    got: span('enduring', '2026-01-01', '2029-01-02'),
    code: 'activity/too-long',
    because: 'PA15: an enduring material from 1 January 2026 to 2 January 2029 is longer than three years',
  },
  { got: span('enduring', '2024-02-29', '2027-02-28'), code: 'allowed', because: 'a leap day ends with its month' },
  { got: span('enduring', '2024-02-29', '2027-03-01'), code: 'activity/too-long', because: 'and not a day later' },
  { got: span('series', '2026-07-01', '2027-06-30'), code: 'allowed', because: 'a series runs an academic year' },
  { got: span('series', '2026-07-01', '2027-07-02'), code: 'activity/too-long', because: 'and no more than a year' },
  { got: span(null, '2026-07-01', '2031-07-01'), code: 'allowed', because: 'other formats have no such limit' },
  { got: span(null, '2026-07-01', '2026-07-01'), code: 'allowed', because: 'an activity may last a day' },
  {
    got: span(null, '2026-07-02', '2026-07-01'),
    code: 'activity/ends-before-start',
    because: 'nothing ends before it begins',
  },
]
for (const { got, code, because } of spans) test(because, () => assert.equal(got, code))

const material: Offer = {
  releasedOn: localDate('2023-09-01'),
  endsOn: localDate('2027-12-31'),
}
const offers = [
  { offer: material, today: '2023-08-31', code: 'activity/not-released', because: 'it opens on its release day' },
  { offer: material, today: '2023-09-01', code: 'allowed', because: 'on its release day it is open' },
  { offer: material, today: '2026-09-01', code: 'allowed', because: 'three years after release it is still offered' },
  {
    offer: material,
    today: '2026-09-02',
    code: 'activity/review-overdue',
    because: 'CL13: released 1 September 2023, it is withdrawn on 2 September 2026',
  },
  {
    offer: { ...material, endsOn: localDate('2025-01-31') },
    today: '2025-01-31',
    code: 'allowed',
    because: 'on its own last day it is open',
  },
  {
    offer: { ...material, endsOn: localDate('2025-01-31') },
    today: '2025-02-01',
    code: 'activity/ended',
    because: 'and the day after it has ended',
  },
]
for (const { offer, today, code, because } of offers)
  test(because, () => assert.equal(answer(decideOffer(offer, localDate(today))), code))

test('the last day offered is the end or the day the review is due, whichever comes first', () => {
  assert.equal(lastDayOffered(material), '2026-09-01')
  assert.equal(lastDayOffered({ ...material, endsOn: localDate('2025-01-31') }), '2025-01-31')
})
