import assert from 'node:assert/strict'
import { test } from 'node:test'
import { decideDraft } from './questionnaire.rules.ts'
import type { ItemDraft } from '../items/item.schema.ts'

const two = [
  { key: 'a', wording: 'Yes' },
  { key: 'b', wording: 'No' },
]
const first: ItemDraft = { page: 1, key: 'first', type: 'single', wording: 'Will you change something?', options: two }
const text: ItemDraft = { page: 1, key: 'text', type: 'long text', wording: 'What?' }
const waiting: ItemDraft = { ...text, key: 'waiting', showIf: { key: 'first', is: ['a'] } }

const refused: { items: ItemDraft[]; code: string; because: string }[] = [
  { items: [{ ...text, wording: ' ' }], code: 'item/no-wording', because: 'a question has words' },
  { items: [{ ...text, key: '1st' }], code: 'item/bad-key', because: 'a key begins with a letter' },
  { items: [text, text], code: 'item/key-twice', because: 'a key is there once' },
  { items: [{ ...first, options: [two[0]!] }], code: 'item/too-few-options', because: 'one answer is no choice' },
  { items: [{ ...text, options: two }], code: 'item/no-options', because: 'words are not chosen from a list' },
  {
    items: [{ ...first, options: [two[0]!, { key: 'b', wording: 'yes' }] }],
    code: 'item/option-twice',
    because: 'answers differ by more than a capital',
  },
  {
    items: [{ ...first, options: two.map((option) => ({ ...option, isRight: true })) }],
    code: 'item/several-right',
    because: 'where one is chosen, one is right',
  },
  { items: [{ ...text, type: 'number', minimum: 5, maximum: 4 }], code: 'item/range', because: 'a range is not empty' },
  {
    items: [{ ...text, type: 'number', maximum: 4, rightNumber: 5 }],
    code: 'item/range',
    because: 'right can be reached',
  },
  { items: [{ ...text, type: 'rating', maximum: 8 }], code: 'item/scale', because: 'a scale has seven points at most' },
  { items: [{ ...text, type: 'rating', maximum: 1 }], code: 'item/scale', because: 'and two at least' },
  { items: [{ ...text, wording: 'W'.repeat(2001) }], code: 'item/too-long', because: 'a question can be read at once' },
  {
    items: [{ ...first, options: [two[0]!, { key: 'b', wording: 'N'.repeat(1001) }] }],
    code: 'item/too-long',
    because: 'and so can an answer',
  },
  { items: [waiting, first], code: 'item/waits-for-later', because: 'nothing waits for what comes after it' },
  { items: [waiting], code: 'item/waits-for-later', because: 'nor for what is not there' },
  {
    items: [text, { ...waiting, showIf: { key: 'text', is: ['x'] } }],
    code: 'item/waits-for-later',
    because: 'nor for words',
  },
  {
    items: [first, { ...waiting, showIf: { key: 'first', is: ['c'] } }],
    code: 'item/no-such-answer',
    because: 'nor for an answer that is not offered',
  },
]
for (const { items, code, because } of refused) {
  test(because, () => {
    const decision = decideDraft({ kind: 'survey', title: 'A survey', intro: '', items })
    assert.equal(decision.ok ? '' : decision.refusal.code, code)
  })
}

test('a questionnaire has a title', () => {
  const decision = decideDraft({ kind: 'survey', title: ' ', intro: '', items: [] })
  assert.ok(!decision.ok && decision.refusal.field === 'title')
})

test('pages are put in order and counted without gaps', () => {
  const items = [
    { ...text, page: 7 },
    { ...first, page: 2 },
    { ...waiting, page: 7 },
  ]
  const decision = decideDraft({ kind: 'survey', title: 'A survey', intro: '', items })
  assert.ok(decision.ok)
  assert.deepEqual(
    decision.value.items.map((item) => [item.key, item.page]),
    [
      ['first', 1],
      ['text', 2],
      ['waiting', 2],
    ],
  )
})
