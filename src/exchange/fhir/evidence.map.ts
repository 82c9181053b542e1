import { createHash } from 'node:crypto'
import { type MeasureDraft, type ValueDraft, nameFromAddress, showPeriod } from '../../areas/measures/measure.schema.ts'
import type { SourceDraft } from '../../areas/evidence/source.schema.ts'
import { type Decision, allow, refuse } from '../../kernel/decision.ts'
import type { MeasureValueSource } from './measure-report.map.ts'

/** One value of a report, as evidence keeps it: the report as its source, the measure, and the value itself. */
export type MeasuredEvidence = { source: SourceDraft; measure: MeasureDraft; value: Omit<ValueDraft, 'sourceId'> }

const longest = { canonical: 500, name: 300 }

/**
 * A value as evidence. All values of a report share one source: the report of this measure, by this reporter, for this
 * period. A measure is told by its address without the version; the version stays with the value.
 *
 * @returns the evidence, or refusal `measure/too-long`
 * @source fhir.measure-report.summary
 */
export function evidenceOf(read: MeasureValueSource): Decision<MeasuredEvidence> {
  const [canonical = '', version = ''] = read.measureCanonical.split('|')
  if (canonical.length > longest.canonical || read.measureName.length > longest.name)
    return refuse({
      code: 'measure/too-long',
      source: 'fhir.measure-report.summary',
      message: 'The address or title of this measure is longer than any kept here: ask the sender for a shorter one',
    })
  const { reporter, periodStart, periodEnd } = read
  return allow({
    source: reportOf(read, canonical),
    measure: {
      canonical,
      version: version.slice(0, 100),
      name: nameOf(read, canonical),
      unit: read.unit,
      improvement: read.improvement,
      kind: 'performance',
    },
    value: {
      reporter,
      population: read.population ?? read.group ?? '',
      periodStart,
      periodEnd,
      initialPopulation: read.initialPopulation,
      numerator: read.numerator,
      denominator: read.denominator,
      exclusion: read.exclusion,
      exception: read.exception,
      value: read.score,
      reportedValue: read.reportedScore,
    },
  })
}

/** The title a file gave, else the end of the measure's address in words. */
function nameOf(read: MeasureValueSource, canonical: string): string {
  return canonical.endsWith(`/${read.measureName}`) ? nameFromAddress(canonical) : read.measureName
}

function reportOf(read: MeasureValueSource, canonical: string): SourceDraft {
  const { reporter, periodStart, periodEnd } = read
  const key = JSON.stringify([canonical, reporter, periodStart, periodEnd])
  return {
    channel: 'quality committee',
    kind: 'measure report',
    title: nameOf(read, canonical),
    issuer: reporter,
    issuedOn: periodEnd,
    issuedText: showPeriod(periodStart, periodEnd),
    identifierSystem: 'measure report',
    identifier: createHash('sha256').update(key).digest('hex').slice(0, 40),
    link: null,
    design: null,
    levelStart: null,
    standing: 'standing',
    detail: { kind: 'measure report', measure: nameOf(read, canonical), canonical, periodStart, periodEnd },
    topics: [],
  }
}
