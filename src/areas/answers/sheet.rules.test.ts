import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Item, type Sent, type Value, questionOf } from '../items/item.schema.ts'
import { decideAnswers, decideSubmission, findAnswerErrors, listAsked } from './sheet.rules.ts'

function anItem(over: Partial<Item> & { key: string }): Item {
  const draft = { page: 1, type: 'single' as const, wording: `Question ${over.key}`, key: over.key }
  return { ...questionOf(draft), id: over.key, position: 1, ...over }
}
const options = (...keys: string[]) =>
  keys.map((key) => ({
    key: key.replace('*', ''),
    wording: key,
    isRight: key.includes('*'),
    feedback: null,
    rightNumber: null,
  }))

const change = anItem({ key: 'change', isRequired: true, options: options('yes', 'no') })
const what = anItem({
  key: 'what',
  options: options('x', 'y'),
  isRequired: true,
  page: 2,
  showIf: { key: 'change', is: ['yes'] },
})
const when = anItem({ key: 'when', type: 'number', page: 3, showIf: { key: 'what', is: ['x'] } })
const last = anItem({ key: 'last', type: 'long text', page: 4 })
const items = [change, what, when, last]
const answers = (given: Record<string, Value>) => new Map(Object.entries(given))

const shown: { given: Record<string, Value>; asked: string[]; because: string }[] = [
  { given: {}, asked: ['change', 'last'], because: 'what waits for an answer is not asked before it' },
  { given: { change: 'yes' }, asked: ['change', 'what', 'last'], because: 'the answer waited for opens the question' },
  { given: { change: 'no' }, asked: ['change', 'last'], because: 'another answer does not' },
  {
    given: { change: 'yes', what: 'x' },
    asked: ['change', 'what', 'when', 'last'],
    because: 'one question opens the next',
  },
  { given: { change: 'no', what: 'x' }, asked: ['change', 'last'], because: 'a hidden question opens nothing' },
]
for (const { given, asked, because } of shown) {
  test(because, () =>
    assert.deepEqual(
      listAsked(items, answers(given)).map((item) => item.key),
      asked,
    ),
  )
}

test('one of several answers is enough to open a question, and so is a point of a scale', () => {
  const several = anItem({ key: 'several', type: 'several', options: options('a', 'b') })
  const rating = anItem({ key: 'rating', type: 'rating', maximum: 5 })
  const first = anItem({ key: 'first', showIf: { key: 'several', is: ['b'] } })
  const second = anItem({ key: 'second', showIf: { key: 'rating', is: ['1', '2'] } })
  const asked = listAsked([several, rating, first, second], answers({ several: ['a', 'b'], rating: 2 }))
  assert.equal(asked.length, 4)
})

test('a required question that was seen must be answered, and the refusal names its field', () => {
  const decision = decideAnswers(items, answers({}), { page: 1, form: {} })
  assert.ok(!decision.ok)
  assert.deepEqual([decision.refusal.code, decision.refusal.field], ['answer/empty', 'a_change'])
})

test('leaving saves what there is without asking for the rest', () => {
  const decision = decideAnswers(items, answers({}), { page: 1, form: {}, how: 'leave' })
  assert.ok(decision.ok && decision.value.nextPage === 1)
})

test('an answer that hides questions drops what they were answered, on every page', () => {
  const kept = answers({ change: 'yes', what: 'x', when: 3, last: 'end' })
  const decision = decideAnswers(items, kept, { page: 1, form: { a_change: 'no' } })
  assert.ok(decision.ok)
  assert.deepEqual([...decision.value.answers.keys()], ['change', 'last'])
  assert.equal(decision.value.nextPage, 4)
})

test('after the last page comes none', () => {
  const decision = decideAnswers(items, answers({ change: 'no' }), { page: 4, form: { a_last: 'end' } })
  assert.ok(decision.ok && decision.value.nextPage === null)
})

test('a question opened on the same page is asked there before it can be missed', () => {
  const same = [change, { ...what, page: 1 }]
  const send = (form: Sent) => decideAnswers(same, answers({}), { page: 1, form })
  const first = send({ asked: 'change', a_change: 'yes' })
  assert.ok(first.ok && first.value.nextPage === 1)
  const second = send({ asked: ['change', 'what'], a_change: 'yes' })
  assert.ok(!second.ok && second.refusal.field === 'a_what')
  const third = send({ asked: ['change', 'what'], a_change: 'no', a_what: 'left from before' })
  assert.ok(third.ok && third.value.nextPage === null && !third.value.answers.has('what'))
})

test('everything wrong with a page is told at once, in the order of its questions', () => {
  const page = [change, anItem({ key: 'n', type: 'number', maximum: 5 })]
  const errors = findAnswerErrors(page, answers({}), { page: 1, form: { a_n: '6' } })
  assert.deepEqual(errors, { a_change: 'Choose an answer', a_n: 'Enter 5 or less' })
})

const scored = anItem({ key: 's', type: 'several', options: options('*a', '*b', 'c') })
const short = anItem({ key: 'n', type: 'short text' })

test('a sheet is worth one point for each scored question that was asked', () => {
  const hidden = { ...scored, key: 'h', showIf: { key: 's', is: ['c'] } }
  const decision = decideSubmission([scored, hidden, short], answers({ s: ['a', 'b'] }))
  assert.deepEqual(decision, { ok: true, value: { points: 1, possible: 1 } })
})

test('a sheet with a required question unanswered is not handed in; one that is not asked does not matter', () => {
  const early = decideSubmission(items, answers({ change: 'yes' }))
  assert.ok(!early.ok && early.refusal.code === 'sheet/incomplete' && early.refusal.field === 'a_what')
  assert.ok(decideSubmission(items, answers({ change: 'no' })).ok)
})
