import { sql } from 'kysely'
import type { Db, Tx } from '../../platform/database.ts'
import type { Steadiness } from '../ranking/ranking.schema.ts'

/**
 * Works out where these gaps stand from their rows (all gaps where `gapIds` is null): state, owner, doors, marks, score.
 * Called in every act that changes one of them; the draws of the weights are kept apart.
 */
export async function saveStanding(tx: Tx, gapIds: readonly string[] | null): Promise<void> {
  await sql`
    insert into gaps_standing (gap_id, number, state, owner_id, professions, specialties, doors, marks, score)
    select g.id, g.number,
      (select state from gaps_step where gap_id = g.id order by at desc, id desc limit 1),
      (select person_id from gaps_owner where gap_id = g.id order by named_at desc, id desc limit 1),
      (select count(distinct profession) from gaps_audience where gap_id = g.id),
      (select count(distinct specialty) from gaps_audience where gap_id = g.id and specialty <> ''),
      array(${doors}),
      coalesce(m.marks, '{}'),
      m.score
    from gaps_gap g
    cross join lateral (${marks}) m
    where ${gapIds === null ? sql`true` : sql`g.id = any(${[...gapIds]}::uuid[])`}
    on conflict (gap_id) do update set state = excluded.state, owner_id = excluded.owner_id,
      professions = excluded.professions, specialties = excluded.specialties, doors = excluded.doors,
      marks = excluded.marks, score = excluded.score`.execute(tx)
}

/** The channels whose findings speak for the gap: accepted as of now, from sources that still stand. */
const doors = sql`
  select distinct s.channel from gaps_finding l
  join evidence_finding f on f.id = l.finding_id
  join evidence_source s on s.id = f.source_id
  where l.gap_id = g.id and l.direction = 'for' and s.standing <> 'retracted'
    and (select d.verdict from evidence_finding_decision d
      where d.finding_id = f.id order by d.at desc, d.id desc limit 1) = 'accepted'
  order by s.channel`

/** The newest mark on each criterion of the rule that counts, and their weighted sum once all are there. */
const marks = sql`
  select array_agg(x.points order by x.position) filter (where x.points is not null) as marks,
    case when bool_and(x.points is not null) then sum(x.weight * x.points) end as score
  from (
    select c.position, c.weight,
      (select s.points from ranking_mark s join ranking_criterion k on k.id = s.criterion_id
        where s.gap_id = g.id and k.key = c.key order by s.at desc, s.id desc limit 1) as points
    from ranking_criterion c
    where c.ranking_id = (select id from ranking_rule order by version desc limit 1)) x`

/** The marks of every open gap that has all of them, in the order of the criteria: what the draws of the weights are tried on. */
export function listRanked(db: Db | Tx) {
  return db
    .selectFrom('gaps_standing as t')
    .where('t.score', 'is not', null)
    .where('t.state', 'not in', ['closed', 'parked'])
    .orderBy('t.number')
    .select(['t.gap_id as id', 't.marks'])
    .execute()
}

/** Gaps that this finding speaks for or against. */
export async function listGapsOfFinding(db: Db | Tx, findingId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('gaps_finding')
    .where('finding_id', '=', findingId)
    .select('gap_id as gapId')
    .execute()
  return rows.map(({ gapId }) => gapId)
}

/** How many open gaps have a score, and how many of them a better one than this. */
export async function findPlace(db: Db | Tx, score: number): Promise<{ of: number; better: number }> {
  const { rows } = await sql<{ of: number; better: number }>`
    select count(*) as of, count(*) filter (where score > ${score}) as better
    from gaps_standing where score is not null and state not in ('closed', 'parked')`.execute(db)
  return rows[0]!
}

/** Gaps that rest on findings of this source, with their state and the source's title. */
export function listGapsOfSource(db: Db | Tx, sourceId: string) {
  return db
    .selectFrom('gaps_finding as l')
    .innerJoin('evidence_finding as f', 'f.id', 'l.finding_id')
    .innerJoin('evidence_source as s', 's.id', 'f.source_id')
    .innerJoin('gaps_standing as t', 't.gap_id', 'l.gap_id')
    .where('f.source_id', '=', sourceId)
    .groupBy(['l.gap_id', 't.state', 's.title', 's.standing'])
    .select(['l.gap_id as gapId', 't.state', 's.title', 's.standing'])
    .select(sql<boolean>`bool_or(l.direction = 'for')`.as('isFor'))
    .execute()
}

/** Keeps how the ranks of these gaps fared in the draws of the weights; every other gap is outside the ranking. */
export async function saveSteadiness(tx: Tx, steadiness: readonly Steadiness[]): Promise<void> {
  const [ids, tops, firsts] = [
    steadiness.map(({ id }) => id),
    steadiness.map(({ inTop }) => inTop),
    steadiness.map(({ first }) => first),
  ]
  await sql`
    update gaps_standing set in_top = null, in_first = null
    where in_top is not null and gap_id <> all(${ids}::uuid[])`.execute(tx)
  await sql`
    update gaps_standing s set in_top = x.top, in_first = x.first
    from unnest(${ids}::uuid[], ${tops}::numeric[], ${firsts}::numeric[]) as x(gap_id, top, first)
    where s.gap_id = x.gap_id and (s.in_top is distinct from x.top or s.in_first is distinct from x.first)`.execute(tx)
}
