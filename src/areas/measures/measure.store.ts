import { sql } from 'kysely'
import type { LocalDate } from '../../kernel/dates.ts'
import { newId } from '../../kernel/ids.ts'
import type { Db, Tx } from '../../platform/database.ts'
import type { Source } from '../../platform/listing.ts'
import type { Improvement, MeasureDraft, MeasureKind, SeriesValue, Unit, ValueDraft } from './measure.schema.ts'

const columns = [
  'm.id',
  'm.canonical',
  'm.name',
  'm.unit',
  'm.improvement',
  'm.is_improvement_told as isImprovementTold',
  'm.kind',
] as const

/** One measure: its address, name, unit, which way is better (and whether anyone said so) and what it is about. */
export function findMeasure(db: Db | Tx, measureId: string) {
  return db.selectFrom('measures_measure as m').where('m.id', '=', measureId).select(columns).executeTakeFirst()
}

/** What is kept under this address (without version): usually one measure, one more for each other unit. */
export function listMeasuresOf(db: Db | Tx, canonical: string) {
  return db.selectFrom('measures_measure as m').where('m.canonical', '=', canonical).select(columns).execute()
}

/** The share that goes by this name, in whatever letter case; undefined when there is none. */
export function findShareByName(db: Db | Tx, name: string) {
  return db
    .selectFrom('measures_measure as m')
    .where(sql`lower(m.name)`, '=', name.trim().toLowerCase())
    .where('m.unit', '=', 'proportion')
    .orderBy('m.created_at')
    .limit(1)
    .select(columns)
    .executeTakeFirst()
}

/** A measure as its list shows it: with how many values and reporters it has and how far they reach. */
export type MeasureLine = {
  id: string
  canonical: string
  name: string
  unit: Unit
  improvement: Improvement
  isImprovementTold: boolean
  kind: MeasureKind
  values: number
  reporters: number
  latest: LocalDate | null
}

/** Measures by name; words are looked for in name and address. */
export const listMeasures: Source<MeasureLine, { kind?: MeasureKind }> = {
  table: 'measures_measure',
  as: 'm',
  details: sql`left join lateral (
    select count(*) as values, count(distinct v.reporter) as reporters, max(v.period_end) as latest
    from measures_value v where v.measure_id = m.id) v on true`,
  select: sql<MeasureLine>`m.id, m.canonical, m.name, m.unit, m.improvement, m.is_improvement_told as "isImprovementTold",
    m.kind, v.values, v.reporters, v.latest`,
  text: sql`m.name || ' ' || m.canonical`,
  near: sql`m.name`,
  orders: {
    name: { keys: [{ by: sql`m.name`, type: 'text' }] },
    newest: { keys: [{ by: sql`m.created_at`, type: 'instant' }], down: true },
  },
  where: ({ kind }) => (kind ? [sql`m.kind = ${sql.lit(kind)}`] : []),
}

/** The series of a measure: one for each reporter and population, with its number of periods and its newest day. */
export async function listSeriesOf(db: Db | Tx, measureId: string) {
  const rows = await db
    .selectFrom('measures_value as v')
    .where('v.measure_id', '=', measureId)
    .groupBy(['v.reporter', 'v.population'])
    .orderBy('v.reporter')
    .orderBy('v.population')
    .select((eb) => [
      'v.reporter',
      'v.population',
      sql<number>`count(distinct (v.period_start, v.period_end))`.as('periods'),
      eb.fn.max('v.period_end').as('latest'),
    ])
    .execute()
  return rows.map((row) => ({ ...row, latest: row.latest as LocalDate }))
}

const valueColumns = [
  'v.id',
  'v.measure_id as measureId',
  'v.source_id as sourceId',
  'v.reporter',
  'v.population',
  'v.period_start as periodStart',
  'v.period_end as periodEnd',
  'v.initial_population as initialPopulation',
  'v.numerator',
  'v.denominator',
  'v.exclusion',
  'v.exception',
  'v.value',
  'v.reported_value as reportedValue',
  'v.version',
  'v.edition',
  'v.run_id as runId',
  'v.run_line as runLine',
  'v.recorded_at as recordedAt',
] as const

/** The values of one series in time order, of each period the newest edition. `population` "" is the whole. */
export async function listSeries(
  db: Db | Tx,
  measureId: string,
  reporter: string,
  population: string,
): Promise<SeriesValue[]> {
  const rows = await db
    .selectFrom('measures_value as v')
    .where('v.measure_id', '=', measureId)
    .where('v.reporter', '=', reporter)
    .where('v.population', '=', population)
    .distinctOn(['v.period_start', 'v.period_end'])
    .orderBy('v.period_start')
    .orderBy('v.period_end')
    .orderBy('v.edition', 'desc')
    .select(valueColumns)
    .execute()
  return rows.map(typed)
}

