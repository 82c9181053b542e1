import { sql } from 'kysely'
import type { LocalDate } from '../../kernel/dates.ts'
import { newId } from '../../kernel/ids.ts'
import type { Db, Tx } from '../../platform/database.ts'
import type { RepresentativeDuty, RepresentativeLine } from './representative.schema.ts'

/** Whom the office asks at an organization: who belongs to it today and was named. */
export function listRepresentatives(
  db: Db | Tx,
  organizationId: string,
  today: LocalDate,
): Promise<RepresentativeLine[]> {
  return db
    .selectFrom('representatives_representative as r')
    .innerJoin('people_affiliation as a', 'a.id', 'r.affiliation_id')
    .innerJoin('people_person as p', 'p.id', 'a.person_id')
    .where('a.organization_id', '=', organizationId)
    .where('r.ended_at', 'is', null)
    .where((eb) => eb.or([eb('a.until', 'is', null), eb('a.until', '>=', today)]))
    .orderBy('r.duty')
    .orderBy('p.family_name')
    .orderBy('r.id')
    .select([
      'r.id',
      'p.id as personId',
      sql<string>`p.given_name || ' ' || p.family_name`.as('name'),
      'p.email',
      'r.duty',
    ])
    .execute()
}

/** How a person belongs to an organization today, the latest first; undefined where they do not. */
export function findAffiliation(tx: Tx, organizationId: string, personId: string, today: LocalDate) {
  return tx
    .selectFrom('people_affiliation')
    .where('organization_id', '=', organizationId)
    .where('person_id', '=', personId)
    .where((eb) => eb.or([eb('until', 'is', null), eb('until', '>=', today)]))
    .orderBy(sql`since desc nulls last`)
    .orderBy('id')
    .select('id')
    .limit(1)
    .executeTakeFirst()
}

/** Names someone; undefined where they are named for this already. */
export async function saveRepresentative(
  tx: Tx,
  affiliationId: string,
  duty: RepresentativeDuty,
): Promise<string | undefined> {
  const made = await tx
    .insertInto('representatives_representative')
    .values({ id: newId(), affiliation_id: affiliationId, duty, recorded_at: tx.at })
    .onConflict((oc) => oc.doNothing())
    .returning('id')
    .executeTakeFirst()
  return made?.id
}

/** Ends it; undefined where nobody of this organization is so named. */
export function endRepresentative(tx: Tx, organizationId: string, representativeId: string, why: string) {
  return tx
    .updateTable('representatives_representative')
    .set({ ended_at: tx.at, ended_why: why })
    .where('id', '=', representativeId)
    .where('ended_at', 'is', null)
    .where('affiliation_id', 'in', (eb) =>
      eb.selectFrom('people_affiliation').where('organization_id', '=', organizationId).select('id'),
    )
    .returning(['affiliation_id as affiliationId', 'duty'])
    .executeTakeFirst()
}
