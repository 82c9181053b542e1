import { type Decision, allow } from '../../kernel/decision.ts'
import { recordAll } from '../../platform/audit.ts'
import type { Tx } from '../../platform/database.ts'
import { announceAll } from '../../platform/news.ts'
import { showTable } from '../../platform/uses.ts'
import { recordMeasure } from './measure.commands.ts'
import { decideMeasured, listValueChanges } from './measure.rules.ts'
import type { MeasureDraft, RecordedValue, ValueDraft } from './measure.schema.ts'
import {
  listNewestEditions,
  listSuperseded,
  listValueUses,
  removeEmptyMeasures,
  removeValues,
  saveValues,
} from './value-list.store.ts'

/** A value of a list with its line in the file. */
export type ListedDraft = { line: number; value: ValueDraft }

/**
 * Records one measure's values of many reporters, all for one population and period, as `recordMeasureValue` does one: the
 * same numbers change nothing, others become a new edition. Each reporter comes once.
 *
 * @returns for each value what was done, or why it was refused
 */
export async function recordMeasureValues(
  tx: Tx,
  measure: MeasureDraft,
  listed: readonly ListedDraft[],
  runId: string,
): Promise<Decision<RecordedValue>[]> {
  const decisions = listed.map(({ value }) => decideMeasured(value))
  const [first] = listed
  if (!first) return []
  const { measureId } = await recordMeasure(tx, measure)
  const reporters = listed.map(({ value }) => value.reporter)
  const known = new Map(
    (await listNewestEditions(tx, measureId, first.value, reporters)).map((one) => [one.reporter, one]),
  )
  const news = listed.filter(({ value }, i) => {
    const before = known.get(value.reporter)
    return decisions[i]!.ok && !(before && listValueChanges(before, value).length === 0)
  })
  const drafts = news.map(({ line, value }) => ({
    ...{ ...value, version: measure.version, runLine: line },
    edition: (known.get(value.reporter)?.edition ?? 0) + 1,
  }))
  const saved = await saveValues(tx, { measureId, runId }, drafts)
  await recordAll(
    tx,
    saved.map((after) => ({
      act: 'measure.value-record',
      subject: after.id,
      before: known.get(after.reporter) ?? null,
      after: { ...after, measureId, runId },
    })),
  )
  const kind = 'measure.value-recorded'
  await announceAll(
    tx,
    measureId,
    saved.map(({ id }) => ({ kind, body: { measureId, valueId: id } })),
  )
  const byReporter = new Map(saved.map((one) => [one.reporter, one]))
  return listed.map(({ value }, i) => {
    const decision = decisions[i]!
    if (!decision.ok) return decision
    const before = known.get(value.reporter)
    const now = byReporter.get(value.reporter)
    const changes = before && now ? listValueChanges(before, value) : []
    const { id: valueId, edition } = now ?? before!
    return allow({ measureId, valueId, edition, changes, outcome: !now ? 'same' : before ? 'changed' : 'made' })
  })
}

/**
 * Why these values cannot be taken back: what was built on them or came after them, by their id.
 *
 * @param apart tables whose records the caller looks after itself
 */
export async function listValueHolds(
  tx: Tx,
  ids: readonly string[],
  apart: readonly string[] = [],
): Promise<Map<string, string>> {
  const holds = new Map<string, string>()
  for (const id of await listSuperseded(tx, ids)) holds.set(id, 'corrected since by a later report')
  for (const use of await listValueUses(tx, ids, apart))
    holds.set(use.id, `a ${showTable(use.table)} stands on its number`)
  return holds
}

/** Takes values back on which nothing was built; a measure that has none left goes too. What stood before counts again. */
export async function withdrawValues(tx: Tx, ids: readonly string[]): Promise<void> {
  const measures = await removeValues(tx, ids)
  const emptied = await removeEmptyMeasures(tx, measures)
  const why = 'The import it came by was taken back'
  await recordAll(tx, [
    ...ids.map((subject) => ({ act: 'measure.value-remove', subject, before: {}, after: null, why })),
    ...emptied.map((subject) => ({ act: 'measure.remove', subject, before: {}, after: null, why })),
  ])
}
