import { localDate } from '../../kernel/dates.ts'
import type { Verdict } from './assessment.schema.ts'

/** The words of the form on which people tell their financial relationships. Old versions stay; answers name theirs. */
const disclosureWordings = [
  {
    version: '2026-1',
    since: localDate('2026-01-01'),
    lookBackMonths: 24,
    definition:
      'An ineligible company is one whose primary business is producing, marketing, selling, re-selling or distributing healthcare products used by or on patients.',
    question: 'In the last 24 months, have you had a financial relationship with an ineligible company, of any amount?',
    hints: [
      'Tell every relationship, whether or not you think it matters here. The office decides what is relevant.',
      'A relationship that has ended counts if it ended within the last 24 months.',
      'Research money counts for the principal or named investigator, even when the institution receives it.',
      'Shares and options that you own count. Diversified mutual funds and pension funds do not.',
      'Your spouse or partner is not asked about, and no amounts are asked for.',
    ],
    whyItIsAsked: 'Nobody may plan or teach before this is known. No answer means no role.',
    signature: 'What I have told is complete. I will tell the office of any change before the activity begins.',
  },
] as const

/** The words in use today. */
export const wording = disclosureWordings[0]

/** A person in control of content, with what the assessment said of them. */
export type AssessedPerson = { name: string; verdict: Pick<Verdict, 'kind' | 'reason' | 'relevant'> }

/** What learners read before the education; no paragraphs where the education needs no disclosure. */
export type DisclosureText = { text: string; paragraphs: string[] }
