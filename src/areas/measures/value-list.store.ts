import { sql } from 'kysely'
import { newId } from '../../kernel/ids.ts'
import type { Tx } from '../../platform/database.ts'
import { type Use, listUses } from '../../platform/uses.ts'
import type { ValueDraft } from './measure.schema.ts'

/** A value as it was last reported for its reporter and period. */
export type Edition = {
  id: string
  reporter: string
  edition: number
  initialPopulation: number | null
  numerator: number | null
  denominator: number | null
  exclusion: number
  exception: number
  value: number | null
  reportedValue: number | null
}

/** Of each of these reporters the newest edition for one period and population. */
export async function listNewestEditions(
  tx: Tx,
  measureId: string,
  of: Pick<ValueDraft, 'population' | 'periodStart' | 'periodEnd'>,
  reporters: readonly string[],
): Promise<Edition[]> {
  const { rows } = await sql<Edition>`select distinct on (reporter) id, reporter, edition,
      initial_population as "initialPopulation", numerator, denominator, exclusion, exception, value,
      reported_value as "reportedValue"
    from measures_value
    where measure_id = ${measureId} and population = ${of.population} and period_start = ${of.periodStart}
      and period_end = ${of.periodEnd} and reporter = any(${[...reporters]}::text[])
    order by reporter, edition desc`.execute(tx)
  return rows
}

/** A value to be written, with its edition and where it came from. */
export type ListedValue = ValueDraft & { id: string; version: string; edition: number; runLine: number }

/** Writes values of one measure in one statement; their ids are made here. */
export async function saveValues(
  tx: Tx,
  from: { measureId: string; runId: string },
  values: readonly Omit<ListedValue, 'id'>[],
): Promise<ListedValue[]> {
  const rows = values.map((value) => ({ ...value, id: newId() }))
  if (rows.length === 0) return rows
  await sql`insert into measures_value (id, measure_id, source_id, reporter, population, period_start, period_end,
      initial_population, numerator, denominator, exclusion, exception, value, reported_value, version, edition,
      run_id, run_line, recorded_at)
    select x.id, ${from.measureId}::uuid, x."sourceId", x.reporter, x.population, x."periodStart", x."periodEnd",
      x."initialPopulation", x.numerator, x.denominator, x.exclusion, x.exception, x.value, x."reportedValue", x.version,
      x.edition, ${from.runId}::uuid, x."runLine", ${tx.at}
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as x(id uuid, "sourceId" uuid, reporter text, population text,
      "periodStart" date, "periodEnd" date, "initialPopulation" int, numerator int, denominator int, exclusion int,
      exception int, value numeric, "reportedValue" numeric, version text, edition int, "runLine" int)`.execute(tx)
  return rows
}

/** What has been built on these values, in whatever table but those `apart`. */
export function listValueUses(tx: Tx, ids: readonly string[], apart: readonly string[]): Promise<Use[]> {
  return listUses(tx, 'measures_value', ids, apart)
}

/** Which of these values a later edition stands above. */
export async function listSuperseded(tx: Tx, ids: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select v.id from measures_value v
    where v.id = any(${[...ids]}::uuid[]) and exists (select from measures_value l
      where l.measure_id = v.measure_id and l.reporter = v.reporter and l.population = v.population
        and l.period_start = v.period_start and l.period_end = v.period_end and l.edition > v.edition
        and not l.id = any(${[...ids]}::uuid[]))`.execute(tx)
  return rows.map((row) => row.id)
}

/** Removes values on which nothing was built; an earlier edition of the same period counts again. Returns their measures. */
export async function removeValues(tx: Tx, ids: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ measureId: string }>`
    delete from measures_value where id = any(${[...ids]}::uuid[]) returning measure_id as "measureId"`.execute(tx)
  return [...new Set(rows.map((row) => row.measureId))]
}

/** Removes those of these measures that have no value and on which nothing was built. Returns which. */
export async function removeEmptyMeasures(tx: Tx, ids: readonly string[]): Promise<string[]> {
  const used = new Set((await listUses(tx, 'measures_measure', ids)).map((use) => use.id))
  const empty = ids.filter((id) => !used.has(id))
  await sql`delete from measures_measure where id = any(${empty}::uuid[])`.execute(tx)
  return empty
}
