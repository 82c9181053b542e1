import type { LocalDate } from '../../kernel/dates.ts'
import type { Quarters } from '../../kernel/quarters.ts'
import type { ActivityFormat, Fee, MeasuredOutcome, MeasurementType, Registration } from './vocabulary.schema.ts'

/** Where a session in person is held. `state` has two letters within the USA, else null; `country` has three. */
export type Place = { city: string; state: string | null; country: string }

/** An organization that provides the activity with us, and whether the Standards let it. */
export type JointProvider = { name: string; eligibility: 'eligible' | 'ineligible' | 'undetermined' }

/** One commercial supporter. `dollars` is whole and null where nothing was paid; `inKind` where goods or rooms were given. */
export type Support = { source: string; dollars: number | null; inKind: boolean }

/** What the public listing shows. */
export type PublicListing = { fee: Fee; registration: Registration; url: string }

/**
 * One activity as the accreditor counts it. Null says "not known yet", not zero: `accmeActivityId` before PARS gave one,
 * `physicians` and `nonPhysicians` before the learners are counted, `publicListing` when the activity is not listed.
 * `close` asks PARS to close the record with this upload.
 */
export type ReportableActivity = {
  providerId: string
  providerName: string
  providerActivityId: string
  accmeActivityId: string | null
  title: string
  description: string
  startOn: LocalDate
  endOn: LocalDate
  format: ActivityFormat
  deliveryMethods: readonly string[]
  location: Place | null
  providership: 'direct' | 'joint'
  jointProviders: readonly JointProvider[]
  quarters: Quarters
  commercialSupport: readonly Support[]
  physicians: number | null
  nonPhysicians: number | null
  outcomes: readonly { outcome: MeasuredOutcome; types: readonly MeasurementType[] }[]
  commendationTags: readonly string[]
  publicListing: PublicListing | null
  action: 'Add' | 'Update' | 'Delete'
  close: boolean
  reportingStartOn: LocalDate
  reportingEndOn: LocalDate
}
