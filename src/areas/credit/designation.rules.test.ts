import assert from 'node:assert/strict'
import test from 'node:test'
import { localDate } from '../../kernel/dates.ts'
import { showTwoDecimals } from '../../kernel/quarters.ts'
import type { DesignationAsk } from './designation.schema.ts'
import { creditValue, decideDesignation } from './designation.rules.ts'

const live: DesignationAsk = {
  format: 'live',
  minutes: 60,
  tie: 'up',
  hasAssessment: false,
  passMarkShown: false,
  certifiedOn: localDate('2026-09-01'),
  startsOn: localDate('2026-11-12'),
  releasedOn: null,
  expiresOn: null,
}
const enduring: DesignationAsk = {
  ...live,
  format: 'enduring',
  hasAssessment: true,
  passMarkShown: true,
  startsOn: null,
  releasedOn: localDate('2026-10-01'),
  expiresOn: localDate('2029-10-01'),
}

function credits(ask: DesignationAsk): string {
  const decision = decideDesignation(ask)
  return decision.ok ? showTwoDecimals(decision.value.quarters) : decision.refusal.code
}

const lectures: { minutes: number; tie?: 'up' | 'down'; credits: string; because: string }[] = [
  { minutes: 50, credits: '0.75', because: 'CR01: one lecture of 50 minutes is 0.75' },
  { minutes: 60, credits: '1.00', because: 'CR02: one lecture of 60 minutes is 1.00' },
  { minutes: 53, credits: '1.00', because: 'CR04: 53 minutes are nearest to 1.00' },
  { minutes: 52, credits: '0.75', because: '52 minutes are nearest to 0.75' },
  { minutes: 52.5, credits: '1.00', because: 'CR05: an exact tie goes up unless the office says otherwise' },
  { minutes: 52.5, tie: 'down', credits: '0.75', because: 'CR05: an exact tie goes down where the office says so' },
  { minutes: 7, credits: 'designation/under-a-quarter', because: 'CR07: 7 minutes are not certifiable' },
  { minutes: 7.5, credits: '0.25', because: 'seven and a half minutes are a quarter when ties go up' },
  {
    minutes: 7.5,
    tie: 'down',
    credits: 'designation/under-a-quarter',
    because: 'seven and a half minutes are nothing when ties go down',
  },
  { minutes: 0, credits: 'designation/under-a-quarter', because: 'no minutes are worth no credit' },
]
for (const { minutes, tie = 'up', credits: expected, because } of lectures)
  test(because, () => assert.equal(credits({ ...live, minutes, tie }), expected))

const conditions: { ask: DesignationAsk; credits: string; because: string }[] = [
  {
    ask: { ...enduring, minutes: 40 + 10 + 5 },
    credits: '1.00',
    because: 'CR14: 40 minutes of video, 10 of test and 5 of evaluation are 1.00',
  },
  {
    ask: { ...live, certifiedOn: localDate('2026-11-14') },
    credits: 'designation/retroactive',
    because: 'CL01: an activity certified two days after it took place earns no credit',
  },
  {
    ask: { ...live, certifiedOn: localDate('2026-11-13') },
    credits: 'designation/retroactive',
    because: 'nor one certified the day after',
  },
  { ask: { ...live, certifiedOn: localDate('2026-11-12') }, credits: '1.00', because: 'on the day itself is in time' },
  { ask: { ...live, startsOn: null }, credits: 'designation/no-day', because: 'without a day nothing is in advance' },
  {
    ask: { ...enduring, hasAssessment: false },
    credits: 'designation/no-assessment',
    because: 'CL15: an enduring material without assessment is not certified',
  },
  {
    ask: { ...enduring, passMarkShown: false },
    credits: 'designation/no-pass-mark',
    because: 'CL15: nor one whose pass mark is not shown beforehand',
  },
  {
    ask: { ...live, hasAssessment: false, passMarkShown: false },
    credits: '1.00',
    because: 'a live activity needs no assessment',
  },
  {
    ask: { ...enduring, expiresOn: localDate('2029-10-02') },
    credits: 'activity/too-long',
    because: 'CL13: an enduring material is not designated for longer than three years',
  },
  {
    ask: { ...enduring, expiresOn: null },
    credits: 'designation/no-day',
    because: 'an enduring material names the day it ends',
  },
  {
    ask: { ...enduring, format: 'journal', startsOn: localDate('2026-10-01') },
    credits: '1.00',
    because: 'a journal article is worth 1 credit, whatever its minutes',
  },
  {
    ask: { ...live, format: 'manuscript review', minutes: 0 },
    credits: '3.00',
    because: 'CR16: an accepted manuscript review is worth 3 credits',
  },
  {
    ask: { ...live, format: 'internet point of care', minutes: 0, units: 4 },
    credits: '2.00',
    because: 'CR19: four complete cycles at the point of care are worth 2 credits',
  },
  {
    ask: { ...live, format: 'performance improvement', minutes: 0 },
    credits: '20.00',
    because: 'CR23: performance improvement with its three stages is worth 20 credits',
  },
]
for (const { ask, credits: expected, because } of conditions) test(because, () => assert.equal(credits(ask), expected))

test('adding first and rounding once never differs from the clock by more than half a quarter', () => {
  for (let minutes = 0; minutes <= 3000; minutes += 0.5)
    for (const tie of ['up', 'down'] as const) {
      const value = creditValue({ ...live, minutes, tie })
      assert.ok(Math.abs(value * 15 - minutes) <= 7.5, `${minutes} minutes became ${value} quarters`)
    }
})

test('a refused designation says what to do', () => {
  const decision = decideDesignation({ ...live, certifiedOn: localDate('2026-11-14') })
  assert.deepEqual(!decision.ok && decision.refusal, {
    code: 'designation/retroactive',
    source: 'ama.pra.advance',
    message: 'This activity opened on Thu, Nov 12, 2026. Credit is designated beforehand, never afterwards',
  })
})
