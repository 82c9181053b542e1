import { quarters } from '../../kernel/quarters.ts'
import type { JointProvider, ReportableActivity } from './activity.schema.ts'
import type { ActivityFacts, MeasuredFacts, PartnerFacts, Reporter } from './reportable.schema.ts'
import type { Fee, MeasuredOutcome, MeasurementType } from './vocabulary.schema.ts'

const fees: Record<ActivityFacts['fee'], Fee> = { free: 'No, it’s free', fee: 'Yes', variable: 'Variable' }

/** Kinds of organizations that the Standards name as eligible. Of others somebody decides. @source accme.si.eligibility */
const eligibleKinds = [
  'school',
  'department',
  'health system',
  'hospital',
  'unit',
  'health center',
  'practice',
  'health department',
  'agency',
  'society',
]

/** What kind of outcome each kind of measure tells of. */
const outcomeOf: Readonly<Record<string, MeasuredOutcome>> = {
  performance: 'Learner Performance',
  'patient health': 'Patient Health',
  'community health': 'Community Health',
}

/**
 * An activity of ours in the accreditor's terms: online enduring material from its release to its last day, reported as
 * one record for its whole life. Commercial support and commendation are not recorded by the office yet and stay empty.
 *
 * @source pars.activity.fields
 * @source pars.counting
 */
export function fillReportable(facts: ActivityFacts, { address, ...provider }: Reporter): ReportableActivity {
  return {
    ...provider,
    providerActivityId: facts.number,
    accmeActivityId: facts.accmeActivityId,
    title: facts.title,
    description: facts.description,
    startOn: facts.releasesOn,
    endOn: facts.expiresOn,
    format: 'Enduring Material',
    deliveryMethods: ['Online'],
    location: null,
    providership: facts.providership,
    jointProviders: facts.partners.map(fillPartner),
    quarters: quarters(facts.quarters ?? 0),
    commercialSupport: [],
    physicians: facts.physicians,
    nonPhysicians: facts.others,
    outcomes: fillOutcomes(facts.measured),
    commendationTags: [],
    publicListing: facts.isListed
      ? { fee: fees[facts.fee], registration: 'Open to all', url: `${address}/activities/${facts.id}` }
      : null,
    action: facts.accmeActivityId === null ? 'Add' : 'Update',
    close: false,
    reportingStartOn: facts.releasesOn,
    reportingEndOn: facts.expiresOn,
  }
}

function fillPartner({ name, kind, verdict }: PartnerFacts): JointProvider {
  return { name, eligibility: verdict ?? (eligibleKinds.includes(kind) ? 'eligible' : 'undetermined') }
}

/**
 * What was measured, from what is on record: a scored test tells of knowledge, a commitment of competence in the
 * learner's own view, an answered follow-up of performance in that view, a later value of the gap's measure of what it measures.
 *
 * @source pars.vocabulary
 */
export function fillOutcomes(measured: MeasuredFacts): ReportableActivity['outcomes'] {
  const found: [MeasuredOutcome, MeasurementType][] = []
  if (measured.isTested) found.push(['Learner Knowledge', 'Objective'])
  if (measured.isCommitted) found.push(['Learner Competence', 'Subjective'])
  for (const kind of measured.measures) if (outcomeOf[kind]) found.push([outcomeOf[kind], 'Objective'])
  if (measured.isFollowedUp) found.push(['Learner Performance', 'Subjective'])
  const outcomes = [...new Set(found.map(([outcome]) => outcome))]
  return outcomes.map((outcome) => ({
    outcome,
    types: found.filter(([told]) => told === outcome).map(([, type]) => type),
  }))
}
