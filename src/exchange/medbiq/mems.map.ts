import { showTwoDecimals } from '../../kernel/quarters.ts'
import { fillAmount, fillIdentifiers, isMoney } from '../pars/activity.map.ts'
import type { ReportableActivity } from '../pars/activity.schema.ts'
import type { WireTree } from '../pars/table.wire.ts'
import { type ActivityFormat, type MeasuredOutcome, certification } from '../pars/vocabulary.schema.ts'
import { printMemsTree } from './mems.wire.ts'

/** MEMS knows fewer ways to take part than PARS; "Print/Other" may be neither and is left out. */
const modalities: Readonly<Record<string, string>> = {
  'In-Person': 'conference/workshop',
  'Live-Streamed': 'technology based',
  Online: 'technology based',
}

const liveness: Partial<Record<ActivityFormat, 'live' | 'not live'>> = {
  'Live Course': 'live',
  'Regularly Scheduled Series': 'live',
  'Enduring Material': 'not live',
  'Journal-based CME/CE': 'not live',
}

/**
 * One activity as Medical Education Metrics; the format holds one activity a file. What PARS alone asks for (public
 * listing, commendation, the act of closing) has no place in it.
 *
 * @source medbiq.mems.v2
 */
export function printMems(activity: ReportableActivity): string {
  return printMemsTree({
    ReportDescription: {
      ReportingStartDate: activity.reportingStartOn,
      ReportingEndDate: activity.reportingEndOn,
    },
    ActivityDescription: {
      lom: {
        general: {
          identifier: fillIdentifiers(activity),
          title: { string: activity.title },
          description: { string: activity.description },
        },
        healthcareMetadata: { healthcareEducation: fillEducation(activity) },
      },
      CommercialSupportAmount: activity.commercialSupport.filter(isMoney).map(fillAmount),
      ...fillChanges(activity),
    },
    ParticipationMetrics: {
      ParticipantsByCategory: [
        fillParticipants('physician', activity.physicians),
        fillParticipants('non-physician', activity.nonPhysicians),
      ],
    },
  })
}

function fillEducation(activity: ReportableActivity): WireTree {
  const { location, deliveryMethods, commercialSupport } = activity
  const inKind = commercialSupport.filter((support) => support.inKind).map(({ source }) => source)
  return {
    expirationDate: activity.format === 'Enduring Material' ? activity.endOn : null,
    creditsAvailable: 'yes',
    credits: {
      activityCertification: certification,
      creditType: 'CME',
      creditUnit: 'Credit',
      accreditedProvider: activity.providerName,
      nonAccreditedProvider: activity.jointProviders.map(({ name }) => name),
      numberOfCredits: showTwoDecimals(activity.quarters),
    },
    activityLocation: location && {
      City: location.city,
      StateOrProvince: location.state,
      Country: { CountryCode: location.country },
    },
    startDateTime: `${activity.startOn}T00:00:00`,
    endDateTime: `${activity.endOn}T00:00:00`,
    activitySponsorship: activity.providership,
    participationModality: [...new Set(deliveryMethods.map((method) => modalities[method]))],
    activityDelivery: liveness[activity.format],
    activityFormat: { string: activity.format },
    commercialSupport: commercialSupport.length > 0 ? 'yes' : 'no',
    commercialSupportAcknowledgement:
      inKind.length === 0 ? null : { string: `Support in kind from ${inKind.join(', ')}` },
  }
}

/** Said only of an activity whose outcomes are known; knowledge has no flag of its own in MEMS. */
function fillChanges({ outcomes }: ReportableActivity): WireTree {
  if (outcomes.length === 0) return {}
  const measured = (...wanted: MeasuredOutcome[]) => String(outcomes.some(({ outcome }) => wanted.includes(outcome)))
  return {
    ChangesInCompetenceMeasured: measured('Learner Competence'),
    ChangesInPerformanceMeasured: measured('Learner Performance'),
    ChangesInPatientOutcomesMeasured: measured('Patient Health'),
  }
}

function fillParticipants(name: string, count: number | null): WireTree | null {
  return count === null ? null : { CategoryName: name, Number: String(count) }
}
