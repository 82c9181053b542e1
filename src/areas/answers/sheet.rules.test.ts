import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Item } from '../questions/questionnaire.schema.ts'
import { decideAnswers, decideSubmission, findAnswerErrors, listAsked, markAnswer, parseAnswer } from './sheet.rules.ts'
import type { Sent, Value } from './sheet.schema.ts'

function anItem(over: Partial<Item> & { key: string }): Item {
  const rest = { id: over.key, position: 1, page: 1, type: 'single' as const, wording: `Question ${over.key}` }
  const empty = { help: null, minimum: null, maximum: null, lowLabel: null, highLabel: null, showIf: null }
  return { ...rest, ...empty, isRequired: false, rightNumber: null, feedback: null, options: [], ...over }
}
const options = (...keys: string[]) =>
  keys.map((key) => ({ key: key.replace('*', ''), wording: key, isRight: key.includes('*'), feedback: null }))

const change = anItem({ key: 'change', isRequired: true, options: options('yes', 'no') })
const what = anItem({
  key: 'what',
  type: 'short text',
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

const number = anItem({ key: 'n', type: 'number', minimum: 0, maximum: 10 })
const rating = anItem({ key: 'n', type: 'rating', maximum: 5 })
const single = anItem({ key: 'n', options: options('a', 'b') })
const several = anItem({ key: 'n', type: 'several', options: options('a', 'b', 'c') })
const short = anItem({ key: 'n', type: 'short text' })
const read: { item: Item; sent: string | string[]; value?: Value | null; code?: string; because: string }[] = [
  { item: number, sent: ' 3.5 ', value: 3.5, because: 'a number may have decimals' },
  { item: number, sent: '10', value: 10, because: 'the largest number is inside' },
  { item: number, sent: '10.1', code: 'answer/out-of-range', because: 'just above it is not' },
  { item: number, sent: '-1', code: 'answer/out-of-range', because: 'below the smallest is not' },
  { item: number, sent: '0', value: 0, because: 'nought is an answer' },
  { item: number, sent: 'ten', code: 'answer/not-a-number', because: 'a word is no number' },
  { item: number, sent: '1e3', code: 'answer/not-a-number', because: 'nobody means 1e3' },
  { item: number, sent: '', value: null, because: 'an empty field is no answer' },
  { item: rating, sent: '5', value: 5, because: 'the end of a scale is on it' },
  { item: rating, sent: '6', code: 'answer/out-of-range', because: 'past the end is not' },
  { item: rating, sent: '2.5', code: 'answer/out-of-range', because: 'between two points is nothing' },
  { item: rating, sent: 'none', value: null, because: 'a rating can be left out' },
  { item: single, sent: 'b', value: 'b', because: 'an answer that is offered' },
  { item: single, sent: 'z', code: 'answer/not-offered', because: 'an answer nobody offered' },
  { item: several, sent: ['c', 'a', 'c'], value: ['a', 'c'], because: 'several answers, each once, in their order' },
  { item: several, sent: [], value: null, because: 'none of several is no answer' },
  { item: several, sent: ['a', 'z'], code: 'answer/not-offered', because: 'one made-up answer spoils the choice' },
  { item: short, sent: 'a'.repeat(300), value: 'a'.repeat(300), because: '300 letters are short' },
  { item: short, sent: 'a'.repeat(301), code: 'answer/too-long', because: '301 letters are not' },
  { item: short, sent: ' \r\n ', value: null, because: 'blanks are no answer' },
]
for (const { item, sent, value, code, because } of read) {
  test(`${item.type}: ${because}`, () => {
    const decision = parseAnswer(item, { a_n: sent })
    if (code) assert.equal(decision.ok ? '' : decision.refusal.code, code)
    else assert.deepEqual(decision, { ok: true, value })
  })
}

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
const marks: { item: Item; value: Value | null; right: boolean | null; because: string }[] = [
  { item: scored, value: ['a', 'b'], right: true, because: 'all right options and no other' },
  { item: scored, value: ['a'], right: false, because: 'one of two right options is not enough' },
  { item: scored, value: ['a', 'b', 'c'], right: false, because: 'a wrong one among them is wrong' },
  { item: scored, value: null, right: false, because: 'no answer is not right' },
  { item: anItem({ key: 's', options: options('*a', 'b') }), value: 'a', right: true, because: 'the right option' },
  { item: anItem({ key: 's', options: options('*a', 'b') }), value: 'b', right: false, because: 'another option' },
  {
    item: anItem({ key: 's', options: options('a', 'b') }),
    value: 'a',
    right: null,
    because: 'nothing is marked right',
  },
  { item: anItem({ key: 's', type: 'number', rightNumber: 4 }), value: 4, right: true, because: 'an equal number' },
  { item: anItem({ key: 's', type: 'number', rightNumber: 0 }), value: 0.1, right: false, because: 'a near one' },
  { item: short, value: 'words', right: null, because: 'words are not scored' },
]
for (const { item, value, right, because } of marks)
  test(`marking: ${because}`, () => assert.equal(markAnswer(item, value), right))

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
