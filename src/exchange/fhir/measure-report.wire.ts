import { type Decision, allow, refuse } from '../../kernel/decision.ts'
import {
  type Concept,
  type Extension,
  type Group,
  type Report,
  type Stratifier,
  reportSchema,
} from './report.schema.ts'
import { findCode, showConcept } from './concept.wire.ts'
import { type CountsWire, findCounts } from './population.wire.ts'
import { type ScoreWire, findScore } from './score.wire.ts'

/** One group of a report, or one stratum of a group. `words` are null for a group that bears no name. */
export type PartWire = {
  line: number
  group: string | null
  words: string | null
  scoring: string | null
  improvement: string | null
  counts: CountsWire
  score: ScoreWire | null
}

/** What a summary report says of itself, in FHIR's words. */
export type SummaryWire = {
  status: string | null
  measure: string | null
  reporter: { reference: string | null; identifier: string | null; display: string | null } | null
  start: string | null
  end: string | null
  parts: PartWire[]
}

/** A report: of a summary what it says, of any other kind nothing but its measure. */
export type ReportWire = { line: number; type: string; measure: string | null; summary: Decision<SummaryWire> | null }

type LineOf = (path: string) => number

/**
 * Reads one MeasureReport. Only a summary is looked into; whatever speaks of a patient stays behind here.
 *
 * @param path where the report stands in its file
 * @returns of a summary its wire form, or refusal `measure/not-fhir` with the member that is wrong
 * @source fhir.measure-report.summary
 */
export function parseReport(value: object, path: string, lineOf: LineOf): ReportWire {
  const type = 'type' in value && typeof value.type === 'string' ? value.type : ''
  const measure = 'measure' in value && typeof value.measure === 'string' ? value.measure : null
  const line = lineOf(path)
  if (type !== 'summary') return { line, type, measure, summary: null }
  const parsed = reportSchema.safeParse(value)
  if (parsed.success) return { line, type, measure, summary: allow(summaryOf(parsed.data, path, lineOf)) }
  const issue = parsed.error.issues[0]
  return { line, type, measure, summary: refuseShape(issue?.path ?? [], issue?.message ?? '') }
}

function summaryOf(report: Report, path: string, lineOf: LineOf): SummaryWire {
  const { reporter } = report
  const isPatient = /(?:^|\/)(?:Patient|RelatedPerson)\//.test(reporter?.reference ?? '')
  const identifier = reporter?.identifier?.value
    ? `${reporter.identifier.system ?? ''}|${reporter.identifier.value}`
    : null
  return {
    status: report.status ?? null,
    measure: report.measure ?? null,
    reporter:
      reporter && !isPatient
        ? { reference: reporter.reference ?? null, identifier, display: reporter.display ?? null }
        : null,
    start: report.period?.start ?? null,
    end: report.period?.end ?? null,
    parts: (report.group ?? []).flatMap((group, at) => partsOf(group, report, `${path}/group/${at}`, lineOf)),
  }
}

/** The group itself, then its strata, each as a part of its own; where there are several groups, a stratum names its own. */
function partsOf(group: Group, report: Report, path: string, lineOf: LineOf): PartWire[] {
  const name = findCode(group.code) ?? group.linkId ?? group.id ?? null
  const common = {
    group: name,
    scoring:
      toldBy(group.scoring, group.extension, /scoring$/i) ?? toldBy(report.scoring, report.extension, /scoring$/i),
    improvement:
      toldBy(group.improvementNotation, group.extension, /improvementNotation$/i) ??
      toldBy(report.improvementNotation, report.extension, /improvementNotation$/i),
  }
  const inGroup = (report.group?.length ?? 0) > 1 ? (showConcept(group.code) ?? name) : null
  const whole = { ...common, counts: findCounts(group.population), score: findScore(group) }
  const strata = (group.stratifier ?? []).flatMap((stratifier, at) =>
    (stratifier.stratum ?? []).map((stratum, place) => ({
      ...common,
      line: lineOf(`${path}/stratifier/${at}/stratum/${place}`),
      words: [inGroup, showStratum(stratifier, place)].filter(Boolean).join(', '),
      counts: findCounts(stratum.population),
      score: findScore(stratum),
    })),
  )
  return [{ ...whole, line: lineOf(path), words: showConcept(group.code) }, ...strata]
}

/** A code told by a member of its own (R5) or by an extension (R4); null when by neither. */
function toldBy(own: Concept | undefined, extensions: Extension[] | undefined, url: RegExp): string | null {
  return findCode(own) ?? findCode(extensions?.find((one) => url.test(one.url))?.valueCodeableConcept) ?? null
}

function showStratum(stratifier: Stratifier, place: number): string {
  const stratum = stratifier.stratum?.[place]
  const codes = Array.isArray(stratifier.code) ? stratifier.code : [stratifier.code]
  const valueOf = (one: { value?: Concept; valueCodeableConcept?: Concept; valueBoolean?: boolean } | undefined) =>
    showConcept(one?.value ?? one?.valueCodeableConcept) ??
    (one?.valueBoolean === undefined ? null : String(one.valueBoolean))
  const pairs = stratum?.component?.length
    ? stratum.component.map((one) => [showConcept(one.code), valueOf(one)])
    : [[showConcept(codes[0]) ?? stratifier.id ?? null, valueOf(stratum)]]
  const words = pairs.map((pair) => pair.filter(Boolean).join(': ')).filter(Boolean)
  return words.join(', ') || `Stratum ${place + 1}`
}

/** Says which member is wrong, by its name and place only: what stands in it may be about a patient. */
function refuseShape(path: PropertyKey[], message: string): Decision<SummaryWire> {
  const where =
    path.map((step) => (typeof step === 'number' ? step + 1 : String(step))).join(' ') || 'its outermost part'
  const why = message.startsWith('has to be') ? message : 'is not what FHIR says it is'
  return refuse({
    code: 'measure/not-fhir',
    source: 'fhir.measure-report.summary',
    message: `In this report ${where} ${why}: ask the sender for a corrected report`,
  })
}
