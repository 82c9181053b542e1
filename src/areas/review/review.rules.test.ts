import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type LocalDate, localDate } from '../../kernel/dates.ts'
import { type Candidate, decideDue, decideForm, decideReviewer } from './assignment.rules.ts'
import { questionOf } from '../items/item.schema.ts'
import { reviewVerdicts, usualReviewForm, verdictKey } from './assignment.schema.ts'
import { type ReviewFacts, decideResponse, reviewGateOf } from './review.rules.ts'

const today = localDate('2026-03-02')
const free: Candidate = { name: 'Marisol Achterberg', roles: [], ties: 'none', isBarred: false }
const planning = { state: 'in planning', reviewer: null }

const candidates: {
  over: Partial<Candidate>
  activity?: Partial<typeof planning> | object
  code: string
  because: string
}[] = [
  { over: {}, code: 'allowed', because: 'someone without part and ties may review' },
  { over: { ties: 'unknown' }, code: 'allowed', because: 'what is not known yet is asked for before they read' },
  { over: { ties: 'some' }, code: 'reviewer/has-ties', because: 'a relevant tie bars a reviewer, mitigated or not' },
  {
    over: { ties: 'unknown', isBarred: true },
    code: 'reviewer/has-ties',
    because: 'who will not tell, or works for a company, is not asked again',
  },
  { over: { roles: ['planner'] }, code: 'reviewer/in-control', because: 'nobody reviews what they planned' },
  { over: {}, activity: { state: 'in review' }, code: 'allowed', because: 'a plan in review is still to be reviewed' },
  { over: {}, activity: { state: 'approved' }, code: 'review/plan-closed', because: 'what is approved was reviewed' },
  { over: {}, activity: { reviewer: 'Bea Thorsen' }, code: 'review/assigned', because: 'one reviewer at a time' },
]
for (const { over, activity, code, because } of candidates)
  test(because, () => {
    const decision = decideReviewer({ ...free, ...over }, { ...planning, ...activity })
    assert.equal(decision.ok ? 'allowed' : decision.refusal.code, code)
  })

const dues = [
  { dueOn: '2026-03-02', ok: false, because: 'today is too soon' },
  { dueOn: '2026-03-03', ok: true, because: 'tomorrow can be' },
  { dueOn: '2026-05-31', ok: true, because: '90 days can be' },
  { dueOn: '2026-06-01', ok: false, because: '91 days are too long' },
]
for (const { dueOn, ok, because } of dues)
  test(`a review is due: ${because}`, () => assert.equal(decideDue(localDate(dueOn), today).ok, ok))

test('a form can be reviewed with when it asks for the verdict in words the gate knows', () => {
  const items = usualReviewForm.items.map(questionOf)
  assert.ok(decideForm(items).ok)
  const other = items.map((item) => (item.key === verdictKey ? { ...item, key: 'judgment' } : item))
  const answers = items.map((item) => ({
    ...item,
    options: item.options.map((one) => ({ ...one, key: `${one.key}?` })),
  }))
  for (const wrong of [other, answers, []]) {
    const decision = decideForm(wrong)
    assert.equal(!decision.ok && decision.refusal.code, 'review/form-without-verdict')
  }
})

test('the usual form asks for comments unless the content is sound as it is', () => {
  const comments = usualReviewForm.items.find(({ key }) => key === 'comments')!
  assert.deepEqual([comments.required, comments.showIf?.is], [true, reviewVerdicts.slice(1)])
})

type Over = {
  assignment?: Partial<NonNullable<ReviewFacts['assignment']>>
  review?: ReviewFacts['review']
  day?: LocalDate
}
const gateOf = ({ assignment, review = null, day = today }: Over, isAssigned = true) =>
  reviewGateOf({
    activityId: 'sepsis',
    today: day,
    director: 'Ines Kavenagh',
    assignment: isAssigned
      ? {
          reviewer: 'Marisol Achterberg',
          dueOn: localDate('2026-03-12'),
          isAsked: true,
          freedom: 'free',
          ...assignment,
        }
      : null,
    review,
  })

const changes = { verdict: 'sound with changes', response: null } as const
const gates: { facts: Over; state: string; says: string; owedBy?: string; because: string }[] = [
  {
    facts: {},
    state: 'wait',
    says: 'With reviewer',
    owedBy: 'Marisol Achterberg',
    because: 'the reviewer has the link',
  },
  {
    facts: { assignment: { isAsked: false, freedom: 'not told' } },
    state: 'wait',
    says: 'Asked for ties first',
    owedBy: 'Marisol Achterberg',
    because: 'ties come before the review',
  },
  {
    facts: { assignment: { isAsked: false, freedom: 'being looked at' } },
    state: 'wait',
    says: 'Reviewer’s ties are looked at',
    owedBy: 'Integrity officer',
    because: 'the officer decides on ties',
  },
  {
    facts: { day: localDate('2026-03-12') },
    state: 'wait',
    says: 'With reviewer',
    because: 'on its day it is not late',
  },
  { facts: { day: localDate('2026-03-13') }, state: 'late', says: 'Late', because: 'the day after it is' },
  { facts: { review: { verdict: 'sound', response: null } }, state: 'done', says: 'Sound', because: 'sound is sound' },
  {
    facts: { review: changes },
    state: 'todo',
    says: 'Changes asked for',
    owedBy: 'Ines Kavenagh',
    because: 'the director makes the changes',
  },
  {
    facts: { review: { ...changes, response: 'Dose corrected' } },
    state: 'done',
    says: 'Sound after changes',
    because: 'written down, the changes open the gate',
  },
  {
    facts: { review: { verdict: 'not sound', response: null } },
    state: 'stop',
    says: 'Not sound',
    because: 'what is not sound is not taught',
  },
  {
    facts: { assignment: { freedom: 'not free' }, review: { verdict: 'sound', response: null } },
    state: 'stop',
    says: 'The reviewer has ties',
    because: 'a verdict of someone with ties does not count',
  },
]
for (const { facts, state, says, owedBy, because } of gates)
  test(because, () => {
    const gate = gateOf(facts)
    assert.deepEqual([gate.state, gate.says], [state, says])
    if (owedBy) assert.equal(gate.owedBy, owedBy)
  })

test('with nobody assigned the gate leads to where someone is chosen', () => {
  const gate = gateOf({}, false)
  assert.deepEqual([gate.state, gate.act?.href], ['todo', '/office/activities/sepsis/review'])
})

const responses = [
  { verdict: 'sound with changes', text: 'Dose corrected', code: 'allowed' },
  { verdict: 'sound with changes', text: ' ', code: 'review/no-response' },
  { verdict: 'sound', text: 'Dose corrected', code: 'review/no-changes-asked' },
  { verdict: 'not sound', text: 'Dose corrected', code: 'review/no-changes-asked' },
] as const
for (const { verdict, text, code } of responses)
  test(`a response of "${text}" to "${verdict}": ${code}`, () => {
    const decision = decideResponse(verdict, text)
    assert.equal(decision.ok ? 'allowed' : decision.refusal.code, code)
  })
