import { z } from 'zod'

/** What a questionnaire is for. @check questions_questionnaire.kind */
export const questionnaireKinds = ['test', 'evaluation', 'review', 'survey'] as const
export type QuestionnaireKind = (typeof questionnaireKinds)[number]

/** How a question is answered. @check questions_item.type */
export const itemTypes = ['single', 'several', 'rating', 'number', 'short text', 'long text'] as const
export type ItemType = (typeof itemTypes)[number]

/** How a question is answered, in the words of the editor. */
export const typeWords: Record<ItemType, string> = {
  single: 'Choose one answer',
  several: 'Choose several answers',
  rating: 'A point on a scale',
  number: 'A number',
  'short text': 'A few words',
  'long text': 'Longer text',
}

/** Most points of a rating, most pages, and most letters of a short and of a long answer. */
export const ratingPointsAtMost = 7
export const pagesAtMost = 50
export const shortTextAtMost = 300
export const longTextAtMost = 10_000

/** One answer to choose. `isRight` null or left out: it is not scored. */
export type OptionDraft = { key: string; wording: string; isRight?: boolean | null; feedback?: string | null }

/** A question is only asked when the earlier question `key` was answered by one of `is`: option keys, or numbers as text. */
export type ShowIf = { key: string; is: string[] }

/**
 * One question as it is written. `key` names its answers across versions and stays when the wording changes. `minimum` and
 * `maximum` bound a number; `maximum` is the number of points of a rating (5 unless said), whose ends `lowLabel` and
 * `highLabel` name. `rightNumber` scores a number, `isRight` of its options a choice; `feedback` is shown once marked.
 */
export type ItemDraft = {
  page: number
  key: string
  type: ItemType
  wording: string
  help?: string | null
  required?: boolean
  minimum?: number | null
  maximum?: number | null
  lowLabel?: string | null
  highLabel?: string | null
  showIf?: ShowIf | null
  rightNumber?: number | null
  feedback?: string | null
  options?: OptionDraft[]
}

/** A whole questionnaire as it is written. */
export type QuestionnaireDraft = { kind: QuestionnaireKind; title: string; intro: string; items: ItemDraft[] }

/** A question as it is kept. `position` counts from 1 through the whole version. */
export type Item = {
  id: string
  position: number
  page: number
  key: string
  type: ItemType
  wording: string
  help: string | null
  isRequired: boolean
  minimum: number | null
  maximum: number | null
  lowLabel: string | null
  highLabel: string | null
  showIf: ShowIf | null
  rightNumber: number | null
  feedback: string | null
  options: { key: string; wording: string; isRight: boolean | null; feedback: string | null }[]
}

/** What the form for a questionnaire's head sends. */
export const headInput = z.object({
  title: z.string({ error: 'Enter a title' }).trim().min(1, 'Enter a title').max(200, 'Enter at most 200 letters'),
  intro: z.string().trim().max(4000, 'Enter at most 4,000 letters').default(''),
})
