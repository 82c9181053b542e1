import type { Item, Option, Question, Scale, Value } from '../items/item.schema.ts'
import type { Language } from '../items/language.schema.ts'
import type { QuestionnaireKind, Section, Translations } from '../questions/questionnaire.schema.ts'

/** The wording a person saw when they answered, and in which language; kept with the answer. */
export type Wording = {
  question: string
  help: string | null
  lowLabel: string | null
  highLabel: string | null
  options: Pick<Option, 'key' | 'wording'>[]
  scales?: Pick<Scale, 'key' | 'label' | 'lowLabel' | 'highLabel'>[]
  passage?: string | null
  language?: Language
}

/** Names the questions that a page showed, so that one opened by an answer on the same page is asked before it is missed. */
export const askedField = 'asked'

/** Names the language a page is to be read in, and the button that asks for it. */
export const languageField = 'language'
export const languageButton = { name: 'how', value: 'language' } as const

/** What the area that opened a sheet knows of the person and the subject, by the names of `knownFields`. */
export type Known = Readonly<Record<string, string>>

/**
 * A question on a sheet with its answer, null where there is none yet, and the words it was answered in. `isRight` is null
 * where it is not scored.
 */
export type SheetItem = Item & { answer: Value | null; isRight: boolean | null; shown: Wording | null }

/** What the words of a sheet are made of beside its questions. */
export type Words = {
  /** The language it was written in, the one it is read in where that is another, and those there are. */
  language: Language
  readIn: Language | null
  translations: Translations
  sections: Section[]
  known: Known
}

/**
 * A sheet of answers. `items` are those that are asked, given the answers so far, as they were written; `pages` the pages
 * they stand on, `pageReached` where the person goes on. Points are null until it is handed in.
 */
export type Sheet = Words & {
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

/** The words of a question as they are kept with its answer. */
export function wordingOf(question: Question, language: Language): Wording {
  const options = question.options.map(({ key, wording }) => ({ key, wording }))
  const scales = question.scales.map(({ key, label, lowLabel, highLabel }) => ({ key, label, lowLabel, highLabel }))
  const { wording, help, lowLabel, highLabel, passage } = question
  return { question: wording, help, lowLabel, highLabel, options, scales, passage, language }
}

/** A question in the words a person saw when they answered it. */
export function inShownWords<One extends Question>(question: One, shown: Wording | null): One {
  if (!shown) return question
  const wordings = new Map(shown.options.map((option) => [option.key, option.wording]))
  const options = question.options.map((one) => ({ ...one, wording: wordings.get(one.key) ?? one.wording }))
  const scales = question.scales.map((one) => ({ ...one, ...shown.scales?.find(({ key }) => key === one.key) }))
  const { question: wording, help, lowLabel, highLabel, passage = question.passage } = shown
  return { ...question, wording, help, lowLabel, highLabel, passage, options, scales }
}
