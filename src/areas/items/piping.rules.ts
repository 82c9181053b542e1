import type { Question } from './item.schema.ts'
import { mapTexts } from './text.rules.ts'

/** What can be said of whom a sheet is for and what it is about; the area that opens it knows. */
export const knownFields = { name: 'the name of who answers', activity: 'the title of the activity' } as const

const pipe = /\{\{\s*([A-Za-z][A-Za-z0-9_-]*)\s*(?:\|([^{}]*))?\}\}/g

/** The names of earlier answers that a text holds: "Why {{q1}}?" names q1. @source office.questions.form */
export function listPiped(text: string): string[] {
  return [...text.matchAll(pipe)].map((match) => match[1]!)
}

/** The names that any text of a question holds. @source office.questions.form */
export function listPipedIn(question: Question): string[] {
  const found: string[] = []
  mapTexts(question, (_place, words) => {
    found.push(...listPiped(words))
    return words
  })
  return [...new Set(found)]
}

/**
 * A text with the words that are known put in. Where nothing is known, what stands after the bar is said, "{{q1|it}}", else
 * an ellipsis. What is put in is never read for more names.
 *
 * @source office.questions.answer
 */
export function putIn(text: string, words: ReadonlyMap<string, string>): string {
  return text.replace(pipe, (_, name: string, otherwise?: string) => words.get(name) ?? otherwise ?? '…')
}

/** A question with the words that are known put into all its texts. @source office.questions.answer */
export function putInto<One extends Question>(question: One, words: ReadonlyMap<string, string>): One {
  return listPipedIn(question).length === 0 ? question : mapTexts(question, (_place, text) => putIn(text, words))
}
