import { createHash } from 'node:crypto'
import type { LocalDate } from '../../kernel/dates.ts'
import { type Decision, allow, refuse } from '../../kernel/decision.ts'
import { readJson } from '../json.ts'
import { valueKind } from '../json-kind.ts'
import { findKind, refuseKind } from '../kind.ts'
import { type Limits, jsonLimits } from '../limit.ts'
import type { FileReading, FileRow } from '../row.ts'
import { type FhirWire, parseFhir } from './file.wire.ts'
import type { PartWire, ReportWire, SummaryWire } from './measure-report.wire.ts'
import { firstDay, lastDay } from './period.map.ts'
import { type Unit, decideValue } from './score.rules.ts'

/** One value of a measure, as a hospital reported it, without anything about a patient. */
export type MeasureValueSource = {
  measureCanonical: string
  measureName: string
  reporter: string
  periodStart: LocalDate
  periodEnd: LocalDate
  group: string | null
  /** Stratum or group in words; null for a group without a name. */
  population: string | null
  improvement: 'increase' | 'decrease' | null
  initialPopulation: number | null
  denominator: number | null
  exclusion: number
  exception: number
  /** Without those whom the report excludes from it. */
  numerator: number | null
  /** Recomputed from the counts; where there are none, as reported; of a count, the number of people. */
  score: number | null
  reportedScore: number | null
  agrees: boolean | null
  unit: Unit
  /** The same for the same measure, reporter, period, group and stratum, so that a second import finds the first. */
  identifier: string
}

const reads = 'FHIR measure reports in JSON'
const source = 'fhir.measure-report.summary'
const kept = ['resource', 'group', 'stratum']

type Header = Pick<MeasureValueSource, 'measureCanonical' | 'measureName' | 'reporter' | 'periodStart' | 'periodEnd'>
type Row = FileRow<MeasureValueSource>

/**
 * Reads a FHIR file (R4 or R5, JSON) of one MeasureReport, or a Bundle or Parameters with several. Only summary
 * reports are read; every other report is one refused row. Nothing about a patient leaves the wire files.
 *
 * @returns a row for each group and stratum, or a refusal `file/…`, `json/…`
 * @source fhir.measure-report.summary
 */
export function readMeasureReports(bytes: Uint8Array, limits: Limits = jsonLimits): FileReading<MeasureValueSource> {
  const kind = findKind(bytes.subarray(0, 65_536))
  if (bytes.length > 0 && kind.family !== 'json') return refuseKind(kind, reads)
  const json = readJson(bytes, limits, kept)
  if (!json.ok) return json
  const { value, lines } = json.value
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return refuseKind(valueKind(value), reads)
  const file = parseFhir(value, lines)
  if (file.reports.length === 0) return refuseKind(emptyKind(file, value), reads)
  const rows = file.reports.flatMap((report) => rowsOf(report, file))
  return allow({ recognized: showFile(file), rows: refuseRepeated(rows) })
}

function emptyKind(file: FhirWire, value: object): { name: string; next: string | null } {
  const isPacked = file.type === 'Bundle' || file.type === 'Parameters'
  const next = file.hasPatients ? 'data of patients must not be brought here' : null
  return isPacked ? { name: 'a FHIR bundle without measure reports', next } : valueKind(value)
}

function rowsOf(report: ReportWire, file: FhirWire): Row[] {
  const name = measureName(report.measure, file)
  const alone = (read: { ok: false; refusal: { code: string; message: string } }, what: string) => [
    { line: report.line, what, read },
  ]
  if (report.summary === null) return alone(refuseType(report.type), `${showType(report.type)} of ${name}`)
  if (!report.summary.ok) return alone(report.summary, `Summary report of ${name}`)
  const summary = report.summary.value
  const header = decideHeader(summary, name, file)
  if (!header.ok) return alone(header, `Summary report of ${name}`)
  return summary.parts.map((part) => rowOf(part, header.value, keyOf(summary, header.value)))
}

function rowOf(part: PartWire, header: Header, key: string[]): Row {
  const period = `${header.periodStart} to ${header.periodEnd}`
  const what = [header.measureName, header.reporter, period, part.words].filter(Boolean).join(', ')
  const value = decideValue(part)
  if (!value.ok) return { line: part.line, what, read: value }
  const identifier = identify([...key, part.group ?? '', part.words ?? ''])
  const said = { group: part.group, population: part.words, improvement: improvementOf(part.improvement) }
  return { line: part.line, what, read: allow({ ...header, ...said, ...value.value, identifier }) }
}

