import type { QuestionnaireDraft } from '../areas/questions/questionnaire.schema.ts'

/** A questionnaire in another format, and what that format cannot say, a sentence for each. */
export type Written = { text: string; losses: string[] }

/** What was read of a questionnaire in another format, and what of it has no place here; or why it cannot be read, and `at` which place. */
export type Taken =
  { ok: true; draft: QuestionnaireDraft; losses: string[] } | { ok: false; why: string; at?: readonly PropertyKey[] }

/** The formats a questionnaire is taken out and in as. */
export const formats = ['json', 'csv', 'r4'] as const
export type Format = (typeof formats)[number]

/** What each format is called, and what its files are. */
export const formatWords: Record<Format, { words: string; hint: string; ending: string; mediaType: string }> = {
  json: {
    words: 'Our own file (JSON)',
    hint: 'Everything but the files of pictures, sounds and films; to keep, or for another office with this program',
    ending: 'json',
    mediaType: 'application/json',
  },
  csv: {
    words: 'A table (CSV)',
    hint: 'For a spreadsheet: a row for each question, answer, scale and text',
    ending: 'csv',
    mediaType: 'text/csv; charset=utf-8',
  },
  r4: {
    words: 'FHIR R4 Questionnaire (JSON)',
    hint: 'For programs that speak FHIR; it has no right answers',
    ending: 'r4.json',
    mediaType: 'application/fhir+json',
  },
}
