import assert from 'node:assert/strict'
import { test } from 'node:test'
import { makeQuestionnaire } from '../../test/questionnaires.ts'
import { type Question, questionOf } from '../areas/items/item.schema.ts'
import { decideDraft } from '../areas/questions/questionnaire.rules.ts'
import type { QuestionnaireDraft } from '../areas/questions/questionnaire.schema.ts'
import { readQuestionnaire, writeQuestionnaire } from './questionnaire.rules.ts'
import { type Format, formats } from './questionnaire.schema.ts'

/** A draft with everything spelled out, so that two can be compared. */
function spell(draft: QuestionnaireDraft): unknown {
  const decided = decideDraft(draft)
  assert.ok(decided.ok, JSON.stringify(decided))
  const { items, sections = [], translations = {}, language = 'en', ...head } = decided.value
  return { ...head, language, sections, translations, items: items.map((item) => sort(questionOf(item))) }
}

function sort(question: Question): unknown {
  return Object.fromEntries(Object.entries(question).toSorted(([a], [b]) => a.localeCompare(b)))
}

function again(draft: QuestionnaireDraft, format: Format): QuestionnaireDraft {
  const taken = readQuestionnaire(new TextEncoder().encode(writeQuestionnaire(draft, format).text))
  assert.ok(taken.ok, JSON.stringify(taken))
  return taken.draft
}

for (const format of ['json', 'csv'] as const)
  test(`200 made-up questionnaires come back from ${format} as they were`, () => {
    for (let seed = 1; seed <= 200; seed += 1) {
      const draft = makeQuestionnaire(seed)
      assert.deepEqual(spell(again(draft, format)), spell(draft), `seed ${seed}`)
    }
  })

test('200 made-up questionnaires come back from R4 with all that R4 can say, and from there on unchanged', () => {
  for (let seed = 1; seed <= 200; seed += 1) {
    const draft = makeQuestionnaire(seed)
    const once = again(draft, 'r4')
    assert.deepEqual(spell(again(once, 'r4')), spell(once), `seed ${seed}`)
    const { title, intro, sections } = spell(draft) as QuestionnaireDraft
    assert.deepEqual([once.title, once.intro, once.sections], [title, intro, sections], `seed ${seed}`)
    for (const item of draft.items) {
      const found = once.items.find(({ key }) => key === item.key)
      assert.ok(found, `seed ${seed} ${item.key}`)
      assert.deepEqual(sayable(questionOf(found)), sayable(questionOf(item)), `seed ${seed} ${item.key}`)
    }
  }
})

/** A question without what R4 cannot say of it. */
function sayable(question: Question): unknown {
  const lost = { isRight: null, feedback: null, rightNumber: null, media: null }
  const type = question.type === 'hot text' ? 'several' : question.type
  const total = type === 'allocation' ? (question.total ?? 100) : question.total
  const options = question.options.map((option) => ({ ...option, ...lost }))
  return sort({ ...question, ...lost, type, options, total, passage: null })
}

test('what a format cannot say is named, question by question', () => {
  const draft: QuestionnaireDraft = {
    kind: 'test',
    title: 'Named',
    intro: '',
    items: [
      {
        page: 1,
        key: 'order',
        type: 'ranking',
        wording: 'What comes first?',
        options: [
          { key: 'a', wording: 'This', rightNumber: 1 },
          { key: 'b', wording: 'That', rightNumber: 2 },
        ],
      },
    ],
  }
  assert.deepEqual(writeQuestionnaire(draft, 'r4').losses, [
    'What it is for (test)',
    'Of “What comes first?”: which answer is right',
  ])
  for (const format of formats.filter((each) => each !== 'r4'))
    assert.deepEqual(writeQuestionnaire(draft, format).losses, [])
})

const refused = [
  { text: '{\n"format": ', why: /breaks off in line 2/, because: 'half a file' },
  {
    text: JSON.stringify(
      { resourceType: 'Questionnaire', item: [{ linkId: '1', type: 'text' }, { linkId: 2 }] },
      null,
      1,
    ),
    why: /^Line 8: It is no FHIR Questionnaire: item\.1\.linkId/,
    because: 'a part is told by its line',
  },
  { text: '{"resourceType":"Patient"}', why: /no FHIR Questionnaire/, because: 'a patient' },
  {
    text: '{"format":"opencme-questionnaire","edition":1}',
    why: /questionnaire/,
    because: 'a file without what it is for',
  },
  { text: 'name,age\nAda,40\n', why: /no row “questionnaire”/, because: 'another table' },
]
for (const { text, why, because } of refused)
  test(`not taken in: ${because}`, () => {
    const taken = readQuestionnaire(new TextEncoder().encode(text))
    assert.ok(!taken.ok && why.test(taken.why), JSON.stringify(taken))
  })

test('a questionnaire from elsewhere is read as far as it goes, and the rest is named', () => {
  const wire = {
    resourceType: 'Questionnaire',
    status: 'active',
    title: 'From elsewhere',
    item: [
      { linkId: '1', type: 'boolean', text: 'Do you smoke?' },
      {
        linkId: '1.1',
        type: 'quantity',
        text: 'How much?',
        enableWhen: [{ question: '1', operator: '=', answerBoolean: true }],
      },
      { linkId: '2', type: 'display', text: 'Thank you' },
    ],
  }
  const taken = readQuestionnaire(new TextEncoder().encode(JSON.stringify(wire)))
  assert.ok(taken.ok)
  const decided = decideDraft(taken.draft)
  assert.ok(decided.ok)
  assert.deepEqual(
    decided.value.items.map(({ key, type, showIf }) => [key, type, showIf ?? null]),
    [
      ['q1', 'single', null],
      ['q1-1', 'short text', { key: 'q1', is: ['yes'] }],
    ],
  )
  assert.deepEqual(taken.losses, [
    '“How much?” is a quantity; it is asked as a few words here',
    'Words between questions: “Thank you”',
  ])
})
