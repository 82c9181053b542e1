import { showTwoDecimals } from '../../kernel/quarters.ts'
import type { ReportableActivity, Support } from './activity.schema.ts'
import { printActivityTree } from './activity.wire.ts'
import type { WireTree } from './table.wire.ts'
import { certification } from './vocabulary.schema.ts'

/**
 * The file that PARS takes for activities, one record each, in the order given.
 * Run `checkActivity` first: printing decides nothing.
 *
 * @source pars.activity.xml
 */
export function printParsActivities(activities: readonly ReportableActivity[]): string {
  return printActivityTree({ MedicalEducationMetrics: activities.map(fillActivity) })
}

function fillActivity(activity: ReportableActivity): WireTree {
  return {
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
      commercialSupportAmount: activity.commercialSupport.filter(isMoney).map(fillAmount),
    },
    ParticipationMetrics: {
      participantsByCategory: [
        fillParticipants('physician', activity.physicians),
        fillParticipants('non-physician', activity.nonPhysicians),
      ],
    },
    XtensibleInfo: fillMore(activity),
  }
}

/** The number PARS gave comes first: without it a changed record becomes a second one. @source pars.duplicates */
export function fillIdentifiers({
  accmeActivityId,
  providerActivityId,
  publicListing,
}: ReportableActivity): WireTree[] {
  const all = [
    { catalog: 'ACCME Activity ID', entry: accmeActivityId },
    { catalog: 'Provider Activity ID', entry: providerActivityId },
    { catalog: 'URL', entry: publicListing?.url ?? null },
  ]
  return all.filter(({ entry }) => entry !== null)
}

function fillEducation(activity: ReportableActivity): WireTree {
  const { location } = activity
  return {
    credits: {
      activityCertification: certification,
      nonAccreditedProvider: activity.jointProviders.map(({ name }) => name),
      numberOfCredits: showTwoDecimals(activity.quarters),
    },
    activityLocation: location && {
      City: location.city,
      StateOrProvince: location.state,
      Country: location.country,
    },
    startDateTime: `${activity.startOn}T00:00:00`,
    endDateTime: `${activity.endOn}T00:00:00`,
    activitySponsorship: activity.providership,
    activityFormat: activity.format,
    commercialSupport: String(activity.commercialSupport.length > 0),
  }
}

/** Was money given, rather than goods alone? @source pars.support */
export function isMoney({ dollars }: Support): boolean {
  return dollars !== null
}

/** One supporter's money, in the words both the PARS draft and MEMS use. @source pars.support */
export function fillAmount({ source, dollars }: Support): WireTree {
  return { currency: 'USD', supportSource: source, value: String(dollars) }
}

function fillParticipants(category: string, count: number | null): WireTree | null {
  return count === null ? null : { category, numberOfParticipants: String(count) }
}

function fillMore(activity: ReportableActivity): WireTree {
  const { publicListing } = activity
  const inKind = activity.commercialSupport.filter((support) => support.inKind)
  return {
    DeliveryMethods: unlessEmpty('DeliveryMethod', activity.deliveryMethods),
    MeasuredOutcomes: unlessEmpty(
      'MeasuredOutcome',
      activity.outcomes.map(({ outcome, types }) => ({ type: outcome, MeasurementType: types })),
    ),
    CommendationTags: unlessEmpty('CommendationTag', activity.commendationTags),
    InKindSupports: unlessEmpty(
      'InKindSupport',
      inKind.map(({ source }) => ({ source })),
    ),
    ForPublicList: String(publicListing !== null),
    FeeForParticipation: publicListing?.fee,
    ActivityRegistration: publicListing?.registration,
    activityRecordAction: activity.action,
    closeActivityRecord: String(activity.close),
  }
}

/** A wrapper with nothing in it is left out, so that "none" is never mistaken for an empty answer. */
function unlessEmpty(name: string, values: readonly (string | WireTree)[]): WireTree | null {
  return values.length === 0 ? null : { [name]: values }
}
