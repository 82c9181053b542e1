import { type Decision, type Missing, allow, missing } from '../../kernel/decision.ts'
import { record } from '../../platform/audit.ts'
import type { Tx } from '../../platform/database.ts'
import { announce } from '../../platform/news.ts'
import { decideMeasured, learnImprovement, learnName, listValueChanges } from './measure.rules.ts'
import type { Improvement, MeasureDraft, MeasureKind, Provenance, RecordedValue, ValueDraft } from './measure.schema.ts'
import { changeMeasure, findMeasure, findNewestEdition, saveMeasure, saveValue } from './measure.store.ts'

/**
 * Records one value of a measure, and the measure with its first value. A part of it that is counted in another unit is
 * a measure of its own, since a share and a number of minutes make no series. The same numbers again change nothing; other
 * numbers for the same reporter, population and period become a new edition beside the old one.
 *
 * @returns what was done, or a refusal of `decideMeasured`
 * @source office.measure.series
 */
export async function recordMeasureValue(
  tx: Tx,
  measure: MeasureDraft,
  value: ValueDraft,
  from: Provenance = null,
): Promise<Decision<RecordedValue>> {
  const decision = decideMeasured(value)
  if (!decision.ok) return decision
  const { measureId, note } = await recordMeasure(tx, measure)
  const notes = note === null ? [] : [note]
  const before = await findNewestEdition(tx, measureId, value)
  const changes = before ? listValueChanges(before, value) : []
  if (before && changes.length === 0)
    return allow({ measureId, valueId: before.id, outcome: 'same', edition: before.edition, changes: notes })
  const edition = (before?.edition ?? 0) + 1
  const line = { runId: from?.runId ?? null, runLine: from?.line ?? null }
  const valueId = await saveValue(tx, { ...value, measureId, version: measure.version, edition, ...line })
  const after = { ...value, measureId, version: measure.version, edition, ...line }
  await record(tx, { act: 'measure.value-record', subject: valueId, before: before ?? null, after })
  await announce(tx, { kind: 'measure.value-recorded', subject: measureId, body: { measureId, valueId } })
  const outcome = before ? 'changed' : 'made'
  return allow({ measureId, valueId, outcome, edition, changes: [...changes, ...notes] })
}

/** Records a measure once; one that is known learns what it did not know. `note` says where the two differ. */
export async function recordMeasure(
  tx: Tx,
  measure: MeasureDraft,
): Promise<{ measureId: string; note: string | null }> {
  const { id: measureId, isNew } = await saveMeasure(tx, measure)
  const known = isNew ? undefined : await findMeasure(tx, measureId)
  if (isNew) await record(tx, { act: 'measure.record', subject: measureId, before: null, after: measure })
  return { measureId, note: known ? await learn(tx, known, measure) : null }
}

type Known = NonNullable<Awaited<ReturnType<typeof findMeasure>>>

async function learn(tx: Tx, known: Known, measure: MeasureDraft): Promise<string | null> {
  const { learns, note } = learnImprovement(known, measure.improvement)
  const name = learnName(known, measure.name)
  if (learns !== null || name !== known.name) {
    const after = {
      name,
      kind: known.kind,
      improvement: learns ?? known.improvement,
      isImprovementTold: known.isImprovementTold || learns !== null,
    }
    await changeMeasure(tx, known.id, after)
    const why = 'A source told more of it'
    await record(tx, { act: 'measure.change', subject: known.id, before: known, after, why })
  }
  return note
}

/** Sets what the office says of a measure: its name, which way is better, and what it is about. */
export async function setMeasure(
  tx: Tx,
  measureId: string,
  change: { name: string; improvement: Improvement; kind: MeasureKind; why: string },
): Promise<Decision<string> | Missing> {
  const before = await findMeasure(tx, measureId)
  if (!before) return missing
  const { why, ...said } = change
  const after = { ...said, isImprovementTold: true }
  await changeMeasure(tx, measureId, after)
  await record(tx, { act: 'measure.change', subject: measureId, before, after, why })
  return allow(measureId)
}
