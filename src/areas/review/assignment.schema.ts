import { z } from 'zod'
import { type LocalDate, isLocalDate } from '../../kernel/dates.ts'
import type { ItemDraft } from '../items/item.schema.ts'
import type { QuestionnaireDraft } from '../questions/questionnaire.schema.ts'

/** How a review can end. The options of the question `verdict` carry these keys. @check review_review.verdict */
export const reviewVerdicts = ['sound', 'sound with changes', 'not sound'] as const
export type ReviewVerdict = (typeof reviewVerdicts)[number]

/** How a review that somebody was asked for stands. */
export const reviewStates = ['waiting', 'handed in', 'ended'] as const
export type ReviewState = (typeof reviewStates)[number]

/** The keys of the two questions that every review form has. */
export const verdictKey = 'verdict'
export const commentsKey = 'comments'

const degree = [
  { key: 'yes', wording: 'Yes' },
  { key: 'partly', wording: 'Partly; I say below what to change' },
  { key: 'no', wording: 'No' },
]

function statement(page: number, key: string, wording: string, help: string): ItemDraft {
  return { page, key, type: 'single', wording, help, required: true, options: degree }
}

/** The review form an office starts with: validity of content in our words, then a verdict. */
export const usualReviewForm: QuestionnaireDraft = {
  kind: 'review',
  title: 'Review of content',
  intro: 'Judge what will be taught, not who teaches it. Your name is known to the office and not shown to learners.',
  items: [
    statement(
      1,
      'evidence',
      'Does every recommendation for care rest on current science, evidence and clinical reasoning?',
      'Look at the references; a recommendation without one is named below.',
    ),
    statement(
      1,
      'research',
      'Does the research that is cited meet accepted standards of design, collection, analysis and interpretation?',
      'A single small study can carry a question, and seldom a recommendation.',
    ),
    statement(
      2,
      'balance',
      'Are the options for diagnosis and treatment given a fair and balanced view?',
      'Harms and costs as well as benefits, and the choice to do nothing.',
    ),
    statement(
      2,
      'evolving',
      'Are new and evolving topics named as such, and nothing advocated that is not yet, or no longer, well founded?',
      'Answer yes where there are none.',
    ),
    statement(
      2,
      'marketing',
      'Is it free of marketing and of any push for one product or service?',
      'Names of medicines without a reason, logos, comparisons that flatter.',
    ),
    {
      page: 3,
      key: verdictKey,
      type: 'single',
      wording: 'All in all, the content is',
      required: true,
      options: [
        { key: 'sound', wording: 'Sound: it can be taught as it is' },
        { key: 'sound with changes', wording: 'Sound with changes: it can be taught once they are made' },
        { key: 'not sound', wording: 'Not sound: it should not be taught' },
      ],
    },
    {
      page: 4,
      key: commentsKey,
      type: 'long text',
      wording: 'What has to change, and why?',
      help: 'Name the place, the sentence or the question of the test.',
      required: true,
      showIf: { key: verdictKey, is: ['sound with changes', 'not sound'] },
    },
    {
      page: 4,
      key: 'remarks',
      type: 'long text',
      wording: 'Anything else for those who teach it?',
      required: false,
      showIf: { key: verdictKey, is: ['sound'] },
    },
  ],
}

/** What the form that assigns a reviewer sends. */
export const assignmentInput = z.object({
  email: z.string({ error: 'Enter an e-mail address' }).trim().min(1, 'Enter an e-mail address'),
  dueOn: z
    .string({ error: 'Enter the day it is due' })
    .trim()
    .refine(isLocalDate, 'Enter the day it is due, such as 2026-11-24')
    .transform((day) => day as LocalDate),
})
