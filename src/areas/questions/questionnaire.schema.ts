import { z } from 'zod'
import type { ItemDraft } from '../items/item.schema.ts'
import { type Language, isLanguage } from '../items/language.schema.ts'

/** What a questionnaire is for. @check questions_questionnaire.kind */
export const questionnaireKinds = ['test', 'evaluation', 'review', 'survey'] as const
export type QuestionnaireKind = (typeof questionnaireKinds)[number]

/**
 * The most pages and questions of a questionnaire, and letters of a title and of what people read first. A title has room for
 * the longest title of an activity, and for what stands before it.
 */
export const pagesAtMost = 50
export const itemsAtMost = 500
export const titleAtMost = 250
export const introAtMost = 4000

/** What stands above the questions of a page. Its key stays when it moves. */
export type Section = { key: string; page: number; title: string; intro: string }

/** A text in another language, and the words it was made from: once these change it is not shown any more. */
export type Translation = { words: string; madeFrom: string }

/** The texts of a questionnaire in other languages, by language and place ("title", "item.q1.wording"). */
export type Translations = Partial<Record<Language, Record<string, Translation>>>

/** A whole questionnaire as it is written, in `language` (English unless said). */
export type QuestionnaireDraft = {
  kind: QuestionnaireKind
  title: string
  intro: string
  items: ItemDraft[]
  language?: Language
  sections?: Section[]
  translations?: Translations
}

/** What the form for a questionnaire's head sends. */
export const headInput = z.object({
  title: z
    .string({ error: 'Enter a title' })
    .trim()
    .min(1, 'Enter a title')
    .max(titleAtMost, `Enter at most ${titleAtMost} letters`),
  intro: z.string().trim().max(introAtMost, 'Enter at most 4,000 letters').default(''),
})

/** What the form that begins a questionnaire sends. */
export const beginInput = headInput.extend({
  kind: z.enum(questionnaireKinds, { error: 'Choose what it is for' }),
  language: z.string().refine(isLanguage, 'Choose a language'),
})
