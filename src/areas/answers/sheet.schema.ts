import type { Item, QuestionnaireKind } from '../questions/questionnaire.schema.ts'

/** One answer: the key of an option, keys of several, a number, or text. */
export type Value = string | string[] | number

/** What a form sent: each name with its value or values. */
export type Sent = Readonly<Record<string, string | string[]>>

/** The wording a person saw when they answered; kept with the answer. */
export type Wording = {
  question: string
  help: string | null
  lowLabel: string | null
  highLabel: string | null
  options: { key: string; wording: string }[]
}

/** The name of the field in which a question is answered. */
export function fieldOf(itemKey: string): string {
  return `a_${itemKey}`
}

/** Names the questions that a page showed, so that one opened by an answer on the same page is asked before it is missed. */
export const askedField = 'asked'

/** A question on a sheet with its answer, null where there is none yet. `isRight` is null where it is not scored. */
export type SheetItem = Item & { answer: Value | null; isRight: boolean | null }

/**
 * A sheet of answers. `items` are those that are asked, given the answers so far, with the words that were shown;
 * `pages` the pages they stand on, `pageReached` where the person goes on. Points are null until it is handed in.
 */
export type Sheet = {
  id: string
  versionId: string
  questionnaireId: string
  kind: QuestionnaireKind
  title: string
  intro: string
  area: string
  subjectId: string
  personId: string | null
  startedAt: Date
  savedAt: Date
  submittedAt: Date | null
  points: number | null
  possible: number | null
  pageReached: number
  pages: number[]
  items: SheetItem[]
}
