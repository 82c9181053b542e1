import { sql } from 'kysely'
import type { LocalDate } from '../../kernel/dates.ts'
import type { Db } from '../../platform/database.ts'

/** One period of the measure of a gap. */
export type GapValue = {
  gapId: string
  periodEnd: LocalDate
  numerator: number | null
  denominator: number | null
  exclusion: number
  exception: number
  value: number | null
}

/** The values of the measures of these gaps since a day, in time order, of each period the newest edition. */
export async function listValuesOf(db: Db, gapIds: readonly string[], since: LocalDate): Promise<GapValue[]> {
  if (gapIds.length === 0) return []
  const { rows } = await sql<GapValue>`
    select distinct on (g.id, v.period_end, v.period_start) g.id as "gapId", v.period_end as "periodEnd",
      v.numerator, v.denominator, v.exclusion, v.exception, v.value
    from gaps_gap g
    join measures_value v on v.measure_id = g.measure_id and v.reporter = g.measure_reporter
      and v.population = g.measure_population
    where g.id = any(${[...gapIds]}::uuid[]) and v.period_end >= ${since}
    order by g.id, v.period_end, v.period_start, v.edition desc`.execute(db)
  return rows
}

/** A series that a gap can be measured by. */
export type Series = {
  measureId: string
  name: string
  unit: 'proportion' | 'ratio' | 'continuous' | 'count'
  reporter: string
  population: string
}

/** Series that have values, those with the newest values first: to choose from for a gap. */
export async function listChoosableSeries(db: Db, limit: number): Promise<Series[]> {
  const { rows } = await sql<Series>`
    select m.id as "measureId", m.name, m.unit, v.reporter, v.population
    from measures_value v join measures_measure m on m.id = v.measure_id
    group by m.id, v.reporter, v.population
    order by max(v.period_end) desc, m.name, v.reporter, v.population
    limit ${limit}`.execute(db)
  return rows
}

/** The series of this measure, reporter and population; undefined where nobody has reported it. */
export async function findSeries(
  db: Db,
  key: { measureId: string; reporter: string; population: string },
): Promise<Series | undefined> {
  const { rows } = await sql<Series>`
    select m.id as "measureId", m.name, m.unit, v.reporter, v.population
    from measures_value v join measures_measure m on m.id = v.measure_id
    where v.measure_id = ${key.measureId} and v.reporter = ${key.reporter} and v.population = ${key.population}
    limit 1`.execute(db)
  return rows[0]
}

/** What a new gap takes over from a finding: what it says, of whom, and the value of the measure it stands on. */
export async function listForProposal(db: Db, findingIds: readonly string[]) {
  return db
    .selectFrom('evidence_finding as f')
    .innerJoin('evidence_source as s', 's.id', 'f.source_id')
    .leftJoin('measures_value as v', 'v.id', 'f.measure_value_id')
    .leftJoin('measures_measure as m', 'm.id', 'v.measure_id')
    .where(sql<boolean>`f.id = any(${[...findingIds]}::uuid[])`)
    .orderBy(sql`array_position(${[...findingIds]}::uuid[], f.id)`)
    .select(['f.id', 'f.statement', 'f.population', 'f.need_type as needType', 'f.strength', 'f.comparator'])
    .select(['s.channel', 's.title as sourceTitle', 's.issuer', 's.issued_text as issuedText'])
    .select(['m.id as measureId', 'm.name as measureName', 'm.unit', 'v.reporter', 'v.numerator', 'v.denominator'])
    .select(['v.population as measurePopulation', 'v.exclusion', 'v.exception', 'v.value'])
    .select(
      sql<'accepted' | 'dismissed' | null>`(
        select d.verdict from evidence_finding_decision d
        where d.finding_id = f.id order by d.at desc, d.id desc limit 1)`.as('verdict'),
    )
    .execute()
}
export type ProposedFrom = Awaited<ReturnType<typeof listForProposal>>[number]