/**
 * Whether more or less of it is better, as the report says; null where it says neither, and then nobody may guess.
 *
 * @source fhir.measure.improvement
 */
function improvementOf(told: string | null): 'increase' | 'decrease' | null {
  return told === 'increase' || told === 'decrease' ? told : null
}

function decideHeader(summary: SummaryWire, name: string, file: FhirWire): Decision<Header> {
  const reporter = reporterName(summary, file)
  const periodStart = firstDay(summary.start)
  const periodEnd = lastDay(summary.end)
  if (summary.status !== 'complete')
    return no('not-final', `This report is ${summary.status === 'error' ? 'marked as failed' : 'not complete'}`)
  if (summary.measure === null || summary.measure === '')
    return no('unnamed', 'This report does not say which measure it reports')
  if (reporter === null) return no('no-reporter', 'This report does not say who reports it')
  if (periodStart === null || periodEnd === null)
    return no('no-period', 'This report does not say from which day to which day it counts')
  if (periodStart > periodEnd)
    return no('no-period', `The period of this report ends on ${periodEnd}, before it begins on ${periodStart}`)
  if (summary.parts.length === 0) return no('nothing-counted', 'This report holds no group with counts or a score')
  return allow({ measureCanonical: summary.measure, measureName: name, reporter, periodStart, periodEnd })
}

function refuseType(type: string) {
  const reason: Record<string, string> = {
    individual: 'An individual report is about one patient',
    'subject-list': 'A subject list names patients',
    'data-collection': 'A data-collection report carries data of patients',
    'data-exchange': 'A data-exchange report carries data of patients',
  }
  const why = Object.hasOwn(reason, type) ? reason[type] : 'This report does not say that it is a summary'
  const message = `${why}, and only summary reports are read: ask the sender for the summary`
  return refuse({ code: 'measure/not-a-summary', source, message })
}

function showType(type: string): string {
  const words: Record<string, string> = { individual: 'Individual report', 'subject-list': 'Subject list' }
  return Object.hasOwn(words, type) ? words[type]! : /^data-/.test(type) ? 'Data report' : 'Report'
}

function reporterName(summary: SummaryWire, file: FhirWire): string | null {
  const { reference = null, display = null, identifier = null } = summary.reporter ?? {}
  const known = [...file.organizations].find(([key]) => reference === key || reference?.endsWith(`/${key}`))?.[1]
  const address = reference?.startsWith('#') ? null : reference
  return display || known || address || identifier?.replace(/^\|/, '') || null
}

/** The title from a Measure in the same file, else the last part of the measure's address. */
function measureName(canonical: string | null, file: FhirWire): string {
  const address = canonical?.split('|')[0] ?? ''
  const last = /^https?:/.test(address) ? address.split('/').filter(Boolean).pop() : address
  return file.measures.get(address) ?? (last || 'a measure without a name')
}

function keyOf(summary: SummaryWire, header: Header): string[] {
  const address = summary.reporter?.identifier ?? summary.reporter?.reference
  const isWorldwide = summary.reporter?.identifier !== null || /^(?:https?|urn):/.test(address ?? '')
  const reporter = isWorldwide && address ? address : `${address ?? ''} ${header.reporter}`
  return [header.measureCanonical, reporter, header.periodStart, header.periodEnd]
}

function identify(parts: string[]): string {
  return `measure-report:${createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 40)}`
}

function refuseRepeated(rows: Row[]): Row[] {
  const seen = new Map<string, number>()
  return rows.map((row) => {
    if (!row.read.ok) return row
    const before = seen.get(row.read.value.identifier)
    seen.set(row.read.value.identifier, before ?? row.line)
    if (before === undefined) return row
    return { ...row, read: no('repeated', `The same measure, period and group already stand in line ${before}`) }
  })
}

function showFile(file: FhirWire): string {
  if (file.type === 'MeasureReport') return 'A FHIR measure report'
  const summaries = file.reports.filter((report) => report.summary !== null).length
  const reports = `${file.reports.length} measure ${file.reports.length === 1 ? 'report' : 'reports'}, ${summaries} of them summaries`
  return `A FHIR bundle with ${reports}${file.unread ? `; ${file.unread} other entries were not read` : ''}`
}

function no(what: string, message: string) {
  return refuse({ code: `measure/${what}`, source, message: `${message}: ask the sender for a corrected report` })
}
