import { z } from 'zod'
import { type LocalDate, isLocalDate } from '../../kernel/dates.ts'
import { type Holding, holdings } from '../companies/company.schema.ts'
import { type Nature, type ShareHolding, natures, shareHoldings } from './relationship.schema.ts'

/** How a person can answer. @check integrity_disclosure.answer, integrity_draft.answer */
export const disclosureAnswers = ['none', 'some', 'refused'] as const
export type DisclosureAnswer = (typeof disclosureAnswers)[number]

/** Whose disclosure it is, and for which activity. */
export type Discloser = { activityId: string; personId: string }

/** One relationship as a person tells it. `company` is a name as they know it. */
export type RelationshipInput = {
  company: string
  nature: Nature
  about: string
  startedOn: LocalDate | null
  endedOn: LocalDate | null
  shares: ShareHolding | null
  saidHolding: Holding | null
  thinksRelevant: boolean | null
}

/** A relationship in a disclosure that is not signed yet. */
export type DraftRelationship = RelationshipInput & { id: string }

/** What a person has filled in so far; nothing of it is told before they sign. */
export type Draft = { answer: DisclosureAnswer | null; relationships: DraftRelationship[] }

/** What each nature is called on the form, and what it means there. */
export const natureWords: Record<Nature, { label: string; hint: string }> = {
  employee: { label: 'Employee', hint: 'You work for the company, full time or part time' },
  researcher: {
    label: 'Researcher',
    hint: 'You are principal or named investigator of research it pays for, also when your institution gets the money',
  },
  consultant: { label: 'Consultant', hint: 'It pays you for advice on a question or product' },
  advisor: { label: 'Advisor', hint: 'You sit on an advisory board, a steering group or a data safety board' },
  speaker: { label: 'Speaker', hint: 'It pays you to speak or teach, or you are on its list of speakers' },
  'independent contractor': { label: 'Independent contractor', hint: 'You do work for it under a contract' },
  'royalties or patent beneficiary': {
    label: 'Royalties or patents',
    hint: 'You receive income from something you invented or wrote',
  },
  'executive role': { label: 'Executive role', hint: 'You are an officer, director or board member' },
  'ownership interest': {
    label: 'Ownership',
    hint: 'You own shares, stock options or part of the company',
  },
}

const optionalDay = (what: string) =>
  z
    .string()
    .trim()
    .refine((text) => text === '' || isLocalDate(text), `Enter ${what} as a day, such as 2026-11-24`)
    .transform((text) => (text === '' ? null : (text as LocalDate)))
    .default(null)

/** What the form for one relationship sends; what depends on the nature or the day is decided by `decideRelationship`. */
export const relationshipForm = z.object({
  company: z
    .string({ error: 'Enter the name of the company' })
    .trim()
    .transform((name) => name.replace(/\s+/g, ' '))
    .pipe(z.string().min(1, 'Enter the name of the company').max(200, 'Enter at most 200 letters')),
  nature: z.enum(natures, { error: 'Choose what ties you to the company' }),
  shares: z.enum(shareHoldings).optional(),
  saidHolding: z.enum(holdings).optional(),
  about: z.string().trim().max(500, 'Enter at most 500 letters').default(''),
  startedOn: optionalDay('the beginning'),
  goesOn: z.enum(['yes', 'no'], { error: 'Choose whether it still goes on' }),
  endedOn: optionalDay('the end'),
  thinksRelevant: z.enum(['yes', 'no', 'unsure']).default('unsure'),
})
export type RelationshipForm = z.output<typeof relationshipForm>
