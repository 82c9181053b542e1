import { decideFinding, recordFinding } from '../src/areas/evidence/finding.commands.ts'
import type { FindingInput } from '../src/areas/evidence/finding.schema.ts'
import { recordMeasureValue } from '../src/areas/evidence/measure.commands.ts'
import { recordSource } from '../src/areas/evidence/source.commands.ts'
import type { SourceDraft } from '../src/areas/evidence/source.schema.ts'
import { proposeGap, stepGap } from '../src/areas/gaps/gap.commands.ts'
import type { GapInput } from '../src/areas/gaps/gap.schema.ts'
import { scoreGap } from '../src/areas/gaps/ranking.commands.ts'
import { criterionIds } from '../src/areas/gaps/ranking.schema.ts'
import type { Actor } from '../src/kernel/actor.ts'
import { newId } from '../src/kernel/ids.ts'
import { aValue, allowed, anArticle } from './evidence.ts'
import type { TestOffice } from './office.ts'

/** The person `name` of a test office as one who acts. */
export const actorOf = (office: TestOffice, name: string): Actor => ({
  personId: office.idOf(name),
  roles: ['office staff'],
  via: 'session',
})

/** Adds an accepted finding with a source of its own and returns its id; Ada decides. */
export async function addFinding(
  office: TestOffice,
  given: { source?: Partial<SourceDraft>; finding?: Partial<FindingInput>; isAccepted?: boolean } = {},
): Promise<string> {
  return office.office.write(actorOf(office, 'ada'), async (tx) => {
    const draft = anArticle({ identifier: newId(), ...given.source })
    const { sourceId } = await allowed(recordSource(tx, draft))
    const finding: FindingInput = {
      sourceId,
      statement: '38 of 50 blood thinners were stopped in time',
      population: 'Adults with eGFR under 50',
      needType: 'unperceived',
      strength: 'strong',
      caveats: '',
      measureValueId: null,
      comparator: null,
      topics: [],
      ...given.finding,
    }
    const id = await allowed(recordFinding(tx, finding))
    if (given.isAccepted !== false) await allowed(decideFinding(tx, id, 'accepted', 'Our committee sees it'))
    return id
  })
}

/** Adds the measure "Blood thinner stopped in time" with one value for each month, from January 2026 on. */
export async function addSeries(
  office: TestOffice,
  numerators: readonly number[],
): Promise<{ measureId: string; reporter: string; sourceId: string; valueId: string }> {
  return office.office.write(actorOf(office, 'ada'), async (tx) => {
    const draft = anArticle({ channel: 'quality committee', kind: 'committee hand-over', identifier: newId() })
    const { sourceId } = await allowed(
      recordSource(tx, { ...draft, title: 'Hand-over of the surgical quality committee' }),
    )
    let last = { measureId: '', valueId: '' }
    for (const [month, numerator] of numerators.entries()) {
      const name = `2026-${String(month + 1).padStart(2, '0')}`
      const period = { periodStart: `${name}-01`, periodEnd: `${name}-28`, numerator, value: numerator / 50 }
      const { measure, value } = aValue(sourceId)
      last = await allowed(recordMeasureValue(tx, measure, { ...value, ...period } as typeof value))
    }
    return { measureId: last.measureId, reporter: 'Alder Bay Medical Center', sourceId, valueId: last.valueId }
  })
}

/** What is said of the gap that the look of the office shows. */
export function aGap(over: Partial<GapInput> = {}): GapInput {
  return {
    title: 'Blood thinner not stopped for the right number of days before surgery',
    patients: 'Adults with eGFR under 50',
    currentPractice: 'The same two-day stop is ordered for everyone',
    bestPractice: 'Stop and restart by drug, kidney function and bleeding risk',
    bestPracticeSource: 'Perioperative guideline, 2022',
    difference: '38 of 50 are stopped in time; 45 of 50 could be',
    whyExists: 'The order set has one default; nobody owns the plan between the visit and the day',
    needKnowledge: false,
    needCompetence: true,
    needPerformance: true,
    isComplex: true,
    audience: [
      { profession: 'physician', specialty: 'Surgery' },
      { profession: 'physician', specialty: 'Anesthesiology' },
      { profession: 'pharmacist', specialty: '' },
      { profession: 'nurse', specialty: '' },
    ],
    measure: null,
    ...over,
  }
}

/** Proposes a gap from a new accepted finding (or from these) and returns its id. */
export async function addGap(
  office: TestOffice,
  over: Partial<GapInput> = {},
  findingIds?: readonly string[],
): Promise<string> {
  const named = findingIds ?? [await addFinding(office)]
  return allowed(
    office.office.write(actorOf(office, 'ada'), (tx) => proposeGap(tx, { ...aGap(over), findingIds: named })),
  )
}

/** Marks a gap on every criterion, in their order. */
export async function markGap(office: TestOffice, gapId: string, marks: readonly number[]): Promise<void> {
  const scores = criterionIds.map((criterionKey, at) => ({
    criterionKey,
    points: marks[at]!,
    because: `Because of ${marks[at]} in ${criterionKey}`,
  }))
  await allowed(office.office.write(actorOf(office, 'ada'), (tx) => scoreGap(tx, gapId, scores)))
}

/** Accepts a gap. */
export async function acceptGap(office: TestOffice, gapId: string): Promise<void> {
  await allowed(
    office.office.write(actorOf(office, 'ada'), (tx) => stepGap(tx, gapId, 'accepted', 'We harm people here')),
  )
}
