import { planActivity, stepActivity } from '../src/areas/activities/activity.commands.ts'
import type { ActivityStep } from '../src/areas/activities/life.schema.ts'
import { addObjective } from '../src/areas/activities/objective.commands.ts'
import { recordMeasureValue } from '../src/areas/measures/measure.commands.ts'
import type { MeasureDraft, ValueDraft } from '../src/areas/measures/measure.schema.ts'
import { recordSource } from '../src/areas/evidence/source.commands.ts'
import { nameOwner } from '../src/areas/gaps/gap.commands.ts'
import type { GapInput } from '../src/areas/gaps/gap.schema.ts'
import { type LocalDate, addTo, dayOf, localDate } from '../src/kernel/dates.ts'
import { newId } from '../src/kernel/ids.ts'
import { aValue, allowed, anArticle } from './evidence.ts'
import { acceptGap, actorOf, addGap } from './gaps.ts'
import type { TestOffice } from './office.ts'

/** Records one month of the measure "Blood thinner stopped in time", from a hand-over of its own; 0 is January 2026. */
export async function addFigure(
  office: TestOffice,
  month: number,
  numerator: number,
  over: Partial<ValueDraft> & { measure?: Partial<MeasureDraft> } = {},
): Promise<{ measureId: string; valueId: string; sourceId: string }> {
  const { measure: measureOver, ...valueOver } = over
  const periodStart = addTo(localDate('2026-01-01'), { months: month })
  const periodEnd = addTo(addTo(periodStart, { months: 1 }), { days: -1 })
  return office.office.write(actorOf(office, 'ada'), async (tx) => {
    const draft = anArticle({ channel: 'quality committee', kind: 'committee hand-over', identifier: newId() })
    const { sourceId } = await allowed(recordSource(tx, { ...draft, title: `Hand-over of ${periodEnd}` }))
    const denominator = valueOver.denominator ?? 50
    const given = { periodStart, periodEnd, numerator, denominator, value: numerator / denominator, ...valueOver }
    const { measure, value } = aValue(sourceId, given, measureOver)
    return { sourceId, ...(await allowed(recordMeasureValue(tx, measure, value))) }
  })
}

/** A gap with that measure, a target of 90 in 100 and, where named, an owner; accepted. Its months are given from January on. */
export async function addMeasuredGap(
  office: TestOffice,
  numerators: readonly number[],
  over: Partial<Omit<GapInput, 'measure'>> & {
    owner?: string
    target?: number | null
    measure?: Partial<MeasureDraft>
  } = {},
): Promise<{ gapId: string; measureId: string }> {
  const { owner, target = 0.9, measure: named, ...gap } = over
  let measureId = ''
  for (const [month, numerator] of numerators.entries())
    measureId = (await addFigure(office, month, numerator, { measure: named })).measureId
  const measure = {
    measureId,
    reporter: 'Alder Bay Medical Center',
    population: '',
    target,
    smallestChange: null,
    watchMonths: 12,
  }
  const gapId = await addGap(office, { ...gap, measure })
  await acceptGap(office, gapId)
  if (owner)
    await allowed(office.office.write(actorOf(office, 'ada'), (tx) => nameOwner(tx, gapId, office.idOf(owner))))
  return { gapId, measureId }
}

/** Plans an activity for a gap with one objective and opens it today, so that the gap is addressed. Returns its id. */
export async function teach(office: TestOffice, gapId: string, title = 'Stop on the right day'): Promise<string> {
  const today = dayOf(office.office.now(), office.office.settings.timeZone)
  const plan = { title, releasesOn: today, expiresOn: addTo(today, { years: 1 }) }
  return office.office.write(actorOf(office, 'ada'), async (tx) => {
    const activityId = await allowed(planActivity(tx, gapId, plan))
    const statement = 'Set the stop and restart date for each blood thinner'
    await allowed(addObjective(tx, activityId, { gapId, statement, needType: 'competence' }))
    const steps: ActivityStep[] = ['in review', 'approved', 'published']
    for (const to of steps) await allowed(stepActivity(tx, activityId, { to, why: 'In order', by: 'Ada', today }))
    return activityId
  })
}

/** The day after which a month of the measure has ended and its figure can come in. */
export function afterMonth(month: number): string {
  const day: LocalDate = addTo(localDate('2026-01-01'), { months: month + 1, days: 4 })
  return `${day}T15:00:00Z`
}
