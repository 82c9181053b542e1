import type { MeasureDraft } from '../../areas/measures/measure.schema.ts'
import { type Decision, allow, refuse } from '../../kernel/decision.ts'
import { isLocalDate } from '../../kernel/dates.ts'
import type { Answers, Ask, Cells, Field } from '../table-kind.ts'

/** One rate of a hospital, as a share; the interval and how it compares are the publisher's own. */
export type OutcomeRate = {
  measure: OutcomeMeasure
  rate: number
  lower: number | null
  upper: number | null
  patients: number | null
  isWorse: boolean
  compares: string
}

/** A line of the file: a hospital and what is told of it. */
export type HospitalOutcome = {
  provider: string
  name: string
  city: string
  state: string
  rates: OutcomeRate[]
  /** How many of the measures have no rate. */
  without: number
}

type OutcomeMeasure = { key: string; heading: string; draft: MeasureDraft }

const measures: OutcomeMeasure[] = (
  [
    ['Death (Mortality)', 'death', '30-day death after'],
    ['Readmission', 'readmission', '30-day readmission after'],
  ] as const
).flatMap(([group, word, name]) =>
  (['Heart Attack', 'Heart Failure', 'Pneumonia'] as const).map((condition) => ({
    key: `${word}-${condition.toLowerCase().replace(' ', '-')}`,
    heading: `Hospital 30-Day ${group} Rates from ${condition}`,
    draft: {
      canonical: `hospital-outcomes/30-day-${word}-${condition.toLowerCase().replace(' ', '-')}`,
      version: '',
      name: `${name} ${condition.toLowerCase()}`,
      unit: 'proportion' as const,
      improvement: 'decrease' as const,
      kind: 'patient health' as const,
    },
  })),
)

/** The fields of the public file of hospital outcomes: the hospital, and five columns for each of six measures. */
export const outcomeFields: readonly Field[] = [
  {
    key: 'provider',
    label: 'Provider number',
    names: ['provider id', 'facility id'],
    isRequired: true,
    isIdentity: true,
  },
  { key: 'name', label: 'Hospital name', names: ['facility name'], isRequired: true },
  { key: 'city', label: 'City', names: ['city/town'], isRequired: true },
  { key: 'state', label: 'State', isRequired: true },
  ...measures.flatMap(({ key, heading, draft }) => {
    const word = heading.includes('Mortality') ? 'Mortality' : 'Readmission'
    return [
      { key: `${key}.rate`, label: draft.name, names: [heading], isRequired: true },
      {
        key: `${key}.compares`,
        label: `${draft.name}: compared to the nation`,
        names: [`Comparison to U.S. Rate - ${heading}`],
        isRequired: true,
      },
      { key: `${key}.lower`, label: `${draft.name}: lower estimate`, names: [`Lower ${word} Estimate - ${heading}`] },
      { key: `${key}.upper`, label: `${draft.name}: upper estimate`, names: [`Upper ${word} Estimate - ${heading}`] },
      { key: `${key}.patients`, label: `${draft.name}: patients`, names: [`Number of Patients - ${heading}`] },
    ]
  }),
]

/** The file does not say when its patients were treated: whoever brings it does. */
export const outcomeAsks: readonly Ask[] = [
  {
    key: 'periodStart',
    label: 'First day of the period',
    hint: 'The file does not say it; the publisher’s page does, such as 2010-07-01',
    isDay: true,
    isRequired: true,
  },
  {
    key: 'periodEnd',
    label: 'Last day of the period',
    hint: 'Such as 2013-06-30',
    isDay: true,
    isRequired: true,
  },
]

/** The period has to be one. Refusal `outcomes/period`. */
export function decidePeriod(answers: Answers): Decision<Answers> {
  const { periodStart = '', periodEnd = '' } = answers
  if (!isLocalDate(periodStart) || !isLocalDate(periodEnd) || periodStart <= periodEnd) return allow(answers)
  const message = 'The period ends before it begins: enter a later last day'
  return refuse({ code: 'outcomes/period', field: 'answer.periodEnd', message })
}

const worse = 'worse than u.s. national rate'

/**
 * Reads a line: the rates that are told, as shares. They are adjusted for how ill the patients were, so they have no
 * numerator; the number of patients is kept beside them.
 *
 * @returns refusal `row/wrong-cell` where a rate is no rate
 */
export function readOutcome(cells: Cells): Decision<HospitalOutcome> {
  const rates: OutcomeRate[] = []
  for (const measure of measures) {
    const cell = (part: string) => cells[`${measure.key}.${part}`] ?? ''
    const rate = numberOf(cell('rate'))
    if (rate === null) continue
    if (Number.isNaN(rate) || rate < 0 || rate > 100)
      return refuse({
        code: 'row/wrong-cell',
        message: `In ${measure.draft.name}: "${cell('rate')}" is no rate between 0 and 100: enter a number, or "Not Available"`,
      })
    const [lower, upper, patients] = [cell('lower'), cell('upper'), cell('patients')].map(numberOf)
    const compares = cell('compares')
    rates.push({
      ...{ measure, rate: shareOf(rate)!, lower: shareOf(lower ?? null), upper: shareOf(upper ?? null), compares },
      patients: patients === undefined || patients === null || Number.isNaN(patients) ? null : Math.round(patients),
      isWorse: compares.toLowerCase() === worse,
    })
  }
  const { provider = '', name = '', city = '', state = '' } = cells
  if (name === '' || provider === '')
    return refuse({ code: 'row/wrong-cell', message: 'The line names no hospital: enter its name and provider number' })
  return allow({
    provider,
    name: showHospital({ name, city, state }),
    city: titled(city),
    state: state.toUpperCase(),
    rates,
    without: measures.length - rates.length,
  })
}

/** A number as the file writes it; null for "Not Available" and nothing, NaN for anything else. */
function numberOf(text: string): number | null {
  const plain = text.replaceAll(',', '').trim()
  if (plain === '' || /^(not (available|applicable)|n\/a)$/i.test(plain)) return null
  return Number(plain)
}

function shareOf(percent: number | null): number | null {
  return percent === null || Number.isNaN(percent) ? null : Math.round(percent * 10) / 1000
}

/** "Southeast Alabama Medical Center, Dothan, AL": many hospitals share a name, and none shares it in its town. */
function showHospital({ name, city, state }: { name: string; city: string; state: string }): string {
  return [titled(name), titled(city), state.toUpperCase()].filter(Boolean).join(', ').slice(0, 200)
}

const small = /^(of|the|and|at|for|in|on)$/

/** A name in capitals as it is written in a sentence; one that is not in capitals stays. */
function titled(text: string): string {
  if (text !== text.toUpperCase()) return text
  const words = text.toLowerCase().split(/(\s+|-|\/)/)
  return words
    .map((word, i) => (i > 0 && small.test(word) ? word : word.charAt(0).toUpperCase() + word.slice(1)))
    .join('')
}
