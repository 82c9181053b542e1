import { sql } from 'kysely'
import type { LocalDate } from '../../kernel/dates.ts'
import type { Db, Tx } from '../../platform/database.ts'
import type { Unit } from '../measures/measure.schema.ts'

/** A figure of a measure and the days it counts. */
export type AftermathFigure = { value: number; periodStart: LocalDate; periodEnd: LocalDate }

/** What came of a finding, as the database tells it. */
export type AftermathRow = {
  findingId: string
  gaps: { id: string; title: string; state: string }[]
  activities: { id: string; title: string; state: string }[]
  measureId: string | null
  measureName: string | null
  unit: Unit | null
  before: AftermathFigure | null
  since: AftermathFigure | null
}

/**
 * The series that tells whether a finding `f` of source `s` changed: of its own number, else the measure of a gap it speaks for
 * where the committee's own hospital reports it. Another hospital's figures are not for this committee.
 */
const series = sql`(
  select v.measure_id, v.reporter, v.population, v.period_end, 0 as place
  from measures_value v where v.id = f.measure_value_id
  union all
  select g.measure_id, g.measure_reporter, g.measure_population, f.recorded_at::date, 1
  from gaps_finding l join gaps_gap g on g.id = l.gap_id and g.measure_id is not null
  join quality_committee c on lower(c.name) = lower(s.issuer)
  left join organizations_organization o on o.id = c.organization_id
  where l.finding_id = f.id and l.direction = 'for' and g.measure_reporter in (c.name, o.name))`

const figure = sql`json_build_object('value', x.value, 'periodStart', x.period_start, 'periodEnd', x.period_end)`
const ofSeries = sql`measures_value x
  where x.measure_id = m.measure_id and x.reporter = m.reporter and x.population = m.population and x.value is not null`

/** What came of each of these findings, in one query. */
export async function listAftermath(db: Db, findingIds: readonly string[]): Promise<AftermathRow[]> {
  if (findingIds.length === 0) return []
  const { rows } = await sql<AftermathRow>`
    select f.id as "findingId",
      (select coalesce(json_agg(json_build_object('id', g.id, 'title', g.title, 'state', t.state) order by g.number), '[]')
        from gaps_finding l join gaps_gap g on g.id = l.gap_id join gaps_standing t on t.gap_id = g.id
        where l.finding_id = f.id and l.direction = 'for') as gaps,
      (select coalesce(json_agg(json_build_object('id', a.id, 'title', a.title, 'state', a.state) order by a.number), '[]')
        from activities_activity a where a.id in (
          select ag.activity_id from gaps_finding l join activities_gap ag on ag.gap_id = l.gap_id
          where l.finding_id = f.id and l.direction = 'for')) as activities,
      m.measure_id as "measureId", d.name as "measureName", d.unit,
      (select ${figure} from ${ofSeries} and x.period_end <= m.period_end
        order by x.period_end desc, x.edition desc limit 1) as before,
      (select ${figure} from ${ofSeries} and x.period_end > m.period_end
        order by x.period_end desc, x.edition desc limit 1) as since
    from evidence_finding f join evidence_source s on s.id = f.source_id
    left join lateral (select * from ${series} each order by place limit 1) m on true
    left join measures_measure d on d.id = m.measure_id
    where f.id = any(${[...findingIds]})`.execute(db)
  return rows
}

/** Findings that this gap rests on. */
export async function listFindingsFor(tx: Tx, gapId: string): Promise<string[]> {
  const rows = await tx
    .selectFrom('gaps_finding')
    .where('gap_id', '=', gapId)
    .where('direction', '=', 'for')
    .select('finding_id as id')
    .execute()
  return rows.map(({ id }) => id)
}

/** Findings of committees whose measure this value goes on with, and what it says. */
export async function listFindingsMeasuredBy(tx: Tx, valueId: string) {
  const { rows } = await sql<{ findingId: string; name: string; unit: Unit } & AftermathFigure>`
    select f.id as "findingId", d.name, d.unit, n.value, n.period_start as "periodStart", n.period_end as "periodEnd"
    from measures_value n join measures_measure d on d.id = n.measure_id
    join quality_decision q on q.finding_id is not null
    join evidence_finding f on f.id = q.finding_id join evidence_source s on s.id = f.source_id
    join lateral (select * from ${series} each order by place limit 1) m on true
    where n.id = ${valueId} and n.value is not null and m.measure_id = n.measure_id and m.reporter = n.reporter
      and m.population = n.population and n.period_end > m.period_end`.execute(tx)
  return rows
}
