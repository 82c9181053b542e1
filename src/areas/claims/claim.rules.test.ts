import assert from 'node:assert/strict'
import test from 'node:test'
import { type LocalDate, localDate } from '../../kernel/dates.ts'
import { parseCredits, quarters } from '../../kernel/quarters.ts'
import { type ClaimPolicy, type Standing, claimInput, usualClaimPolicy } from './claim.schema.ts'
import { claimLimit, decideClaim, decideCompleted, decidePassed } from './claim.rules.ts'
import { decideReady, decideTookPart } from './claim.rules.ts'
import { lastDayToClaim } from './claim.rules.ts'

const limits = [
  { minutes: 52, limit: 3, because: '52 minutes is nearest to three quarters of an hour' },
  { minutes: 53, limit: 4, because: '53 minutes is nearest to a full hour' },
  { minutes: 300, limit: 8, because: 'nobody earns more than the designation' },
  { minutes: null, limit: 8, because: 'the format keeps no attendance' },
  { minutes: 0, limit: 0, because: 'no time, no credit' },
]
for (const { minutes, limit, because } of limits)
  test(because, () => assert.equal(claimLimit(quarters(8), minutes), limit))

test('a learner who stayed 50 of 120 minutes can claim 0.75, not 2', () => {
  const limit = claimLimit(quarters(8), 50)
  assert.equal(decideClaim(quarters(3), limit).ok, true)
  assert.equal(decideClaim(quarters(8), limit).ok, false)
})

const code = (decision: ReturnType<typeof decideClaim> | ReturnType<typeof decideReady>) =>
  decision.ok ? 'allowed' : decision.refusal.code

const claims = [
  { asked: 27, limit: 27, code: 'allowed', because: 'all of 6.75 can be claimed' },
  { asked: 28, limit: 27, code: 'claim/over-limit', because: 'CL03: designated 6.75, a claim of 7.00 is refused' },
  { asked: 12, limit: claimLimit(quarters(27), 180), code: 'allowed', because: '3 hours on record allow 3.00' },
  {
    asked: 27,
    limit: claimLimit(quarters(27), 180),
    code: 'claim/over-limit',
    because: 'CL06: with 3 hours of 6.75 on record, more than 3.00 is refused',
  },
  { asked: 1, limit: 27, code: 'allowed', because: 'a quarter credit can be claimed' },
  { asked: 0, limit: 27, code: 'claim/nothing', because: 'a claim of nothing is no claim' },
]
for (const { asked, limit, code: expected, because } of claims)
  test(because, () => assert.equal(code(decideClaim(quarters(asked), quarters(limit))), expected))

test('CL04: a claim of 4.30 is refused, because it is not in quarters', () => {
  const form = claimInput.safeParse({ credits: '4.30' })
  assert.equal(form.error?.issues[0]?.message, 'Claim in steps of 0.25')
  const typed = parseCredits('4.30')
  assert.equal(!typed.ok && typed.refusal.code, 'credit/not-a-quarter')
})

const typed = [
  { credits: '4.25', says: 17 },
  { credits: '.25', says: 1 },
  { credits: '0', says: 'Enter more than 0' },
  { credits: '', says: 'Enter more than 0' },
  { credits: 'four', says: 'Enter the credit you are claiming' },
  { credits: undefined, says: 'Enter the credit you are claiming' },
  { credits: '-1', says: 'Enter more than 0' },
]
for (const { credits, says } of typed)
  test(`a claim typed as ${JSON.stringify(credits)} is read as ${says}`, () => {
    const form = claimInput.safeParse({ credits })
    assert.equal(form.success ? form.data.credits : form.error.issues[0]?.message, says)
  })

const enduring: Standing = {
  designated: quarters(4),
  attendedMinutes: null,
  endsOn: localDate('2027-03-01'),
  offer: { releasedOn: localDate('2025-03-01'), endsOn: localDate('2027-03-01') },
  assessment: { passPercent: 70, best: { points: 14, of: 20 }, attempts: 1, attemptsAllowed: 3 },
  evaluated: true,
  claimed: false,
}
const live: Standing = { ...enduring, attendedMinutes: 60, offer: null, assessment: null }
const retry = { passPercent: 70, best: { points: 13, of: 20 }, attempts: 1, attemptsAllowed: 3 }

