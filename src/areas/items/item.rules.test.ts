import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  decideQuestion,
  listTellable,
  markAnswer,
  parseAnswer,
  sayAnswer,
  sendAnswer,
  tellAnswer,
} from './item.rules.ts'
import { type Item, type Sent, type Value, questionOf } from './item.schema.ts'

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

const listed = (...wordings: string[]) => options(...wordings).map((one) => ({ ...one, isRight: null }))
const numbered = (numbers: Record<string, number>) =>
  listed(...Object.keys(numbers)).map((one) => ({ ...one, rightNumber: numbers[one.key]! }))
const scale = (key: string, label: string) => ({ key, label, points: 5, lowLabel: null, highLabel: null })
const bare = anItem({ key: 'm', type: 'matrix', options: listed('ecg', 'echo'), scales: [scale('i', 'Importance')] })
const matrix = { ...bare, scales: [scale('i', 'Importance'), scale('a', 'Ability')] }
const order = anItem({ key: 'o', type: 'ranking', options: listed('x', 'y', 'z') })
const share = anItem({ key: 'p', type: 'allocation', total: 10, options: listed('x', 'y') })
const day = anItem({ key: 'd', type: 'date', earliest: '2026-03-02' as never, latest: '2026-03-31' as never })
const hot = anItem({ key: 'h', type: 'hot text', passage: 'Give [a] in [b].', options: options('*a', 'b') })
const file = anItem({ key: 'f', type: 'file', accepts: ['PDF'], megabytes: 1 })
const sentFile = (name: string, text: string, size = text.length) => {
  const bytes = new Uint8Array(size)
  bytes.set(new TextEncoder().encode(text))
  return { name, bytes, files: { write: () => Promise.resolve('') } }
}

const whole = { 'a_m.ecg.i': '5', 'a_m.ecg.a': '2', 'a_m.echo.i': '4', 'a_m.echo.a': '4' }
const sentForms: { item: Item; form: Sent; value?: Value | null; code?: string; field?: string; because: string }[] = [
  { item: matrix, form: whole, value: { ecg: { i: 5, a: 2 }, echo: { i: 4, a: 4 } }, because: 'two ratings a row' },
  { item: matrix, form: {}, value: null, because: 'no rating is no answer' },
  {
    item: matrix,
    form: { 'a_m.ecg.i': '5' },
    value: { ecg: { i: 5 } },
    because: 'rows of an optional matrix may wait',
  },
  {
    item: { ...matrix, isRequired: true },
    form: { ...whole, 'a_m.echo.a': '' },
    code: 'answer/row-missed',
    field: 'a_m.echo.a',
    because: 'in a required one each row is rated on each scale',
  },
  { item: matrix, form: { ...whole, 'a_m.ecg.i': '6' }, code: 'answer/out-of-range', because: 'six of five points' },
  {
    item: order,
    form: { 'a_o.x': '2', 'a_o.y': '1', 'a_o.z': '3' },
    value: ['y', 'x', 'z'],
    because: 'by their places',
  },
  { item: order, form: {}, value: null, because: 'no place is no answer' },
  {
    item: order,
    form: { 'a_o.x': '1', 'a_o.y': '1', 'a_o.z': '3' },
    code: 'answer/place-twice',
    field: 'a_o.y',
    because: 'two first places',
  },
  {
    item: order,
    form: { 'a_o.x': '1', 'a_o.z': '3' },
    code: 'answer/place-missing',
    field: 'a_o.y',
    because: 'one left out',
  },
  { item: order, form: { 'a_o.x': '4' }, code: 'answer/not-offered', because: 'a fourth place of three' },
  { item: share, form: { 'a_p.x': '7', 'a_p.y': '3' }, value: { x: 7, y: 3 }, because: 'points that make the total' },
  { item: share, form: { 'a_p.x': '10' }, value: { x: 10, y: 0 }, because: 'an empty field is no point' },
  { item: share, form: { 'a_p.x': '7', 'a_p.y': '2' }, code: 'answer/not-the-total', because: 'one too few' },
  { item: share, form: { 'a_p.x': '7', 'a_p.y': '4' }, code: 'answer/not-the-total', because: 'one too many' },
  { item: share, form: { 'a_p.x': '9.5', 'a_p.y': '0.5' }, code: 'answer/not-a-number', because: 'half points' },
  { item: share, form: { 'a_p.x': '11', 'a_p.y': '-1' }, code: 'answer/not-a-number', because: 'points below nought' },
  { item: day, form: { a_d: '2026-03-02' }, value: '2026-03-02', because: 'the earliest day' },
  { item: day, form: { a_d: '2026-03-01' }, code: 'answer/out-of-range', because: 'the day before' },
  { item: day, form: { a_d: '2026-03-31' }, value: '2026-03-31', because: 'the latest day' },
  { item: day, form: { a_d: '2026-04-01' }, code: 'answer/out-of-range', because: 'the day after' },
  { item: day, form: { a_d: '2026-02-30' }, code: 'answer/not-a-day', because: 'a day that is not there' },
  { item: hot, form: { a_h: ['b', 'a'] }, value: ['a', 'b'], because: 'parts in the order of the text' },
  { item: hot, form: { a_h: ['c'] }, code: 'answer/not-offered', because: 'a part that is not there' },
  {
    item: file,
    form: { a_f: sentFile('plan.pdf', '%PDF-1.7') },
    value: { fileId: '', name: 'plan.pdf', mediaType: 'application/pdf', bytes: 8 },
    because: 'by its name and its bytes',
  },
  {
    item: file,
    form: { a_f: sentFile('plan.pdf', '<html>') },
    code: 'answer/file-of-other-kind',
    because: 'a page in disguise',
  },
  {
    item: file,
    form: { a_f: sentFile('plan.html', '%PDF-1.7') },
    code: 'answer/file-of-other-kind',
    because: 'a name in disguise',
  },
  { item: file, form: { a_f: sentFile('a.pdf', '') }, code: 'answer/empty-file', because: 'nothing in it' },
  {
    item: file,
    form: { a_f: sentFile('a.pdf', '%PDF-', 1_000_001) },
    code: 'answer/file-too-large',
    because: 'a byte too many',
  },
]
for (const { item, form, value, code, field, because } of sentForms)
  test(`${item.type}: ${because}`, () => {
    const decision = parseAnswer(item, form)
    if (!code) return assert.deepEqual(decision, { ok: true, value })
    assert.ok(!decision.ok)
    assert.deepEqual([decision.refusal.code, field ?? decision.refusal.field], [code, decision.refusal.field])
  })

