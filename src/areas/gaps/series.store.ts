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
