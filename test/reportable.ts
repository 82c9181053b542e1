import { localDate } from '../src/kernel/dates.ts'
import { quarters } from '../src/kernel/quarters.ts'
import type { ReportableActivity } from '../src/exchange/pars/activity.schema.ts'
import type { ReportableCompletion } from '../src/exchange/pars/learner.schema.ts'

/** An activity that can be sent and closed: online enduring material of a year, 1.5 credits, 12 physicians, 7 others. */
export function anActivity(over: Partial<ReportableActivity> = {}): ReportableActivity {
  return {
    providerId: '0001234',
    providerName: 'Alder Bay School of Medicine',
    providerActivityId: 'EM-2026-0007',
    accmeActivityId: null,
    title: 'Sepsis in the first hour',
    description: 'Reading and a scored test on recognizing sepsis early.',
    startOn: localDate('2026-01-05'),
    endOn: localDate('2026-11-20'),
    format: 'Enduring Material',
    deliveryMethods: ['Online'],
    location: null,
    providership: 'direct',
    jointProviders: [],
    quarters: quarters(6),
    commercialSupport: [],
    physicians: 12,
    nonPhysicians: 7,
    outcomes: [{ outcome: 'Learner Competence', types: ['Objective'] }],
    commendationTags: [],
    publicListing: { fee: 'No, it’s free', registration: 'Open to all', url: 'https://cme.alderbay.example/a/7' },
    action: 'Add',
    close: false,
    reportingStartOn: localDate('2026-01-05'),
    reportingEndOn: localDate('2026-11-20'),
    ...over,
  }
}

/** A jointly provided, supported series of a year, as `test/samples/medbiq/pars-activities.xml` tells it. */
export function grandRounds(): ReportableActivity {
  return anActivity({
    providerActivityId: 'RSS-2027-0042',
    accmeActivityId: '202600042',
    title: 'Medicine & Surgery Grand Rounds',
    description: 'Weekly series; pressure < 65 mm Hg is where it begins.',
    startOn: localDate('2026-07-01'),
    endOn: localDate('2027-06-30'),
    format: 'Regularly Scheduled Series',
    deliveryMethods: ['In-Person', 'Live-Streamed'],
    location: { city: 'Alder Bay', state: 'MA', country: 'USA' },
    providership: 'joint',
    jointProviders: [{ name: 'Société "Étoile" & Fils', eligibility: 'eligible' }],
    quarters: quarters(184),
    commercialSupport: [
      { source: 'Harbor "Gold" Devices', dollars: 15000, inKind: false },
      { source: 'Simulators Ltd', dollars: null, inKind: true },
    ],
    physicians: 1932,
    nonPhysicians: 0,
    outcomes: [{ outcome: 'Learner Competence', types: ['Objective', 'Subjective'] }],
    commendationTags: ['Engages Students'],
    publicListing: {
      fee: 'No, it’s free',
      registration: 'Limited',
      url: 'https://cme.alderbay.example/a/42?from=pars&year=2027',
    },
    action: 'Update',
    reportingStartOn: localDate('2026-07-01'),
    reportingEndOn: localDate('2027-06-30'),
  })
}

/** A physician's credit that can be sent: 1.25 of 1.5, a Massachusetts license with leading zeros. */
export function aCompletion(over: Partial<ReportableCompletion> = {}): ReportableCompletion {
  return {
    accmeActivityId: '202600017',
    title: 'Sepsis in the first hour',
    designated: quarters(6),
    activityStartOn: localDate('2026-01-05'),
    activityEndOn: localDate('2026-11-20'),
    format: 'Enduring Material',
    givenName: 'Tomasz',
    familyName: 'Everley',
    birth: { month: 3, day: 7 },
    license: { state: 'MA', number: '0012345' },
    npi: null,
    completedOn: localDate('2026-11-14'),
    quarters: quarters(5),
    creditId: 'ccid:cme.alderbay.example:c-1001',
    consent: true,
    isPhysician: true,
    action: 'add',
    ...over,
  }
}

/** The instant of the report, 9:30 in the morning US Central. */
export const createdAt = new Date('2026-11-20T15:30:00Z')

/** What wraps the completions of a report. */
export const reportHead = { providerId: '0001234', providerName: 'Alder Bay School of Medicine', createdAt }
