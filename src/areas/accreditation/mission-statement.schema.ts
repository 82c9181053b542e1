import { z } from 'zod'
import { type ClauseId, clauseIds } from '../../kernel/clause.ts'
import { type LocalDate, isLocalDate } from '../../kernel/dates.ts'

/** The five parts of the statement, each with its clauses in order. Their headings can be worded otherwise. */
export const sections: readonly { title: string; clauses: readonly ClauseId[] }[] = [
  { title: 'Purpose', clauses: ['P1', 'P2', 'P3'] },
  { title: 'Whom we serve', clauses: ['A1', 'A2', 'A3'] },
  { title: 'What we offer', clauses: ['F1', 'F2', 'F3', 'F4', 'F5', 'F6'] },
  { title: 'How we learn what is needed', clauses: ['N1', 'N2', 'N3', 'N4', 'N5', 'N6', 'N7', 'N8'] },
  { title: 'What should follow', clauses: ['R1', 'R2', 'R3'] },
]

/** What each clause is about, whatever words an office finds for it. */
export const clauseSubjects: Record<ClauseId, string> = {
  P1: 'Programs that improve clinical competence',
  P2: 'Innovations of others, reviewed and taken over',
  P3: 'Innovations of our own, where we are strongest',
  A1: 'Faculty, graduates and students of the school',
  A2: 'All health professions, near and far',
  A3: 'Work with agencies, and education of the community',
  F1: 'Lectures',
  F2: 'Workshops',
  F3: 'Case simulations',
  F4: 'Online activities',
  F5: 'A resource in epidemics and disasters',
  F6: 'Peer review and clinical research',
  N1: 'Surveys of perceived needs',
  N2: 'Hospital quality and care-oversight committees',
  N3: 'The medical literature',
  N4: 'Reports of public health',
  N5: 'Publications of our own people',
  N6: 'Evaluations by learners',
  N7: 'Advances that education can bring to patients',
  N8: 'Gaps between professions and specialties',
  R1: 'New concepts and skills in practice',
  R2: 'The standard of care',
  R3: 'Patient outcomes',
}

/** A clause in its sentence: what stands before it, its own words, what stands after. */
export type ClauseWords = {
  section: string
  clause: ClauseId
  wordsBefore: string
  words: string
  wordsAfter: string
}

/** A version of the statement as it is adopted. `from` is the version it was made from, left out where nobody saw one. */
export type StatementDraft = { adoptedOn: LocalDate; why: string; clauses: readonly ClauseWords[]; from?: number }

const text = (most: number) => z.string().trim().max(most, `Enter at most ${most} letters`)

/** The names of the fields of a clause, and of the heading of a part. */
export const fieldOf = (clause: ClauseId, part: 'before' | 'words' | 'after') => `${clause}_${part}`
export const headingOf = (at: number) => `section_${at + 1}`

const clauseFields = Object.fromEntries(
  clauseIds.flatMap((clause) => [
    [fieldOf(clause, 'before'), text(300).default('')],
    [fieldOf(clause, 'words'), text(400).min(1, `Enter the words of ${clause}`)],
    [fieldOf(clause, 'after'), text(300).default('')],
  ]),
)
const headings = Object.fromEntries(
  sections.map((_, at) => [headingOf(at), text(80).min(1, 'Enter a heading for this part')]),
)

/** The form of the statement: the words of every clause, when it was adopted, and why it is worded anew. */
export const statementInput = z
  .object({
    adoptedOn: z
      .string({ error: 'Enter the day it was adopted' })
      .trim()
      .refine(isLocalDate, 'Enter the day it was adopted, such as 2026-11-24'),
    why: z
      .string({ error: 'Say why it is worded anew' })
      .trim()
      .min(1, 'Say why it is worded anew: it stays with this version')
      .max(1000, 'Enter at most 1000 letters'),
    from: z.coerce.number().int().catch(-1),
  })
  .and(z.object({ ...headings, ...clauseFields } as Record<string, z.ZodType<string>>))
  .transform((form): StatementDraft => {
    const words = form as unknown as Record<string, string>
    return { adoptedOn: form.adoptedOn, why: form.why, from: form.from, clauses: readClauses(words) }
  })

/** The clauses of a form, in order. */
function readClauses(form: Readonly<Record<string, string>>): ClauseWords[] {
  return sections.flatMap(({ clauses }, at) =>
    clauses.map((clause) => ({
      section: form[headingOf(at)]!,
      clause,
      wordsBefore: form[fieldOf(clause, 'before')]!,
      words: form[fieldOf(clause, 'words')]!,
      wordsAfter: form[fieldOf(clause, 'after')]!,
    })),
  )
}

/** The fields of the form for a statement; empty, with the usual headings, where there is none. */
export function typeStatement(clauses: readonly ClauseWords[]): Record<string, string> {
  const given = sections.map(({ title, clauses: ids }, at) => {
    const first = clauses.find(({ clause }) => ids.includes(clause))
    return [headingOf(at), first?.section ?? title] as const
  })
  const words = clauses.flatMap((one) => [
    [fieldOf(one.clause, 'before'), one.wordsBefore] as const,
    [fieldOf(one.clause, 'words'), one.words] as const,
    [fieldOf(one.clause, 'after'), one.wordsAfter] as const,
  ])
  return Object.fromEntries([...given, ...words])
}
