import type { LocalDate } from '../../kernel/dates.ts'
import type { ReportKind } from './report.schema.ts'

/** An organization that provides with us: what kind it is, and what was decided of a company of its name, if anything. */
export type PartnerFacts = {
  name: string
  kind: string
  verdict: 'eligible' | 'ineligible' | 'undetermined' | null
}

/** What stands on record as measured after the education. `measures` are the kinds of measures with a later value. */
export type MeasuredFacts = {
  isTested: boolean
  isCommitted: boolean
  isFollowedUp: boolean
  measures: readonly string[]
}

/**
 * What the office knows of an activity that was opened to learners. `state` is where its life stands; `quarters` null:
 * not designated; `isAdded`: a file that adds it to PARS was made and not set aside; `isClosed`: likewise one that closes it.
 */
export type ActivityFacts = {
  id: string
  number: string
  title: string
  description: string
  state: string
  releasesOn: LocalDate
  expiresOn: LocalDate
  providership: 'direct' | 'joint'
  fee: 'free' | 'fee' | 'variable'
  isListed: boolean
  quarters: number | null
  accmeActivityId: string | null
  isAdded: boolean
  isClosed: boolean
  lastKind: ReportKind | null
  lastReportId: string | null
  lastMadeAt: Date | null
  partners: readonly PartnerFacts[]
  measured: MeasuredFacts
  physicians: number
  others: number
}

/** Who reports: the number and name of the provider, and where the public finds the activities. */
export type Reporter = { providerId: string; providerName: string; address: string }

/** The number that stands for "not set yet". */
export const unsetProviderId = '0000000'
