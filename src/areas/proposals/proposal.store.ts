import { sql } from 'kysely'
import type { Db } from '../../platform/database.ts'
import type { Series } from '../gaps/series.store.ts'

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
        select nullif(d.verdict, 'open') from evidence_finding_decision d
        where d.finding_id = f.id order by d.at desc, d.id desc limit 1)`.as('verdict'),
    )
    .execute()
}
export type ProposedFrom = Awaited<ReturnType<typeof listForProposal>>[number]