/** Values that a source gave, as they stand in it, each with its measure and whether a later edition superseded it. */
export async function listValuesOfSource(db: Db | Tx, sourceId: string) {
  const rows = await db
    .selectFrom('measures_value as v')
    .innerJoin('measures_measure as m', 'm.id', 'v.measure_id')
    .where('v.source_id', '=', sourceId)
    .orderBy('v.run_line')
    .orderBy('v.population')
    .orderBy('v.edition')
    .limit(500)
    .select([
      ...valueColumns,
      'm.name as measureName',
      'm.unit',
      sql<boolean>`exists (${newerEdition(db)})`.as('isSuperseded'),
    ])
    .execute()
  return rows.map(typed)
}

function newerEdition(db: Db | Tx) {
  return db
    .selectFrom('measures_value as n')
    .whereRef('n.measure_id', '=', 'v.measure_id' as never)
    .whereRef('n.reporter', '=', 'v.reporter' as never)
    .whereRef('n.population', '=', 'v.population' as never)
    .whereRef('n.period_start', '=', 'v.period_start' as never)
    .whereRef('n.period_end', '=', 'v.period_end' as never)
    .whereRef('n.edition', '>', 'v.edition' as never)
    .select('n.id')
}

/** One value with its measure; undefined when there is none. */
export async function findValue(db: Db | Tx, valueId: string) {
  const row = await db
    .selectFrom('measures_value as v')
    .innerJoin('measures_measure as m', 'm.id', 'v.measure_id')
    .where('v.id', '=', valueId)
    .select([...valueColumns, 'm.name as measureName', 'm.unit'])
    .executeTakeFirst()
  return row && typed(row)
}

/** The newest edition of this measure, reporter, population and period; undefined when it was never reported. */
export async function findNewestEdition(tx: Tx, measureId: string, value: ValueDraft) {
  const row = await tx
    .selectFrom('measures_value as v')
    .where('v.measure_id', '=', measureId)
    .where('v.reporter', '=', value.reporter)
    .where('v.population', '=', value.population)
    .where('v.period_start', '=', value.periodStart)
    .where('v.period_end', '=', value.periodEnd)
    .orderBy('v.edition', 'desc')
    .limit(1)
    .select(valueColumns)
    .executeTakeFirst()
  return row && typed(row)
}

/** Finds or writes a measure and locks it until the act ends, so that its values are numbered one after another. */
export async function saveMeasure(tx: Tx, measure: MeasureDraft): Promise<{ id: string; isNew: boolean }> {
  const id = newId()
  const made = await tx
    .insertInto('measures_measure')
    .values({
      id,
      canonical: measure.canonical,
      name: measure.name,
      unit: measure.unit,
      improvement: measure.improvement ?? 'increase',
      is_improvement_told: measure.improvement !== null,
      kind: measure.kind,
      created_at: tx.at,
    })
    .onConflict((oc) => oc.columns(['canonical', 'unit']).doNothing())
    .executeTakeFirst()
  if (made.numInsertedOrUpdatedRows === 1n) return { id, isNew: true }
  const known = await tx
    .selectFrom('measures_measure')
    .where('canonical', '=', measure.canonical)
    .where('unit', '=', measure.unit)
    .select('id')
    .forUpdate()
    .executeTakeFirstOrThrow()
  return { id: known.id, isNew: false }
}

/** Changes what is said of a measure. */
export async function changeMeasure(
  tx: Tx,
  measureId: string,
  change: { name: string; improvement: Improvement; kind: MeasureKind; isImprovementTold: boolean },
): Promise<void> {
  const { isImprovementTold, ...said } = change
  await tx
    .updateTable('measures_measure')
    .set({ ...said, is_improvement_told: isImprovementTold })
    .where('id', '=', measureId)
    .execute()
}

/** Writes a value and returns its id. */
export async function saveValue(
  tx: Tx,
  value: ValueDraft & {
    measureId: string
    version: string
    edition: number
    runId: string | null
    runLine: number | null
  },
): Promise<string> {
  const id = newId()
  await tx
    .insertInto('measures_value')
    .values({
      id,
      measure_id: value.measureId,
      source_id: value.sourceId,
      reporter: value.reporter,
      population: value.population,
      period_start: value.periodStart,
      period_end: value.periodEnd,
      initial_population: value.initialPopulation,
      numerator: value.numerator,
      denominator: value.denominator,
      exclusion: value.exclusion,
      exception: value.exception,
      value: value.value,
      reported_value: value.reportedValue,
      version: value.version,
      edition: value.edition,
      run_id: value.runId,
      run_line: value.runLine,
      recorded_at: tx.at,
    })
    .execute()
  return id
}

function typed<Row extends { periodStart: string; periodEnd: string }>(row: Row) {
  return { ...row, periodStart: row.periodStart as LocalDate, periodEnd: row.periodEnd as LocalDate }
}
