import { sql } from 'kysely'
import { newId } from '../../kernel/ids.ts'
import type { Db, Tx } from '../../platform/database.ts'
import type { Source } from '../../platform/listing.ts'
import { afterNewest } from '../../platform/succession.ts'
import type { CompanyFacts, Eligibility, Holding } from './company.schema.ts'

/** The newest verdict on the company `c`; undetermined while nobody has decided. */
const eligibility = sql<Eligibility>`coalesce((select e.verdict from companies_eligibility e
  where e.company_id = c.id order by e.decided_at desc, e.id desc limit 1), 'undetermined')`

/** A company as the list shows it. */
export type CompanyRow = {
  id: string
  name: string
  holding: Holding
  businessLines: string[]
  eligibility: Eligibility
}

/** Companies by name; words are looked for in name and business lines. */
export const companies: Source<CompanyRow, { eligibility?: Eligibility }> = {
  table: 'companies_company',
  as: 'c',
  select: sql<CompanyRow>`c.id, c.name, c.holding, c.business_lines as "businessLines", ${eligibility} as eligibility`,
  text: sql`c.name || ' ' || array_to_string(c.business_lines, ' ')`,
  near: sql`c.name`,
  orders: {
    name: { keys: [{ by: sql`lower(c.name)`, type: 'text' }] },
    newest: { keys: [{ by: sql`c.created_at`, type: 'instant' }], down: true },
  },
  where: (narrow) => (narrow.eligibility ? [sql`${eligibility} = ${narrow.eligibility}`] : []),
}

/** One company with its eligibility now; undefined when there is none. */
export function findCompany(db: Db | Tx, companyId: string) {
  return db
    .selectFrom('companies_company as c')
    .where('c.id', '=', companyId)
    .select([
      'c.id',
      'c.name',
      'c.holding',
      'c.business_lines as businessLines',
      'c.created_at as createdAt',
      eligibility.as('eligibility'),
    ])
    .executeTakeFirst()
}

/** Every decision on a company, newest first, with who decided. */
export async function listEligibility(db: Db | Tx, companyId: string) {
  const rows = await db
    .selectFrom('companies_eligibility as e')
    .leftJoin('people_person as p', 'p.id', 'e.decided_by')
    .where('e.company_id', '=', companyId)
    .orderBy('e.decided_at', 'desc')
    .orderBy('e.id', 'desc')
    .select([
      'e.id',
      'e.verdict',
      'e.rationale',
      sql<CompanyFacts>`e.facts`.as('facts'),
      'e.decided_at as decidedAt',
      sql<string | null>`p.given_name || ' ' || p.family_name`.as('decidedBy'),
    ])
    .execute()
  return rows
}

/** The names of companies that the office has found ineligible, to be offered while typing. */
export async function listCompanyNames(db: Db, limit: number): Promise<string[]> {
  const rows = await db
    .selectFrom('companies_company as c')
    .where(eligibility, '=', 'ineligible')
    .orderBy(sql`lower(c.name)`)
    .limit(limit)
    .select('c.name')
    .execute()
  return rows.map((row) => row.name)
}

/** The company of this name, in whatever case it is written, made where it is new; says which. */
export async function saveCompany(tx: Tx, name: string): Promise<{ id: string; isNew: boolean }> {
  const id = newId()
  const made = await tx
    .insertInto('companies_company')
    .values({ id, name, created_at: tx.at })
    .onConflict((oc) => oc.doNothing())
    .executeTakeFirst()
  if (made.numInsertedOrUpdatedRows) return { id, isNew: true }
  const known = await tx
    .selectFrom('companies_company')
    .where(sql`lower(name)`, '=', sql<string>`lower(${name})`)
    .select('id')
    .executeTakeFirstOrThrow()
  return { id: known.id, isNew: false }
}

/** Replaces what is known of a company; the audit keeps what stood before. */
export async function changeCompany(
  tx: Tx,
  companyId: string,
  company: { name: string; holding: Holding; businessLines: string[] },
): Promise<void> {
  await tx
    .updateTable('companies_company')
    .set({ name: company.name, holding: company.holding, business_lines: company.businessLines })
    .where('id', '=', companyId)
    .execute()
}

/** Another company of this name, in whatever case; undefined when there is none. */
export function findNamesake(db: Db | Tx, name: string, companyId: string) {
  return db
    .selectFrom('companies_company')
    .where(sql`lower(name)`, '=', sql<string>`lower(${name})`)
    .where('id', '<>', companyId)
    .select('id')
    .executeTakeFirst()
}

/** Writes a decision on a company; the newest counts. */
export async function saveEligibility(
  tx: Tx,
  decision: { companyId: string; verdict: Eligibility; facts: CompanyFacts; rationale: string },
): Promise<void> {
  await tx
    .insertInto('companies_eligibility')
    .values({
      id: newId(),
      company_id: decision.companyId,
      verdict: decision.verdict,
      facts: JSON.stringify(decision.facts),
      rationale: decision.rationale,
      decided_by: tx.actor.personId,
      decided_at: afterNewest(tx, 'companies_eligibility', 'decided_at', { company_id: decision.companyId }),
    })
    .execute()
}
