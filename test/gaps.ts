import { sql } from 'kysely'
import { decideFinding, recordFinding } from '../src/areas/evidence/finding.commands.ts'
import type { FindingInput } from '../src/areas/evidence/finding.schema.ts'
import { recordMeasureValue } from '../src/areas/measures/measure.commands.ts'
import { recordSource } from '../src/areas/evidence/source.commands.ts'
import type { SourceDraft } from '../src/areas/evidence/source.schema.ts'
import { proposeGap, stepGap } from '../src/areas/gaps/gap.commands.ts'
import type { GapInput } from '../src/areas/gaps/gap.schema.ts'
import { ensureRanking } from '../src/areas/ranking/ranking.commands.ts'
import { criterionIds } from '../src/areas/ranking/ranking.schema.ts'
import { saveStanding } from '../src/areas/gaps/standing.store.ts'
import type { Actor } from '../src/kernel/actor.ts'
import { newId } from '../src/kernel/ids.ts'
import { aValue, allowed, anArticle } from './evidence.ts'
import type { TestOffice } from './office.ts'
import { rankAgain, scoreGap } from '../src/areas/gaps/score.commands.ts'

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

/** Writes many gaps at once, as they would have grown over years; every third has no score, and scores repeat. */
export async function seedGaps(office: TestOffice, count: number): Promise<void> {
  const findingId = await addFinding(office)
  await office.office.write(actorOf(office, 'ada'), async (tx) => {
    await ensureRanking(tx)
    await sql`
      with made as (
        insert into gaps_gap (id, number, title, current_practice, best_practice, best_practice_source, why_exists,
          need_performance, patients, recorded_at)
        select gen_random_uuid(), n + (select coalesce(max(number), 0) from gaps_gap), 'Seeded gap ' || n, 'Now', 'Then',
          'Guideline', 'Habit', true, 'Adults', ${tx.at}
        from generate_series(1, ${count}) n returning id, number),
      stepped as (
        insert into gaps_step (id, gap_id, state, why, at) select gen_random_uuid(), id, 'accepted', 'Seeded', ${tx.at} from made),
      held as (
        insert into gaps_audience (gap_id, profession) select id, unnest(array['nurse', 'pharmacist']) from made),
      linked as (
        insert into gaps_finding (gap_id, finding_id, direction, linked_at) select id, ${findingId}, 'for', ${tx.at} from made)
      insert into ranking_mark (id, gap_id, criterion_id, points, because, at)
      select gen_random_uuid(), m.id, c.id, (m.number * c.position) % 5, 'Seeded', ${tx.at}
      from made m cross join ranking_criterion c where m.number % 3 <> 0`.execute(tx)
    await saveStanding(tx, null)
    await rankAgain(tx)
  })
}
