import { z } from 'zod'
import type { LocalDate } from '../../kernel/dates.ts'

/** Whether a company may have its people in control of content. `undetermined` waits for the office. @check companies_eligibility.verdict */
export const eligibilities = ['eligible', 'ineligible', 'undetermined'] as const
export type Eligibility = (typeof eligibilities)[number]

/**
 * Who holds its shares; `unknown` until someone has looked. Shares of a privately held company make an owner.
 *
 * @check companies_company.holding, integrity_relationship.said_holding
 */
export const holdings = ['privately held', 'publicly traded', 'unknown'] as const
export type Holding = (typeof holdings)[number]

/** A kind of company: its eligibility, or the question that decides it and what a yes means. */
export type CompanyKind =
  { eligibility: 'eligible' | 'ineligible' } | { question: string; ifYes: Eligibility; ifNo: Eligibility }

const makesProprietary = { ifYes: 'ineligible', ifNo: 'eligible' } as const

/** Kinds of companies as the accreditor lists them, in our words. The rule is `accme.si.eligibility`. */
export const companyKinds = {
  'pharmaceutical company or distributor': { eligibility: 'ineligible' },
  'device manufacturer or distributor': { eligibility: 'ineligible' },
  'maker or seller of medical foods or supplements': { eligibility: 'ineligible' },
  'maker of health-related wearables': { eligibility: 'ineligible' },
  'maker or seller of reagents': { eligibility: 'ineligible' },
  'pharmacy benefit manager': { eligibility: 'ineligible' },
  'advertising or communication firm': {
    question: 'Are its clients ineligible companies?',
    ifYes: 'ineligible',
    ifNo: 'eligible',
  },
  'biomedical startup': {
    question: 'Has its product begun a governmental approval process?',
    ifYes: 'ineligible',
    ifNo: 'eligible',
  },
  pharmacy: { question: 'Does it manufacture proprietary compounds?', ...makesProprietary },
  'diagnostic laboratory': { question: 'Does it sell proprietary products?', ...makesProprietary },
  'hospital, practice or care facility': { eligibility: 'eligible' },
  'school or university': { eligibility: 'eligible' },
  'insurer or managed care company': { eligibility: 'eligible' },
  'health record, software or game company': { eligibility: 'eligible' },
  'government or military agency': { eligibility: 'eligible' },
  'professional society': { eligibility: 'eligible' },
  'publisher or education company': { eligibility: 'eligible' },
  'law firm': { eligibility: 'eligible' },
} as const satisfies Record<string, CompanyKind>
export type CompanyKindId = keyof typeof companyKinds
export const companyKindIds = Object.keys(companyKinds) as CompanyKindId[]

/**
 * What the office knows of a company; null where nobody has looked yet. `answer` is the answer to its kind's question.
 * `apart`: is a sister company kept apart by its own legal entity, management, employer and firewalls?
 */
export type CompanyFacts = {
  kind: CompanyKindId | null
  answer: boolean | null
  controlledByIneligible: boolean | null
  sisterOfIneligible: boolean | null
  apart: boolean | null
}

/** A classification as it is recorded: someone decided, on a day, for a reason. */
export type Classification = { eligibility: Eligibility; by: string; on: LocalDate; because: string }

/** A question answered yes or no, or not known: as a form sends it, and as it is kept. */
const known = z
  .enum(['yes', 'no', ''])
  .default('')
  .transform((word) => (word === '' ? null : word === 'yes'))

/** What the form for a decision on a company sends. */
export const classificationInput = z.object({
  kind: z
    .string()
    .default('')
    .transform((kind) => companyKindIds.find((id) => id === kind) ?? null),
  answer: known,
  controlledByIneligible: known,
  sisterOfIneligible: known,
  apart: known,
  verdict: z.enum(eligibilities, { error: 'Choose what the company is' }),
  rationale: z.string().trim().max(2000, 'Enter at most 2,000 letters').default(''),
})

/** What the form for a company's facts sends; business lines come one to a line or with commas. */
export const companyInput = z.object({
  name: z
    .string({ error: 'Enter the name of the company' })
    .trim()
    .transform((name) => name.replace(/\s+/g, ' '))
    .pipe(z.string().min(1, 'Enter the name of the company').max(200, 'Enter at most 200 letters')),
  holding: z.enum(holdings, { error: 'Choose who holds its shares' }),
  businessLines: z
    .string()
    .max(2000, 'Enter at most 2,000 letters')
    .default('')
    .transform((text) =>
      text
        .split(/[\n,;]+/)
        .map((line) => line.trim())
        .filter(Boolean),
    ),
})
