import type { LocalDate } from '../../kernel/dates.ts'
import { showTwoDecimals } from '../../kernel/quarters.ts'
import { mayBeSent, showBirth } from '../pars/learner.map.ts'
import type { LearnerReport, ReportableCompletion } from '../pars/learner.schema.ts'
import type { WireTree } from '../pars/table.wire.ts'
import { certification } from '../pars/vocabulary.schema.ts'
import { printActivityReportTree } from './activity-report.wire.ts'

/** A learner report with the period it covers, which this format asks for and PARS does not. */
export type PeriodReport = LearnerReport & { reportingStartOn: LocalDate; reportingEndOn: LocalDate }

/**
 * The completions that stand at the end of the list, as a MedBiquitous Activity Report: deletions take their addition
 * away, and whoever has not agreed to be reported is left out. Learners who are not physicians complete without
 * AMA PRA credit. The format asks for at least one record.
 *
 * @source medbiq.activityreport.v2
 */
export function printActivityReport(report: PeriodReport): string {
  return printActivityReportTree({
    DateTimeCreated: report.createdAt.toISOString().replace(/\.\d+Z$/, 'Z'),
    ReportingStartDate: report.reportingStartOn,
    ReportingEndDate: report.reportingEndOn,
    ActivityReport: listStanding(report.completions)
      .filter(mayBeSent)
      .map((learner) => fillRecord(report, learner)),
  })
}

function listStanding(completions: readonly ReportableCompletion[]): ReportableCompletion[] {
  const standing = new Map<string, ReportableCompletion>()
  for (const completion of completions) {
    if (completion.action === 'delete') standing.delete(completion.creditId)
    else standing.set(completion.creditId, completion)
  }
  return [...standing.values()]
}

function fillRecord({ providerName }: PeriodReport, learner: ReportableCompletion): WireTree {
  return {
    ReportingOrganization: providerName,
    Member: {
      UniqueID: fillUniqueIds(learner),
      Name: { GivenName: learner.givenName, FamilyName: learner.familyName },
      PersonalInfo: learner.birth && {
        // The schema wants a year; the accuracy says that it means nothing.
        BirthDate: { accuracy: 'DayMonth', value: showBirth(learner.birth, '2000-MM-DD') },
      },
    },
    Activity: {
      ProviderOrganization: providerName,
      ActivityName: learner.title,
      ActivityInstanceID:
        learner.accmeActivityId === null ? null : { domain: 'idd:accme.org:instance', value: learner.accmeActivityId },
      Status: 'Completed',
      Module: {
        ModuleName: learner.title,
        Status: 'Completed',
        CompletedDateTime: `${learner.completedOn}T00:00:00`,
        CreditCertificate: learner.isPhysician ? fillCertificate(learner) : null,
      },
    },
  }
}

/** The schema names a domain as `idd:name:kind`; which names stand for a board or an NPI is ours to choose. */
function fillUniqueIds({ license, npi }: ReportableCompletion): WireTree[] {
  const byLicense =
    license && license.number !== ''
      ? [{ domain: `idd:${license.state.toLowerCase()}.us:license`, value: license.number }]
      : []
  return npi === null ? byLicense : [...byLicense, { domain: 'idd:cms.gov:npi', value: npi }]
}

function fillCertificate({ quarters, creditId }: ReportableCompletion): WireTree {
  return {
    CreditReceived: {
      activityCertification: certification,
      creditType: 'CME',
      creditUnit: 'Credit',
      numberOfCredits: showTwoDecimals(quarters),
    },
    CreditID: creditId,
  }
}
