import { sql } from 'kysely'
import type { LocalDate } from '../../kernel/dates.ts'
import { newId } from '../../kernel/ids.ts'
import type { Db, Tx } from '../../platform/database.ts'
import type { PartnershipInput, PartnershipLine } from './partnership.schema.ts'

/** What the office does and did together with an organization, what holds first. */
export function listPartnerships(db: Db | Tx, organizationId: string): Promise<PartnershipLine[]> {
  return columns(db)
    .where('organization_id', '=', organizationId)
    .orderBy((eb) => eb('until', 'is not', null))
    .orderBy('since', 'desc')
    .orderBy('id')
    .execute()
}

/** One of them, held until the act ends; undefined where it is not this organization's. */
export function findPartnership(tx: Tx, organizationId: string, id: string): Promise<PartnershipLine | undefined> {
  return columns(tx).where('organization_id', '=', organizationId).where('id', '=', id).forUpdate().executeTakeFirst()
}

function columns(db: Db | Tx) {
  return db
    .selectFrom('organizations_partnership')
    .select([
      'id',
      'kind',
      sql<LocalDate>`since`.as('since'),
      sql<LocalDate | null>`until`.as('until'),
      'note',
      'is_free_of_companies as isFreeOfCompanies',
      'ended_why as endedWhy',
    ])
}

/** Keeps what the office does together with an organization; returns its id. */
export async function savePartnership(tx: Tx, organizationId: string, asked: PartnershipInput): Promise<string> {
  const id = newId()
  await tx
    .insertInto('organizations_partnership')
    .values({
      id,
      organization_id: organizationId,
      kind: asked.partnershipKind,
      since: asked.since,
      note: asked.note,
      is_free_of_companies: asked.isFreeOfCompanies,
      recorded_at: tx.at,
    })
    .execute()
  return id
}

/** Keeps the last day of one, and why. */
export async function saveEnding(tx: Tx, id: string, until: LocalDate, why: string): Promise<void> {
  await tx.updateTable('organizations_partnership').set({ until, ended_why: why }).where('id', '=', id).execute()
}
