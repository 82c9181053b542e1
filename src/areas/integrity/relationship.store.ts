import { sql } from 'kysely'
import type { LocalDate } from '../../kernel/dates.ts'
import { newId } from '../../kernel/ids.ts'
import type { Db, Tx } from '../../platform/database.ts'
import { afterNewest } from '../../platform/succession.ts'
import type { InsiderException } from './relationship.schema.ts'
import type { MitigationMethod } from './mitigation.schema.ts'

/** Every decision about a relationship, newest first: relevance, exceptions and mitigations, each with who, when and why. */
export async function listDecisions(db: Db, relationshipId: string) {
  const { rows } = await sql<{ what: string; said: string; why: string; at: Date; by: string | null }>`
    select h.what, h.said, h.why, h.at, p.given_name || ' ' || p.family_name as by from (
      select 'Relevance' as what, case when is_relevant then 'Related to the content' else 'Not related to the content' end
        as said, why, decided_at as at, decided_by as by_id, id from integrity_relevance where relationship_id = ${relationshipId}
      union all
      select 'Exception', exception, '', decided_at, decided_by, id from integrity_exception
        where relationship_id = ${relationshipId}
      union all
      select 'Mitigation', method || ', complete on ' || completed_on, description, recorded_at, recorded_by, id
        from integrity_mitigation where relationship_id = ${relationshipId}) h
    left join people_person p on p.id = h.by_id
    order by h.at desc, h.id desc`.execute(db)
  return rows
}

/** Writes a decision about relevance; the newest counts. */
export async function saveRelevance(
  tx: Tx,
  relevance: { relationshipId: string; isRelevant: boolean; why: string },
): Promise<void> {
  await tx
    .insertInto('integrity_relevance')
    .values({
      id: newId(),
      relationship_id: relevance.relationshipId,
      is_relevant: relevance.isRelevant,
      why: relevance.why,
      decided_by: tx.actor.personId,
      decided_at: afterNewest(tx, 'integrity_relevance', 'decided_at', { relationship_id: relevance.relationshipId }),
    })
    .execute()
}

/** Writes an exception with its attested conditions; the newest counts. */
export async function saveException(tx: Tx, relationshipId: string, exception: InsiderException): Promise<void> {
  const { kind, ...conditions } = exception
  await tx
    .insertInto('integrity_exception')
    .values({
      id: newId(),
      relationship_id: relationshipId,
      exception: kind,
      conditions: JSON.stringify(conditions),
      decided_by: tx.actor.personId,
      decided_at: afterNewest(tx, 'integrity_exception', 'decided_at', { relationship_id: relationshipId }),
    })
    .execute()
}

/** Writes a mitigation. */
export async function saveMitigation(
  tx: Tx,
  mitigation: {
    relationshipId: string
    method: MitigationMethod
    description: string
    byId: string | null
    completedOn: LocalDate
  },
): Promise<void> {
  await tx
    .insertInto('integrity_mitigation')
    .values({
      id: newId(),
      relationship_id: mitigation.relationshipId,
      method: mitigation.method,
      description: mitigation.description,
      by_id: mitigation.byId,
      completed_on: mitigation.completedOn,
      recorded_by: tx.actor.personId,
      recorded_at: afterNewest(tx, 'integrity_mitigation', 'recorded_at', {
        relationship_id: mitigation.relationshipId,
      }),
    })
    .execute()
}