test('a kept file stays when its page is sent again, and goes when that is asked', () => {
  const kept = { fileId: 'x', name: 'plan.pdf', mediaType: 'application/pdf', bytes: 8 }
  assert.deepEqual(parseAnswer(file, {}, kept), { ok: true, value: kept })
  assert.deepEqual(parseAnswer(file, { 'a_f.gone': 'yes' }, kept), { ok: true, value: null })
})

test('points that do not make the total are told with what to do', () => {
  const decision = parseAnswer(share, { 'a_p.x': '7', 'a_p.y': '5' })
  assert.equal(!decision.ok && decision.refusal.message, 'Your points make 12, not 10. Take 2 back.')
})

const keyed = { ...bare, options: numbered({ ecg: 5, echo: 4 }) }
const scores: { item: Item; value: Value | null; right: boolean | null; because: string }[] = [
  { item: matrix, value: { ecg: { i: 5 } }, right: null, because: 'a matrix without right points is not scored' },
  { item: keyed, value: { ecg: { i: 5 }, echo: { i: 4 } }, right: true, because: 'every row as it should be' },
  { item: keyed, value: { ecg: { i: 5 }, echo: { i: 5 } }, right: false, because: 'one row beside it' },
  { item: order, value: ['x', 'y', 'z'], right: null, because: 'an order without right places is not scored' },
  {
    item: { ...order, options: numbered({ x: 2, y: 1, z: 3 }) },
    value: ['y', 'x', 'z'],
    right: true,
    because: 'the order',
  },
  {
    item: { ...order, options: numbered({ x: 2, y: 1, z: 3 }) },
    value: ['x', 'y', 'z'],
    right: false,
    because: 'another',
  },
  { item: share, value: { x: 7, y: 3 }, right: null, because: 'points without right ones are not scored' },
  {
    item: { ...share, options: numbered({ x: 7, y: 3 }) },
    value: { x: 7, y: 3 },
    right: true,
    because: 'the same points',
  },
  {
    item: { ...share, options: numbered({ x: 7, y: 3 }) },
    value: { x: 6, y: 4 },
    right: false,
    because: 'other points',
  },
  { item: hot, value: ['a'], right: true, because: 'all right parts and no other' },
  { item: hot, value: ['a', 'b'], right: false, because: 'a wrong part among them' },
]
for (const { item, value, right, because } of scores)
  test(`marking ${item.type}: ${because}`, () => assert.equal(markAnswer(item, value), right))

const wrongs: { item: Item; code: string; because: string }[] = [
  { item: { ...matrix, scales: [] }, code: 'item/scale', because: 'rows are rated on something' },
  { item: { ...matrix, scales: [scale('i', 'One'), scale('j', 'one')] }, code: 'item/scale', because: 'scales differ' },
  {
    item: { ...bare, options: numbered({ ecg: 6, echo: 1 }) },
    code: 'item/range',
    because: 'a right point is on the scale',
  },
  { item: { ...order, options: numbered({ x: 1, y: 1, z: 3 }) }, code: 'item/range', because: 'right places differ' },
  { item: { ...share, options: numbered({ x: 7, y: 4 }) }, code: 'item/range', because: 'right points make the total' },
  { item: { ...share, total: 1001 }, code: 'item/range', because: 'totals end at a thousand' },
  {
    item: { ...day, latest: '2026-03-01' as never },
    code: 'item/range',
    because: 'the latest day is not before the earliest',
  },
  { item: { ...hot, passage: 'Give [a in [b].' }, code: 'item/passage', because: 'every bracket is closed' },
  {
    item: { ...hot, options: [], passage: 'Give it.' },
    code: 'item/too-few-options',
    because: 'something can be selected',
  },
  { item: { ...file, megabytes: 21 }, code: 'item/range', because: 'files end at 20 MB' },
]
for (const { item, code, because } of wrongs)
  test(`${item.type}: ${because}`, () => {
    const decision = decideQuestion(item)
    assert.equal(!decision.ok && decision.refusal.code, code)
  })

const given: [Item, Value][] = [
  [matrix, { ecg: { i: 5, a: 2 }, echo: { i: 4, a: 4 } }],
  [order, ['z', 'x', 'y']],
  [share, { x: 0, y: 10 }],
  [day, '2026-03-09'],
  [hot, ['b']],
  [several, ['a', 'c']],
  [rating, 3],
  [number, 3.5],
]
for (const [item, value] of given)
  test(`an answer to ${item.type}, sent again as its form, is the same answer, and tells only what others can wait for`, () => {
    assert.deepEqual(parseAnswer(item, sendAnswer(item, value)), { ok: true, value })
    const tellable = listTellable(item)?.map(({ key }) => key) ?? []
    for (const told of tellAnswer(item, value)) assert.ok(tellable.includes(told), told)
    assert.ok(sayAnswer(item, value).join('').length > 0)
  })
