import { sql } from 'kysely'
import type { Db, Tx } from '../../platform/database.ts'
import type { Holding } from '../companies/company.schema.ts'

/** How many people have told a relationship with each of these companies, in any disclosure; none where nobody has. */
export async function countPeopleTied(db: Db, companyIds: readonly string[]): Promise<Map<string, number>> {
  const rows = await db
    .selectFrom('integrity_relationship as r')
    .innerJoin('integrity_disclosure as d', 'd.id', 'r.disclosure_id')
    .where(sql<boolean>`r.company_id = any(${[...companyIds]}::uuid[])`)
    .groupBy('r.company_id')
    .select((eb) => ['r.company_id as companyId', eb.fn.count<number>('d.person_id').distinct().as('people')])
    .execute()
  return new Map(rows.map(({ companyId, people }) => [companyId, people]))
}

/** What people said of who holds the shares of a company, newest first, with how many said so. */
export function listSaidHoldings(db: Db, companyId: string) {
  return db
    .selectFrom('integrity_relationship')
    .where('company_id', '=', companyId)
    .where('said_holding', 'is not', null)
    .groupBy('said_holding')
    .select((eb) => [sql<Holding>`said_holding`.as('holding'), eb.fn.countAll<number>().as('count')])
    .execute()
}

/** The activities, not over yet, in which somebody has told a relationship with this company in their newest disclosure. */
export async function listActivitiesWith(db: Db | Tx, companyId: string) {
  const { rows } = await sql<{ id: string; number: string; title: string }>`
    select distinct a.id, a.number, a.title from integrity_relationship r
    join integrity_disclosure d on d.id = r.disclosure_id
    join activities_activity a on a.id = d.activity_id
    where r.company_id = ${companyId}
      and not exists (select from integrity_disclosure n where n.activity_id = d.activity_id and n.person_id = d.person_id
        and (n.signed_at, n.id) > (d.signed_at, d.id))
      and a.state not in ('closed', 'archived')
    order by a.number`.execute(db)
  return rows
}
