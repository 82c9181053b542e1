import { Temporal } from 'temporal-polyfill'
import { showTwoDecimals } from '../../kernel/quarters.ts'
import type { BirthForm, LearnerReport, ReportableCompletion } from './learner.schema.ts'
import { printLearnerTree } from './learner.wire.ts'
import type { WireTree } from './table.wire.ts'
import { certification } from './vocabulary.schema.ts'

/**
 * The file that PARS takes for learners, one record each, in the order given. Run `checkCompletions` first and send
 * only what it has nothing against. Whoever has not agreed to be reported is left out here too, whatever was checked.
 *
 * @source pars.learner.xml
 */
export function printParsLearners(report: LearnerReport): string {
  const records = report.completions.filter(mayBeSent).map((completion) => fillRecord(report, completion))
  return printLearnerTree({
    ActivityReports: { DateTimeCreated: showCentral(report.createdAt), ActivityReport: records },
  })
}

/**
 * May this record leave the office? Taking a record back needs no consent: it is how a withdrawn consent is honored.
 *
 * @source pars.learner.match
 */
export function mayBeSent({ consent, action }: ReportableCompletion): boolean {
  return consent || action === 'delete'
}

function fillRecord({ providerId, providerName, birthForm }: LearnerReport, learner: ReportableCompletion): WireTree {
  return {
    ReportingOrganization: providerName,
    Member: {
      Name: { GivenName: learner.givenName, FamilyName: learner.familyName },
      PersonalInfo: learner.birth && { BirthDate: showBirth(learner.birth, birthForm ?? '--MM-DD') },
    },
    Activity: {
      ProviderOrganization: providerId,
      Module: {
        ModuleName: { moduleID: learner.accmeActivityId, value: learner.title },
        Status: 'Completed',
        CompletedDateTime: `${learner.completedOn}T00:00:00`,
        CreditCertificate: {
          UniqueID: fillUniqueId(learner),
          CreditReceived: {
            activityCertification: certification,
            creditUnit: 'Point',
            numberOfCredits: showTwoDecimals(learner.quarters),
          },
          CreditID: learner.creditId,
        },
      },
    },
    XtensibleInfo: { LearnerRecordAction: learner.action },
  }
}

/** The license with its state where there is one, else the NPI: one of them finds the physician. */
function fillUniqueId({ license, npi }: ReportableCompletion): WireTree | null {
  if (license && license.number !== '') return { domain: license.state, value: license.number }
  return npi === null ? null : { domain: 'NPI', value: npi }
}

/**
 * A birthday in the form that the office has set.
 *
 * @source pars.learner.xml
 */
export function showBirth({ month, day }: { month: number; day: number }, form: BirthForm): string {
  return form.replace('MM', twoDigits(month)).replace('DD', twoDigits(day))
}

/**
 * The instant as PARS reads a time without a zone: in US Central.
 *
 * @source pars.learner.xml
 */
export function showCentral(instant: Date): string {
  return Temporal.Instant.fromEpochMilliseconds(instant.getTime())
    .toZonedDateTimeISO('America/Chicago')
    .toPlainDateTime()
    .toString({ smallestUnit: 'second' })
}

function twoDigits(number: number): string {
  return String(number).padStart(2, '0')
}