const days = { before: '2027-02-28', last: '2027-03-01', after: '2027-03-02' }
const standings: { who: Standing; today?: string; policy?: Partial<ClaimPolicy>; code: string; because: string }[] = [
  { who: enduring, code: 'allowed', because: 'passed, evaluated and in time, credit can be claimed' },
  { who: enduring, today: days.last, code: 'allowed', because: 'the last day still counts' },
  {
    who: enduring,
    today: days.after,
    code: 'activity/ended',
    because: 'CL12: a claim on 2 March for a material that ended on 1 March is refused',
  },
  {
    who: { ...enduring, offer: { ...enduring.offer!, releasedOn: localDate('2023-09-01') } },
    today: '2026-09-02',
    code: 'activity/review-overdue',
    because: 'CL13: credit of a material whose three years are over cannot be claimed',
  },
  { who: { ...enduring, claimed: true }, code: 'claim/once', because: 'an activity earns credit once for each person' },
  {
    who: { ...enduring, evaluated: false },
    code: 'claim/no-evaluation',
    because: 'the evaluation comes before the credit',
  },
  {
    who: { ...enduring, evaluated: false },
    policy: { evaluationRequired: false },
    code: 'allowed',
    because: 'unless the office does not ask for an evaluation',
  },
  {
    who: { ...enduring, assessment: { ...retry, best: null, attempts: 0 } },
    code: 'assessment/not-taken',
    because: 'no assessment, no credit',
  },
  {
    who: { ...enduring, assessment: retry },
    code: 'assessment/not-passed',
    because: 'CL16: 65 percent under a pass mark of 70 is no credit yet, and can be tried again',
  },
  {
    who: { ...enduring, assessment: { ...retry, attempts: 3 } },
    code: 'assessment/no-more-attempts',
    because: 'CL16: tried as often as the office allows, it cannot be tried again',
  },
  {
    who: { ...enduring, assessment: { ...retry, attempts: 30, attemptsAllowed: null } },
    code: 'assessment/not-passed',
    because: 'without a limit it can always be tried again',
  },
  { who: live, today: days.before, code: 'claim/too-early', because: 'a live activity is claimed when it ends' },
  { who: live, today: days.last, code: 'allowed', because: 'on its last day it can be claimed' },
  { who: live, today: '2027-05-30', code: 'allowed', because: 'ninety days later it can still be claimed' },
  { who: live, today: '2027-05-31', code: 'claim/too-late', because: 'the day after the window is too late' },
  {
    who: live,
    today: '2030-01-01',
    policy: { windowDays: null },
    code: 'allowed',
    because: 'an office without a window never closes the claim of a live activity',
  },
  {
    who: { ...live, attendedMinutes: 8 },
    today: days.last,
    code: 'allowed',
    because: 'eight minutes on record are nearest to a quarter',
  },
  {
    who: { ...live, attendedMinutes: 7 },
    today: days.last,
    code: 'claim/too-short',
    because: 'seven minutes on record are no credit',
  },
  {
    who: { ...live, attendedMinutes: 7 },
    today: days.last,
    policy: { capByAttendance: false },
    code: 'allowed',
    because: 'unless the office does not cap by attendance',
  },
]
for (const { who, today = days.before, policy, code: expected, because } of standings)
  test(because, () => {
    const decision = decideReady(who, { ...usualClaimPolicy, ...policy }, localDate(today))
    assert.equal(code(decision), expected)
  })

test('nothing is claimed before the activity is completed', () => {
  const [before, after] = [decideCompleted(null), decideCompleted(new Date('2026-11-12T15:00:00Z'))]
  assert.deepEqual([!before.ok && before.refusal.code, after.ok], ['claim/not-completed', true])
})

const participants: { who: Standing; policy?: Partial<ClaimPolicy>; code: string; because: string }[] = [
  { who: enduring, code: 'allowed', because: 'who took part is given a certificate of it' },
  { who: { ...enduring, claimed: true }, code: 'claim/once', because: 'one certificate of taking part is enough' },
  { who: { ...enduring, evaluated: false }, code: 'claim/no-evaluation', because: 'it waits for the evaluation, too' },
  {
    who: { ...enduring, evaluated: false },
    policy: { evaluationRequired: false },
    code: 'allowed',
    because: 'it waits for no evaluation where the office asks for none',
  },
]
for (const { who, policy, code: expected, because } of participants)
  test(because, () => {
    const decision = decideTookPart(who, { ...usualClaimPolicy, ...policy })
    assert.equal(decision.ok ? 'allowed' : decision.refusal.code, expected)
  })

test('7 of 10 meets a pass mark of 70 percent, 69 of 100 does not', () => {
  const passed = (points: number, of: number) => decidePassed({ ...retry, best: { points, of } }).ok
  assert.deepEqual([passed(7, 10), passed(70, 100), passed(69, 100), passed(0, 0)], [true, true, false, false])
})

test('the last day to claim is told before it comes', () => {
  const last = (who: Standing): LocalDate | null => lastDayToClaim(who, usualClaimPolicy)
  assert.deepEqual([last(enduring), last(live)], ['2027-03-01', '2027-05-30'])
  const unreviewed = { ...enduring.offer!, releasedOn: localDate('2023-09-01') }
  assert.equal(last({ ...enduring, offer: unreviewed }), '2026-09-01')
})

test('no claim ever exceeds its designation, whatever the record says', () => {
  for (let designated = 1; designated <= 40; designated += 3)
    for (const minutes of [null, 0, 7, 8, 22, 23, 61, 600, 100_000]) {
      const limit = claimLimit(quarters(designated), minutes)
      assert.ok(limit <= designated)
      assert.equal(decideClaim(quarters(designated + 1), limit).ok, false)
    }
})
