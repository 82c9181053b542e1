import { type RawBuilder, type SqlBool, sql } from 'kysely'
import { newId } from '../../kernel/ids.ts'
import type { Db, Tx } from '../../platform/database.ts'
import type { Source } from '../../platform/listing.ts'
import { containing, wordsOf } from '../../platform/search.ts'
import { type Audience, type GapFilter, type GapInput, type GapView, betweenFrom } from './gap.schema.ts'
import type { Unit } from '../measures/measure.schema.ts'
import type { GapState } from './life.schema.ts'

/** Gaps with where they stand and who owns them; the ground of the record and of the register. */
function selectGaps(db: Db | Tx) {
  return db
    .selectFrom('gaps_gap as g')
    .innerJoin('gaps_standing as t', 't.gap_id', 'g.id')
    .leftJoin('people_person as o', 'o.id', 't.owner_id')
    .leftJoin('measures_measure as m', 'm.id', 'g.measure_id')
}

const line = [
  'g.id',
  'g.number',
  'g.title',
  'g.patients',
  'g.is_complex as isComplex',
  'g.measure_id as measureId',
  'g.measure_reporter as measureReporter',
  'g.measure_population as measurePopulation',
  'g.target',
  't.score',
  't.doors',
  't.professions',
  't.specialties',
  't.in_top as inTop',
  't.in_first as inFirst',
  't.owner_id as ownerId',
  'o.given_name as ownerGivenName',
  'o.family_name as ownerFamilyName',
  'm.name as measureName',
  'm.unit as measureUnit',
  'm.improvement as measureImprovement',
] as const

const state = sql<GapState>`t.state`

const audience = sql<Audience[]>`(
  select coalesce(json_agg(json_build_object('profession', a.profession, 'specialty', a.specialty)
    order by a.profession, a.specialty), '[]')
  from gaps_audience a where a.gap_id = g.id)`

/** One gap with everything said of it, its audience, measure, owner, state and score; undefined when there is none. */
export function findGap(db: Db | Tx, gapId: string) {
  return selectGaps(db)
    .leftJoin('people_person as r', 'r.id', 'g.recorded_by')
    .where('g.id', '=', gapId)
    .select([...line, state.as('state'), audience.as('audience')])
    .select(['g.current_practice as currentPractice', 'g.best_practice as bestPractice', 'g.difference'])
    .select(['g.best_practice_source as bestPracticeSource', 'g.why_exists as whyExists'])
    .select(['g.need_knowledge as needKnowledge', 'g.need_competence as needCompetence'])
    .select(['g.need_performance as needPerformance', 'g.smallest_change as smallestChange'])
    .select(['g.watch_months as watchMonths', 'g.recorded_at as recordedAt', 'm.kind as measureKind'])
    .select(['r.given_name as recordedGivenName', 'r.family_name as recordedFamilyName'])
    .executeTakeFirst()
}
export type Gap = NonNullable<Awaited<ReturnType<typeof findGap>>>

/** A gap as the register shows it. */
export type GapLine = {
  id: string
  number: number
  title: string
  patients: string
  measureId: string | null
  target: number | null
  score: number | null
  doors: string[]
  inTop: number | null
  inFirst: number | null
  ownerGivenName: string | null
  ownerFamilyName: string | null
  measureName: string | null
  measureUnit: Unit | null
  state: GapState
  audience: Audience[]
}

/** The register of gaps, the best score first; words are looked for in number, title and patients. */
export const gaps: Source<GapLine, GapFilter> = {
  table: 'gaps_gap',
  as: 'g',
  joins: sql`join gaps_standing t on t.gap_id = g.id`,
  details: sql`left join people_person o on o.id = t.owner_id left join measures_measure m on m.id = g.measure_id`,
  select: sql<GapLine>`g.id, g.number, g.title, g.patients, g.measure_id as "measureId", g.target, t.score, t.doors,
    t.in_top as "inTop", t.in_first as "inFirst", o.given_name as "ownerGivenName", o.family_name as "ownerFamilyName",
    m.name as "measureName", m.unit as "measureUnit", t.state, ${audience} as audience`,
  text: sql`concat_ws(' ', g.number, g.title, g.patients)`,
  near: sql`g.title`,
  orders: {
    score: {
      keys: [
        { by: sql`coalesce(t.score, -1)`, type: 'number' },
        { by: sql`-t.number`, type: 'whole' },
      ],
      down: true,
    },
    number: { keys: [{ by: sql`t.number`, type: 'whole' }] },
    newest: { keys: [{ by: sql`t.number`, type: 'whole' }], down: true },
  },
  where: narrowing,
}

