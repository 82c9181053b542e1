import type { LocalDate } from '../../kernel/dates.ts'
import type { ReportableCompletion } from './learner.schema.ts'

/**
 * One person who completed one activity, as the office knows them on the day of the report. `profession` is what they were
 * when they took part. The certificate is the one that stands: neither superseded nor withdrawn; null before there is one.
 * `quarters` is what was claimed, `consent` the newest answer about reporting, both null where there is none.
 */
export type CompletionFacts = {
  recordId: string
  personId: string
  activityId: string
  title: string
  releasesOn: LocalDate
  expiresOn: LocalDate
  designated: number | null
  accmeActivityId: string | null
  givenName: string
  familyName: string
  birthMonth: number | null
  birthDay: number | null
  npi: string | null
  licenseState: string | null
  licenseNumber: string | null
  consent: 'given' | 'withdrawn' | null
  profession: string
  completedOn: LocalDate
  certificateId: string | null
  certificateKind: 'credit' | 'participation' | null
  certificateNumber: string | null
  quarters: number | null
}

/** A completion in the accreditor's terms, with what is ours. `certificateId` is null where no credit was awarded. */
export type Earned = {
  certificateId: string | null
  activityId: string
  personId: string
  hasClaimed: boolean
  completion: ReportableCompletion
}

/** What PARS was told last and holds: in its words, and whether the certificate and the permission behind it still stand. */
export type Told = {
  certificateId: string
  activityId: string
  completion: ReportableCompletion
  isStanding: boolean
  isAgreed: boolean
}

/** One record of a learner file. */
export type LearnerLine = { certificateId: string; activityId: string; completion: ReportableCompletion }

/** Why someone cannot be reported, in the order in which screens tell it. */
export const heldReasons = [
  'permission',
  'birthday',
  'identity',
  'npi',
  'name',
  'number',
  'credit',
  'day',
  'claim',
  'profession',
] as const
export type HeldReason = (typeof heldReasons)[number]

/** What each reason is called, and what is done about it. */
export const reasonWords: Record<HeldReason, { name: string; then: string }> = {
  permission: { name: 'No permission to report', then: 'Learners give it in their profile; it can be taken back.' },
  birthday: { name: 'No month and day of birth', then: 'Learners enter it in their profile, without the year.' },
  identity: { name: 'No license and no NPI', then: 'One of them is enough. Without, the credit stands unreported.' },
  npi: { name: 'An NPI with a wrong digit', then: 'Its last digit checks the others. Correct it in the record.' },
  name: { name: 'A name is missing', then: 'First and last name are needed. Correct the record.' },
  number: {
    name: 'The activity has no PARS number',
    then: 'Report the activity first, and enter the number PARS gives.',
  },
  credit: { name: 'Credit out of bounds', then: 'Nobody is reported with more than was designated.' },
  day: { name: 'Completed on a day that does not fit', then: 'The day lies in the activity and not in the future.' },
  claim: { name: 'Credit not claimed yet', then: 'Physicians are reported once they claim.' },
  profession: { name: 'Not a physician', then: 'No AMA credit: counted with the other learners of the activity.' },
}

/** Someone who cannot be reported, with every reason and its sentence. */
export type Held = {
  personId: string
  activityId: string
  name: string
  title: string
  reasons: readonly { reason: HeldReason; says: string }[]
}

/**
 * What a learner file would say now. `lines` are its records in order; of them `corrected` are taken back and added anew,
 * `takenBack` taken back for good. `told` were said before and are left out.
 */
export type LearnerPlan = {
  lines: readonly LearnerLine[]
  added: number
  corrected: number
  takenBack: number
  told: number
  held: readonly Held[]
}
