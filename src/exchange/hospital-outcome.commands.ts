import { recordFinding } from '../areas/evidence/finding.commands.ts'
import { recordSource } from '../areas/evidence/source.commands.ts'
import type { SourceDraft } from '../areas/evidence/source.schema.ts'
import { listFindingHolds, withdrawEmptySources, withdrawFindings } from '../areas/evidence/withdrawal.commands.ts'
import { listValuesWithFindings } from '../areas/evidence/withdrawal.store.ts'
import { type RecordedValue, showMeasured, showPeriod } from '../areas/measures/measure.schema.ts'
import {
  type ListedDraft,
  listValueHolds,
  recordMeasureValues,
  withdrawValues,
} from '../areas/measures/value-list.commands.ts'
import {
  listOrganizationHolds,
  recordOrganizations,
  undoOrganizations,
} from '../areas/organizations/organization-roster.commands.ts'
import type { OrganizationTrace } from '../areas/organizations/organization-roster.schema.ts'
import { type LocalDate, localDate } from '../kernel/dates.ts'
import { type Decision, missing } from '../kernel/decision.ts'
import type { Tx } from '../platform/database.ts'
import type { UndoRow } from './desk.ts'
import { type RowResult } from './run.schema.ts'
import type { HospitalOutcome, OutcomeRate } from './spreadsheets/hospital-outcome.map.ts'
import type { Answers, ReadRow } from './table-kind.ts'

/** The preset rule by which a finding is proposed, as the finding names it. */
export const worseRule = 'Hospital outcomes: the publisher calls the rate worse than the national rate'

type Period = { periodStart: LocalDate; periodEnd: LocalDate }

/** What taking a line in left, so that it can be taken back. */
type OutcomeTrace = { hospital: OrganizationTrace | null; sourceId: string; values: string[]; findings: string[] }

/**
 * Takes lines of hospital outcomes in: the file as a source, hospitals as organizations, rates as values. A finding is
 * proposed only where the publisher itself calls a rate worse than the nation's, and names that rule; a person decides on it.
 *
 * @source office.outcomes.worse
 */
export async function takeOutcomes(
  tx: Tx,
  rows: readonly ReadRow<HospitalOutcome>[],
  from: { runId: string },
  answers: Answers,
): Promise<RowResult[]> {
  const period = { periodStart: localDate(answers.periodStart!), periodEnd: localDate(answers.periodEnd!) }
  const source = await recordSource(tx, sourceOf(period), { runId: from.runId, line: 1 })
  if (!source.ok)
    return rows.map(() => ({ outcome: 'refused', message: source.refusal.message, path: null, undo: null }))
  const { sourceId } = source.value
  const hospitals = await recordOrganizations(
    tx,
    rows.map(({ value }) => ({
      name: value.name,
      kind: 'hospital',
      city: value.city,
      state: value.state,
      country: null,
      ...{ parent: null, web: null, numbers: [] },
    })),
  )
  const taken = await takeRates(tx, rows, { ...from, sourceId, period })
  return rows.map(({ value }, i) => {
    const found = hospitals[i]!
    if (found.outcome === 'refused') return { outcome: 'refused', message: found.says, path: null, undo: null }
    const { organizationId, before, after } = found
    const hospital = found.outcome === 'same' ? null : { organizationId, before, after }
    const { made, changed, refused, values, findings } = taken[i]!
    if (refused !== null) return { outcome: 'refused', message: refused, path: null, undo: null }
    const outcome = made > 0 ? 'made' : changed > 0 ? 'changed' : found.outcome
    const isNew = outcome === 'made' || outcome === 'changed'
    const undo: OutcomeTrace | null = isNew ? { hospital, sourceId, values, findings } : null
    return { outcome, message: say(value, taken[i]!), path: `/evidence/sources/${sourceId}`, undo }
  })
}

type Taken = { made: number; changed: number; refused: string | null; values: string[]; findings: string[] }

function say(value: HospitalOutcome, { made, changed, findings }: Taken): string {
  const same = value.rates.length - made - changed
  const parts = [
    made > 0 ? `${made} new` : '',
    changed > 0 ? `${changed} corrected` : '',
    same > 0 ? `${same} known` : '',
    value.without > 0 ? `${value.without} not told` : '',
  ].filter(Boolean)
  const proposed =
    findings.length === 0 ? '' : `. Proposed: ${findings.length} ${findings.length === 1 ? 'finding' : 'findings'}`
  return `Rates: ${parts.join(', ')}${proposed}`
}

type Taking = { runId: string; sourceId: string; period: Period }

/** Takes all rates of one measure together, measure by measure. */
async function takeRates(tx: Tx, rows: readonly ReadRow<HospitalOutcome>[], taking: Taking): Promise<Taken[]> {
  const taken = rows.map((): Taken => ({ made: 0, changed: 0, refused: null, values: [], findings: [] }))
  const measures = new Map(rows.flatMap(({ value }) => value.rates.map(({ measure }) => [measure.key, measure])))
  for (const measure of [...measures.values()].sort((a, b) => (a.key < b.key ? -1 : 1))) {
    const told = rows.flatMap(({ line, value }, at) => {
      const rate = value.rates.find((one) => one.measure.key === measure.key)
      return rate ? [{ at, line, rate, hospital: value.name }] : []
    })
    const drafts: ListedDraft[] = told.map(({ line, rate, hospital }) => ({
      line,
      value: draftOf(rate, hospital, taking),
    }))
    const results = await recordMeasureValues(tx, measure.draft, drafts, taking.runId)
    for (const [i, one] of told.entries()) await note(tx, taken[one.at]!, { ...one, ...taking }, results[i]!)
  }
  return taken
}

