import type { LocalDate } from '../../kernel/dates.ts'
import type { Quarters } from '../../kernel/quarters.ts'
import type { ActivityFormat } from './vocabulary.schema.ts'

/**
 * One learner's credit for one activity. `creditId` reads `ccid:domain:id` and is never used twice. License numbers are
 * text: they keep their leading zeros. `birth` has no year, because nobody needs it. `consent` says that the learner
 * lets us report.
 */
export type ReportableCompletion = {
  accmeActivityId: string | null
  title: string
  designated: Quarters
  activityStartOn: LocalDate
  activityEndOn: LocalDate
  format: ActivityFormat
  givenName: string
  familyName: string
  birth: { month: number; day: number } | null
  license: { state: string; number: string } | null
  npi: string | null
  completedOn: LocalDate
  quarters: Quarters
  creditId: string
  consent: boolean
  isPhysician: boolean
  action: 'add' | 'delete'
}

/**
 * How a birthday is written while the accreditor's guide is not at hand: "--03-07" as XML has it, "03-07", or with the
 * year 2000, which stands for no year and is a leap year, so that February 29 survives.
 */
export type BirthForm = '--MM-DD' | 'MM-DD' | '2000-MM-DD'

/** A batch of completions of one provider. `birthForm` is '--MM-DD' unless the office sets another. */
export type LearnerReport = {
  providerId: string
  providerName: string
  createdAt: Date
  completions: readonly ReportableCompletion[]
  birthForm?: BirthForm
}
