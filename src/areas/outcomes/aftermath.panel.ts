import { showMeasured, showPeriod } from '../measures/measure.schema.ts'
import type { AftermathReader } from '../quality/hand-over.slots.ts'
import { type AftermathFigure, type AftermathRow, listAftermath } from './aftermath.store.ts'

/** On the pages of committees: what came of the findings they led to, down to the measure since. */
export const readAftermath: AftermathReader = async (db, findingIds) => {
  const rows = await listAftermath(db, findingIds)
  return new Map(
    rows.map((row) => [row.findingId, { gaps: row.gaps, activities: row.activities, measure: measureOf(row) }]),
  )
}

function measureOf({ measureId, measureName, unit, before, since }: AftermathRow) {
  if (measureId === null || measureName === null || unit === null || before === null) return null
  const say = (one: AftermathFigure) =>
    `${showMeasured(Number(one.value), unit)}, ${showPeriod(one.periodStart, one.periodEnd)}`
  return { id: measureId, name: measureName, then: say(before), now: since && say(since) }
}