/** How many gaps the other filters leave in each view, as the tabs show. */
export async function countGaps(db: Db | Tx, filter: GapFilter & { words?: string }) {
  const count = (view: GapView) => sql<number>`count(*) filter (where ${viewOf({ view, me: filter.me })})`
  let query = selectGaps(db)
  for (const one of narrowing({ ...filter, view: undefined, state: undefined })) query = query.where(one)
  for (const word of wordsOf(filter.words))
    query = query.where(sql<SqlBool>`concat_ws(' ', g.number, g.title, g.patients) ilike ${containing(word)}`)
  return query
    .select([
      count('open').as('open'),
      count('mine').as('mine'),
      count('no owner').as('no owner'),
      count('between').as('between'),
      count('closed').as('closed'),
    ])
    .executeTakeFirstOrThrow()
}

/** What a view shows: open gaps, narrowed; where a state is asked for, those in that state instead. */
function viewOf({ view, me, state }: GapFilter) {
  const standing = state ? sql`t.state = ${state}` : view === 'closed' ? sql`t.state = 'closed'` : open
  if (view === 'mine') return sql<SqlBool>`${standing} and t.owner_id = ${me ?? null}::uuid`
  if (view === 'no owner') return sql<SqlBool>`${standing} and t.owner_id is null`
  if (view === 'between') return sql<SqlBool>`${standing} and ${between}`
  return sql<SqlBool>`${view || state ? standing : sql`true`}`
}

const open = sql`t.state not in ('closed', 'parked')`
const between = sql`(t.professions >= ${betweenFrom.professions} or t.specialties >= ${betweenFrom.specialties})`

function narrowing(filter: GapFilter): RawBuilder<SqlBool>[] {
  const { doors, profession } = filter
  return [
    viewOf(filter),
    ...(doors ? [sql<SqlBool>`cardinality(t.doors) >= ${doors}`] : []),
    ...(profession
      ? [sql<SqlBool>`exists (select from gaps_audience a where a.gap_id = g.id and a.profession = ${profession})`]
      : []),
  ]
}

/** Writes a gap under the next number, 1, 2, 3 …; the act holds the numbers until it ends. */
export async function saveGap(tx: Tx, gap: GapInput): Promise<{ id: string; number: number }> {
  await sql`select pg_advisory_xact_lock(7263004, 1)`.execute(tx)
  const id = newId()
  const { number } = await tx
    .insertInto('gaps_gap')
    .values({
      id,
      number: sql<number>`(select coalesce(max(number), 0) + 1 from gaps_gap)`,
      ...rowOf(gap),
      recorded_by: tx.actor.personId,
      recorded_at: tx.at,
    })
    .returning('number')
    .executeTakeFirstOrThrow()
  await saveAudience(tx, id, gap.audience)
  return { id, number }
}

/** Replaces what is said of a gap and whom it concerns; the audit keeps what stood before. */
export async function changeGap(tx: Tx, gapId: string, gap: GapInput): Promise<void> {
  await tx.updateTable('gaps_gap').set(rowOf(gap)).where('id', '=', gapId).execute()
  await tx.deleteFrom('gaps_audience').where('gap_id', '=', gapId).execute()
  await saveAudience(tx, gapId, gap.audience)
}

async function saveAudience(tx: Tx, gapId: string, audience: readonly Audience[]): Promise<void> {
  const rows = audience.map(({ profession, specialty }) => ({ gap_id: gapId, profession, specialty }))
  await tx
    .insertInto('gaps_audience')
    .values(rows)
    .onConflict((oc) => oc.doNothing())
    .execute()
}

function rowOf(gap: GapInput) {
  return {
    title: gap.title,
    current_practice: gap.currentPractice,
    best_practice: gap.bestPractice,
    best_practice_source: gap.bestPracticeSource,
    difference: gap.difference,
    why_exists: gap.whyExists,
    need_knowledge: gap.needKnowledge,
    need_competence: gap.needCompetence,
    need_performance: gap.needPerformance,
    patients: gap.patients,
    is_complex: gap.isComplex,
    measure_id: gap.measure?.measureId ?? null,
    measure_reporter: gap.measure?.reporter ?? null,
    measure_population: gap.measure?.population ?? '',
    target: gap.measure?.target ?? null,
    smallest_change: gap.measure?.smallestChange ?? null,
    watch_months: gap.measure?.watchMonths ?? null,
  }
}
