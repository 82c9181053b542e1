import { sayAnswer } from '../items/item.rules.ts'
import type { Question, Value } from '../items/item.schema.ts'
import { putIn, putInto } from '../items/piping.rules.ts'
import type { Language } from '../items/language.schema.ts'
import type { Section } from '../questions/questionnaire.schema.ts'
import { findWords, translateQuestion } from '../questions/translation.rules.ts'
import type { Words } from './sheet.schema.ts'

/** A question as a person reads it, in which language, and its answer. */
export type Dressed<One> = { item: One; language: Language }

/**
 * Questions as they are read now: in the language that was picked as far as they are translated, with the words of earlier
 * answers and of what is known put in. What an answer said goes into later questions in the words of its own question.
 *
 * @param items those that are asked, in order
 * @source office.questions.answer
 */
export function dressItems<One extends Question>(
  items: readonly One[],
  answers: ReadonlyMap<string, Value>,
  words: Words,
): Dressed<One>[] {
  const said = new Map(Object.entries(words.known))
  return items.map((item) => {
    const { question, isTranslated } = translateQuestion(item, words.translations, words.readIn)
    const dressed = putInto(question, said)
    const answer = answers.get(item.key)
    if (answer !== undefined) said.set(item.key, sayAnswer(dressed, answer).join(', '))
    return { item: dressed, language: isTranslated && words.readIn ? words.readIn : words.language }
  })
}

/** What stands above a page, in the language and words of the moment; undefined where nothing does. @source office.questions.answer */
export function dressSection(
  page: number,
  dressed: readonly Dressed<Question>[],
  answers: ReadonlyMap<string, Value>,
  words: Words,
): Section | undefined {
  const section = words.sections.find((one) => one.page === page)
  if (!section) return undefined
  const said = new Map(Object.entries(words.known))
  for (const { item } of dressed) {
    const answer = answers.get(item.key)
    if (answer !== undefined) said.set(item.key, sayAnswer(item, answer).join(', '))
  }
  const say = (part: 'title' | 'intro') => {
    const text = { place: `section.${section.key}.${part}`, words: section[part] }
    return putIn(findWords(words.translations, words.readIn, text) ?? text.words, said)
  }
  return { ...section, title: say('title'), intro: say('intro') }
}

/** The title and first words of a questionnaire in the language and words of the moment. @source office.questions.answer */
export function dressHead(head: { title: string; intro: string }, words: Words): { title: string; intro: string } {
  const known = new Map(Object.entries(words.known))
  const say = (place: 'title' | 'intro') =>
    putIn(findWords(words.translations, words.readIn, { place, words: head[place] }) ?? head[place], known)
  return { title: say('title'), intro: say('intro') }
}
