import { type Unit, countedOf, showMeasured } from '../measures/measure.schema.ts'
import type { Channel } from '../evidence/source.schema.ts'
import { showSource } from '../gaps/gap.schema.ts'
import { type TypedGap, emptyGap, seriesKey } from './gap-form.schema.ts'

/** What a new gap can take over from a finding. */
export type Takeover = {
  statement: string
  population: string
  comparator: string | null
  channel: Channel
  sourceTitle: string
  issuer: string | null
  issuedText: string | null
  measureId: string | null
  unit: Unit | null
  reporter: string | null
  measurePopulation: string | null
  numerator: number | null
  denominator: number | null
  exclusion: number | null
  exception: number | null
  value: number | null
}

/**
 * Fills the form of a new gap from its findings, so that nothing is typed twice: what happens today, of whom, the measure
 * and its number, and who says what should be. A finding with a measured number goes before what a quality committee
 * counted in words, and that before the rest, whatever order they were chosen in; after it the first finding that knows a
 * thing gives it. What is measured in practice is a need of performance to begin with.
 *
 * @source accme.core.needs
 */
export function fillFrom(chosen: readonly Takeover[]): TypedGap {
  const findings = chosen.toSorted((a, b) => worth(b) - worth(a))
  const measured = findings.find(isMeasured)
  const published = findings.find(({ channel }) => channel === 'literature' || channel === 'publication')
  return {
    ...emptyGap,
    currentPractice: findings.map(({ statement }) => statement).join('\n\n'),
    patients: findings.find(({ population }) => population)?.population ?? '',
    bestPracticeSource: published ? showSource({ ...published, title: published.sourceTitle }) : '',
    difference: showDifference(measured, findings),
    needs: measured ? ['performance'] : [],
    series: measured
      ? seriesKey({
          measureId: measured.measureId!,
          reporter: measured.reporter!,
          population: measured.measurePopulation ?? '',
        })
      : '',
  }
}

function isMeasured({ measureId, reporter }: Takeover): boolean {
  return measureId !== null && reporter !== null
}

/** A measured number says most, then one that a committee counted, then the name of a measure, then words alone. */
function worth(finding: Takeover): number {
  if (isMeasured(finding) && showNow(finding) !== '') return 3
  if (countedInWords(finding) !== '') return 2
  return isMeasured(finding) ? 1 : 0
}

/** "18 of 120" out of what a quality committee wrote. */
function countedInWords({ channel, statement }: Takeover): string {
  return channel === 'quality committee'
    ? (/\b\d[\d,]* of \d[\d,]*(?!\d)/.exec(statement)?.[0].replace(/,$/, '') ?? '')
    : ''
}

/** "38 of 50, 76%; compared with 90% in the guideline". */
function showDifference(measured: Takeover | undefined, findings: readonly Takeover[]): string {
  const comparator = findings.find((finding) => finding.comparator)?.comparator
  const now = (measured ? showNow(measured) : '') || (findings.map(countedInWords).find(Boolean) ?? '')
  return [now, comparator ? `compared with ${comparator}` : ''].filter(Boolean).join('; ')
}

function showNow({ unit, value, numerator, denominator, exclusion, exception }: Takeover): string {
  const counted = countedOf({ denominator, exclusion: exclusion ?? 0, exception: exception ?? 0 })
  const counts = numerator === null || counted === null ? '' : `${numerator} of ${counted}`
  const share = unit === null || value === null ? '' : showMeasured(value, unit)
  return [counts, share].filter(Boolean).join(', ')
}
