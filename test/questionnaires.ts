import assert from 'node:assert/strict'
import { listTellable } from '../src/areas/items/item.rules.ts'
import {
  type ItemDraft,
  type ItemType,
  type Media,
  itemTypes,
  mediaKinds,
  questionOf,
} from '../src/areas/items/item.schema.ts'
import type { Language } from '../src/areas/items/language.schema.ts'
import { decideDraft } from '../src/areas/questions/questionnaire.rules.ts'
import type { QuestionnaireDraft, Section } from '../src/areas/questions/questionnaire.schema.ts'
import { listTexts } from '../src/areas/questions/translation.rules.ts'
import { localDate } from '../src/kernel/dates.ts'

/** A row of numbers from 0 to 1 that is the same for the same seed. */
export function chanceOf(seed: number): () => number {
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

/** Chooses by the seed. */
type Dice = {
  chance: () => number
  pick: <One>(list: readonly One[]) => One
  perhaps: <One>(value: () => One) => One | null
  say: () => string
}

function diceOf(seed: number): Dice {
  const chance = chanceOf(seed)
  const pick: Dice['pick'] = (list) => list[Math.floor(chance() * list.length)]!
  const perhaps: Dice['perhaps'] = (value) => (chance() < 0.5 ? value() : null)
  return { chance, pick, perhaps, say: () => `${pick(words)} ${Math.floor(chance() * 1000)}`.trim() }
}

/** A questionnaire with questions of all kinds, sections, piped words, translations and media; the same for the same seed. */
export function makeQuestionnaire(seed: number): QuestionnaireDraft {
  const dice = diceOf(seed)
  const { pick, say, chance } = dice
  const items: ItemDraft[] = []
  for (let i = 0; i < 8; i += 1) items.push(makeItem(dice, items))
  const sections = [1, 2, 3].flatMap((page): Section[] =>
    chance() < 0.4 ? [] : [{ key: `s${page}`, page, title: sayOn(dice, page), intro: chance() < 0.5 ? say() : '' }],
  )
  const draft = { kind: pick(['test', 'survey'] as const), title: say(), intro: say(), items, sections }
  const texts = listTexts(draft).filter(({ place }) => !place.endsWith('.passage') && chance() < 0.4)
  const translate = () =>
    Object.fromEntries(texts.map(({ place, words }) => [place, { words: say(), madeFrom: words }]))
  const translations = chance() < 0.5 ? { es: translate() } : { es: translate(), ht: translate() }
  const decided = decideDraft({ ...draft, translations })
  assert.ok(decided.ok, JSON.stringify(decided))
  return decided.value
}

function makeItem(dice: Dice, items: readonly ItemDraft[]): ItemDraft {
  const { chance, pick, perhaps, say } = dice
  const type = pick(itemTypes)
  const before = items.map(questionOf).filter((one) => (listTellable(one)?.length ?? 0) > 0)
  const first = before.length > 0 && chance() < 0.4 ? pick(before) : undefined
  const page = 1 + Math.floor(items.length / 3)
  return {
    page,
    key: `q${items.length + 1}`,
    type,
    wording: sayOn(dice, page),
    help: perhaps(say),
    required: chance() < 0.5,
    showIf: first ? { key: first.key, is: [pick(listTellable(first)!).key] } : null,
    media: chance() < 0.3 ? makeMedia(dice) : null,
    ...bodies[type](dice),
  }
}

/** Words for a page; on later ones some say what was answered before. */
function sayOn({ chance, pick, say }: Dice, page: number): string {
  return page > 1 && chance() < 0.4 ? `${say()} {{${pick(['q1', 'q2|it', 'name'])}}}` : say()
}

function listed({ say, perhaps }: Dice, count: number, right = false) {
  return Array.from({ length: count }, (_, i) => ({
    key: `o${i + 1}`,
    wording: `${say()} ${i}`,
    isRight: right ? i === 0 : null,
    feedback: right ? perhaps(say) : null,
    rightNumber: null,
  }))
}

const bodies: Record<ItemType, (dice: Dice) => Partial<ItemDraft>> = {
  single: (dice) => ({ options: listed(dice, 3, dice.chance() < 0.5), feedback: dice.perhaps(dice.say) }),
  several: (dice) => ({ options: listed(dice, 4, dice.chance() < 0.5) }),
  rating: ({ chance, perhaps, say }) => ({
    maximum: 2 + Math.floor(chance() * 6),
    lowLabel: perhaps(say),
    highLabel: perhaps(say),
  }),
  matrix: (dice) => ({
    options: listed(dice, 3).map((one, i) => ({ ...one, rightNumber: dice.chance() < 0.3 && i === 0 ? 2 : null })),
    scales: Array.from({ length: 1 + Math.floor(dice.chance() * 2) }, (_, i) => ({
      key: `s${i + 1}`,
      label: `${dice.say()} ${i}`,
      points: 2 + Math.floor(dice.chance() * 6),
      lowLabel: dice.perhaps(dice.say),
      highLabel: dice.perhaps(dice.say),
    })),
  }),
  ranking: (dice) => {
    const isKeyed = dice.chance() < 0.5
    return { options: listed(dice, 3).map((one, i) => ({ ...one, rightNumber: isKeyed ? i + 1 : null })) }
  },
  allocation: (dice) => {
    const total = dice.pick([10, null])
    const rightNumber = dice.perhaps(() => (total ?? 100) / 2)
    return { total, options: listed(dice, 2).map((one) => ({ ...one, rightNumber })) }
  },
  number: ({ perhaps }) => ({
    minimum: perhaps(() => -2.5),
    maximum: perhaps(() => 40),
    rightNumber: perhaps(() => 7),
  }),
  date: ({ perhaps }) => ({
    earliest: perhaps(() => localDate('2026-01-01')),
    latest: perhaps(() => localDate('2026-12-31')),
  }),
  'short text': () => ({}),
  'long text': () => ({}),
  file: ({ pick, perhaps }) => ({ accepts: pick([['PDF', 'slides'], []]), megabytes: perhaps(() => 3) }),
  'hot text': (dice) => ({ options: listed(dice, 2, true), passage: `Give [o1] within [o2]. ${dice.pick([1, 2, 3])}` }),
}

function makeMedia({ chance, pick, say }: Dice): Media {
  const kind = pick(mediaKinds)
  const id = () => `00000000-0000-7000-8000-${String(Math.floor(chance() * 1e12)).padStart(12, '0')}`
  const languages = kind === 'film' ? pick<Language[]>([['en'], ['es'], ['en', 'ht']]) : []
  const captions = languages.map((language) => ({ language, fileId: id() }))
  const transcript = kind === 'sound' || chance() < 0.5 ? say() : ''
  return { kind, fileId: id(), name: `${pick(['ward', 'talk'])}.mp4`, alt: say(), transcript, captions }
}
