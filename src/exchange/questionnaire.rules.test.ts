import assert from 'node:assert/strict'
import { test } from 'node:test'
import { localDate } from '../kernel/dates.ts'
import { type ItemDraft, type ItemType, type Question, itemTypes, questionOf } from '../areas/items/item.schema.ts'
import { listTellable } from '../areas/items/item.rules.ts'
import { decideDraft } from '../areas/questions/questionnaire.rules.ts'
import type { QuestionnaireDraft } from '../areas/questions/questionnaire.schema.ts'
import { listTexts } from '../areas/questions/translation.rules.ts'
import { readQuestionnaire, writeQuestionnaire } from './questionnaire.rules.ts'
import { type Format, formats } from './questionnaire.schema.ts'

/** A row of numbers from 0 to 1 that is the same for the same seed. */
function chanceOf(seed: number): () => number {
  let state = seed
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296
    return state / 4_294_967_296
  }
}

const words = [
  'Sepsis',
  '=2+2',
  "'-quoted",
  'a, "b"; c',
  'two\nlines',
  '@home',
  'Señal “ñ”',
  '+1',
  '{{',
  'x | y',
  '<b>',
]

function make(seed: number): QuestionnaireDraft {
  const chance = chanceOf(seed)
  const pick = <One>(list: readonly One[]) => list[Math.floor(chance() * list.length)]!
  const perhaps = <One>(value: () => One) => (chance() < 0.5 ? value() : null)
  const say = () => `${pick(words)} ${Math.floor(chance() * 1000)}`.trim()
  const listed = (count: number, right: boolean) =>
    Array.from({ length: count }, (_, i) => ({
      key: `o${i + 1}`,
      wording: `${say()} ${i}`,
      isRight: right ? i === 0 : null,
      feedback: right ? perhaps(say) : null,
    }))
  const bodies: Record<ItemType, () => Partial<ItemDraft>> = {
    single: () => ({ options: listed(3, chance() < 0.5), feedback: perhaps(say) }),
    several: () => ({ options: listed(4, chance() < 0.5) }),
    rating: () => ({ maximum: 2 + Math.floor(chance() * 6), lowLabel: perhaps(say), highLabel: perhaps(say) }),
    matrix: () => ({
      options: listed(3, false).map((one, i) => ({ ...one, rightNumber: chance() < 0.3 && i === 0 ? 2 : null })),
      scales: Array.from({ length: 1 + Math.floor(chance() * 2) }, (_, i) => ({
        key: `s${i + 1}`,
        label: `${say()} ${i}`,
        points: 2 + Math.floor(chance() * 6),
        lowLabel: perhaps(say),
        highLabel: perhaps(say),
      })),
    }),
    ranking: () => ({ options: listed(3, false).map((one, i) => ({ ...one, rightNumber: seed % 2 ? i + 1 : null })) }),
    allocation: () => ({
      total: 10,
      options: listed(2, false).map((one) => ({ ...one, rightNumber: seed % 2 ? 5 : null })),
    }),
    number: () => ({ minimum: perhaps(() => -2.5), maximum: perhaps(() => 40), rightNumber: perhaps(() => 7) }),
    date: () => ({ earliest: perhaps(() => localDate('2026-01-01')), latest: perhaps(() => localDate('2026-12-31')) }),
    'short text': () => ({}),
    'long text': () => ({}),
    file: () => ({ accepts: chance() < 0.5 ? ['PDF', 'slides'] : [], megabytes: perhaps(() => 3) }),
    'hot text': () => ({ options: listed(2, true), passage: `Give [o1] within [o2]. ${Math.floor(chance() * 9)}` }),
  }
  const items: ItemDraft[] = []
  for (let i = 0; i < 8; i += 1) {
    const type = pick(itemTypes)
    const before = items.map(questionOf).filter((one) => (listTellable(one)?.length ?? 0) > 0)
    const first = before.length > 0 && chance() < 0.4 ? pick(before) : undefined
    const showIf = first ? { key: first.key, is: [pick(listTellable(first)!).key] } : null
    const page = 1 + Math.floor(i / 3)
    items.push({
      page,
      key: `q${i + 1}`,
      type,
      wording: say(),
      help: perhaps(say),
      required: chance() < 0.5,
      showIf,
      ...bodies[type](),
    })
  }
  const sections = chance() < 0.7 ? [{ key: 's1', page: 2, title: say(), intro: chance() < 0.5 ? say() : '' }] : []
  const draft = { kind: pick(['test', 'survey'] as const), title: say(), intro: say(), items, sections }
  const texts = listTexts(draft).filter(({ place }) => !place.endsWith('.passage') && chance() < 0.4)
  const es = Object.fromEntries(texts.map(({ place, words: madeFrom }) => [place, { words: say(), madeFrom }]))
  const decided = decideDraft({ ...draft, translations: { es } })
  assert.ok(decided.ok, JSON.stringify(decided))
  return decided.value
}

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
      const draft = make(seed)
      assert.deepEqual(spell(again(draft, format)), spell(draft), `seed ${seed}`)
    }
  })

test('200 made-up questionnaires come back from R4 with all that R4 can say, and from there on unchanged', () => {
  for (let seed = 1; seed <= 200; seed += 1) {
    const draft = make(seed)
    const once = again(draft, 'r4')
    assert.deepEqual(spell(again(once, 'r4')), spell(once), `seed ${seed}`)
    const { title, intro, sections } = spell(draft) as QuestionnaireDraft
    assert.deepEqual([once.title, once.intro, once.sections], [title, intro, sections], `seed ${seed}`)
    const kept = draft.items.filter(({ type }) => type !== 'allocation')
    for (const item of kept) {
      const found = once.items.find(({ key }) => key === item.key)
      assert.ok(found, `seed ${seed} ${item.key}`)
      assert.deepEqual(sayable(questionOf(found), draft), sayable(questionOf(item), draft), `seed ${seed} ${item.key}`)
    }
  }
})

/** A question without what R4 cannot say of it. */
function sayable(question: Question, draft: QuestionnaireDraft): unknown {
  const lost = { isRight: null, feedback: null, rightNumber: null }
  const type = question.type === 'ranking' || question.type === 'hot text' ? 'several' : question.type
  const first = draft.items.find(({ key }) => key === question.showIf?.key)
  const isCondition = first && first.type !== 'ranking' && first.type !== 'allocation'
  const options = question.options.map((option) => ({ ...option, ...lost }))
  return sort({ ...question, ...lost, type, options, passage: null, showIf: isCondition ? question.showIf : null })
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
    'Of “What comes first?”: that its answers are put in order: it becomes a choice of several',
    'Of “What comes first?”: which answer is right',
  ])
  for (const format of formats.filter((each) => each !== 'r4'))
    assert.deepEqual(writeQuestionnaire(draft, format).losses, [])
})

const refused = [
  { text: '{', why: /no JSON file/, because: 'half a file' },
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