/** Notes what became of a rate in its row, and proposes a finding where the publisher calls it worse. */
async function note(
  tx: Tx,
  row: Taken,
  told: Taking & { rate: OutcomeRate; hospital: string },
  result: Decision<RecordedValue>,
): Promise<void> {
  if (!result.ok) row.refused = result.refusal.message
  if (!result.ok || result.value.outcome === 'same') return
  const { outcome, valueId } = result.value
  row[outcome] += 1
  row.values.push(valueId)
  if (told.rate.isWorse) row.findings.push(await propose(tx, { ...told, valueId }))
}

function draftOf(rate: OutcomeRate, hospital: string, { sourceId, period }: Taking) {
  return {
    ...{ sourceId, reporter: hospital, population: '', ...period, initialPopulation: rate.patients },
    ...{ numerator: null, denominator: null, exclusion: 0, exception: 0, value: rate.rate, reportedValue: rate.rate },
  }
}

async function propose(
  tx: Tx,
  { rate, hospital, valueId, sourceId, period }: Taking & { rate: OutcomeRate; hospital: string; valueId: string },
): Promise<string> {
  const share = (value: number | null) => showMeasured(value, 'proportion')
  const name = rate.measure.draft.name
  const when = showPeriod(period.periodStart, period.periodEnd)
  const interval =
    rate.lower === null || rate.upper === null ? '' : `, interval ${share(rate.lower)} to ${share(rate.upper)}`
  const finding = await recordFinding(
    tx,
    {
      sourceId,
      statement: `${name} is ${share(rate.rate)} at ${hospital}, worse than the national rate, ${when}`.slice(0, 500),
      population: `Patients of ${hospital}`.slice(0, 300),
      needType: 'unperceived',
      strength: 'moderate',
      caveats: `The rate is adjusted for how ill the patients were, and has no numerator. ${rate.patients === null ? '' : `It stands on ${rate.patients} patients. `}The period was told by who brought the file.`,
      measureValueId: valueId,
      comparator: `National rate, as the publisher compares${interval}`,
      topics: [],
    },
    worseRule,
  )
  if (finding === missing || !finding.ok) throw new Error(`a finding about ${hospital} could not be proposed`)
  return finding.value
}

function sourceOf({ periodStart, periodEnd }: Period): SourceDraft {
  const period = showPeriod(periodStart, periodEnd)
  return {
    channel: 'public health',
    kind: 'public-health report',
    title: `Hospital outcomes: 30-day death and readmission, ${period}`,
    issuer: 'Centers for Medicare and Medicaid Services',
    issuedOn: periodEnd,
    issuedText: period,
    identifierSystem: 'hospital-outcomes',
    identifier: `${periodStart}/${periodEnd}`,
    link: null,
    ...{ design: null, levelStart: null, standing: 'standing', topics: [] },
    detail: {
      kind: 'public-health report',
      asked: null,
      answered: null,
      facts: [{ key: 'period', label: 'Period, as told by who brought the file', text: period }],
    },
  }
}

const tracesOf = (rows: readonly UndoRow[]) => rows.map((row) => row.undo as OutcomeTrace)

/** What was built on rates or findings of these lines, in sentences. */
export async function listBuiltOnOutcomes(tx: Tx, rows: readonly UndoRow[]): Promise<string[]> {
  const traces = tracesOf(rows)
  const valueIds = traces.flatMap((trace) => trace.values)
  const findingIds = traces.flatMap((trace) => trace.findings)
  const values = await listValueHolds(tx, valueIds, ['evidence_finding'])
  for (const id of await listValuesWithFindings(tx, valueIds, findingIds))
    values.set(id, 'a finding stands on its number')
  const findings = await listFindingHolds(tx, findingIds)
  return rows.flatMap(({ line, what }, i) => {
    const { values: ids, findings: found } = traces[i]!
    const why = [...ids.map((id) => values.get(id)), ...found.map((id) => findings.get(id))].find(Boolean)
    return why ? [`Line ${line}, ${what}: ${why}`] : []
  })
}

/** Takes lines back: findings nobody decided on, their values, hospitals on which nothing else stands, and the source at last. */
export async function undoOutcomes(tx: Tx, rows: readonly UndoRow[]): Promise<void> {
  const traces = tracesOf(rows)
  await withdrawFindings(
    tx,
    traces.flatMap((trace) => trace.findings),
  )
  await withdrawValues(
    tx,
    traces.flatMap((trace) => trace.values),
  )
  const hospitals = traces.flatMap((trace) => trace.hospital ?? [])
  const held = await listOrganizationHolds(tx, hospitals)
  await undoOrganizations(
    tx,
    hospitals.filter((one) => !held.has(one.organizationId)),
  )
  await withdrawEmptySources(tx, [...new Set(traces.map((trace) => trace.sourceId))])
}
