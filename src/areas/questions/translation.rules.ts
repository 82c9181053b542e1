import { type Decision, allow, refuse } from '../../kernel/decision.ts'
import { type ItemDraft, type Question, questionOf } from '../items/item.schema.ts'
import { cutPassage } from '../items/passage.rules.ts'
import { listPiped } from '../items/piping.rules.ts'
import { lettersAtMost, mapTexts, sayMost } from '../items/text.rules.ts'
import type { Language } from '../items/language.schema.ts'
import {
  type QuestionnaireDraft,
  type Section,
  type Translation,
  type Translations,
  introAtMost,
  titleAtMost,
} from './questionnaire.schema.ts'

/** One text of a questionnaire: where it stands, and what it says in the language it was written in. */
export type Text = { place: string; words: string }

type Whole = { title: string; intro: string; items: readonly ItemDraft[]; sections?: readonly Section[] }

/** Every text of a questionnaire that people read, in its order. @source office.questions.translation */
export function listTexts({ title, intro, items, sections = [] }: Whole): Text[] {
  const texts: Text[] = [
    { place: 'title', words: title },
    { place: 'intro', words: intro },
  ]
  for (const section of sections) {
    texts.push({ place: `section.${section.key}.title`, words: section.title })
    texts.push({ place: `section.${section.key}.intro`, words: section.intro })
  }
  for (const item of items)
    mapTexts(questionOf(item), (place, words) => {
      texts.push({ place: `item.${item.key}.${place}`, words })
      return words
    })
  return texts.filter(({ words }) => words.trim() !== '')
}

/** The translations whose texts are still there, of languages that say anything. @source office.questions.translation */
export function keepTranslations(draft: QuestionnaireDraft): Translations {
  const places = new Set(listTexts(draft).map(({ place }) => place))
  const kept = Object.entries(draft.translations ?? {}).map(([language, texts]) => [
    language,
    Object.fromEntries(Object.entries(texts).filter(([place, { words }]) => places.has(place) && words.trim() !== '')),
  ])
  const base = draft.language ?? 'en'
  return Object.fromEntries(kept.filter(([language, texts]) => language !== base && Object.keys(texts!).length > 0))
}

/** How a text stands in another language: said, not yet, or said of words that have changed since. @source office.questions.translation */
export function standingOf(text: Text, translation: Translation | undefined): 'said' | 'missing' | 'outdated' {
  if (!translation) return 'missing'
  return translation.madeFrom === text.words ? 'said' : 'outdated'
}

/**
 * The words of a text in a language; undefined where it is not translated, or was before it changed: then people read it as
 * it was written.
 *
 * @source office.questions.translation
 */
export function findWords(translations: Translations, language: Language | null, text: Text): string | undefined {
  const translation = language ? translations[language]?.[text.place] : undefined
  return translation && standingOf(text, translation) === 'said' ? translation.words : undefined
}

/** A question in a language, as far as it is translated; `isTranslated` says whether its wording is. @source office.questions.translation */
export function translateQuestion<One extends Question>(
  question: One,
  translations: Translations,
  language: Language | null,
): { question: One; isTranslated: boolean } {
  const find = (place: string, words: string) =>
    findWords(translations, language, { place: `item.${question.key}.${place}`, words })
  const translated = mapTexts(question, (place, words) => find(place, words) ?? words)
  return { question: translated, isTranslated: find('wording', question.wording) !== undefined }
}

/**
 * Takes what was typed in a language. An empty field takes the words away; a text from which people select keeps its parts,
 * and earlier answers are said only where the text says them.
 *
 * @returns the translations of that language, or refusal `translation/parts`, `translation/names` or `translation/too-long`,
 *   with the place as its field
 * @source office.questions.translation
 */
export function decideTranslation(
  texts: readonly Text[],
  typed: ReadonlyMap<string, string>,
): Decision<Record<string, Translation>> {
  const said: Record<string, Translation> = {}
  for (const { place, words } of texts) {
    const given = typed.get(place)?.replace(/\r\n?/g, '\n').trim() ?? ''
    if (given === '') continue
    if (place.endsWith('.passage') && partsOf(given) !== partsOf(words)) {
      const message = `Keep the parts ${partsOf(words)} in the text, each once`
      return refuse({ code: 'translation/parts', source: 'office.questions.translation', field: place, message })
    }
    const wrong = findWrong(place, words, given)
    if (wrong) return refuse({ source: 'office.questions.translation', field: place, ...wrong })
    said[place] = { words: given, madeFrom: words }
  }
  return allow(said)
}

function findWrong(place: string, words: string, given: string): { code: string; message: string } | null {
  const names = listPiped(words)
  const stray = listPiped(given).find((name) => !names.includes(name))
  if (stray !== undefined) {
    const next = names.length > 0 ? `Of earlier answers it has ${names.join(', ')}.` : 'It says no earlier answer.'
    return { code: 'translation/names', message: `“{{${stray}}}” is not in the text above. ${next}` }
  }
  const letters = mostAt(place)
  return given.length > letters ? { code: 'translation/too-long', message: sayMost(letters, given) } : null
}

function mostAt(place: string): number {
  if (place === 'title' || /^section\..*\.title$/.test(place)) return titleAtMost
  if (place === 'intro' || place.startsWith('section.')) return introAtMost
  return lettersAtMost(place.split('.').slice(2).join('.'))
}

function partsOf(passage: string): string {
  const keys = cutPassage(passage).flatMap(({ key }) => (key === null ? [] : [`[${key}]`]))
  return keys.toSorted().join(' ')
}
