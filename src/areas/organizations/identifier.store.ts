import { newId } from '../../kernel/ids.ts'
import type { Db, Tx } from '../../platform/database.ts'
import type { IdentifierLine, OrganizationIdentifierKind } from './identifier.schema.ts'

type Number = { kind: OrganizationIdentifierKind; issuer: string; value: string }

/** The numbers of an organization, those that hold first. */
export function listIdentifiers(db: Db | Tx, organizationId: string): Promise<IdentifierLine[]> {
  return db
    .selectFrom('organizations_identifier')
    .where('organization_id', '=', organizationId)
    .orderBy((eb) => eb('ended_at', 'is not', null))
    .orderBy('kind')
    .orderBy('value')
    .select(['id', 'kind', 'issuer', 'value', 'ended_at as endedAt', 'ended_why as endedWhy'])
    .execute()
}

/** The organization that has this number now; undefined when none has. */
export function findByIdentifier(db: Db | Tx, number: Number) {
  return db
    .selectFrom('organizations_identifier as i')
    .innerJoin('organizations_organization as o', 'o.id', 'i.organization_id')
    .where('i.kind', '=', number.kind)
    .where('i.issuer', '=', number.issuer)
    .where('i.value', '=', number.value)
    .where('i.ended_at', 'is', null)
    .select(['o.id', 'o.name'])
    .executeTakeFirst()
}

/** Keeps a number; undefined where another has it meanwhile. */
export async function saveIdentifier(tx: Tx, organizationId: string, number: Number): Promise<string | undefined> {
  const made = await tx
    .insertInto('organizations_identifier')
    .values({ id: newId(), organization_id: organizationId, ...number, recorded_at: tx.at })
    .onConflict((oc) => oc.doNothing())
    .returning('id')
    .executeTakeFirst()
  return made?.id
}

/** Lets a number end; undefined where it is not this organization's or has ended. */
export function endIdentifier(tx: Tx, organizationId: string, identifierId: string, why: string) {
  return tx
    .updateTable('organizations_identifier')
    .set({ ended_at: tx.at, ended_why: why })
    .where('id', '=', identifierId)
    .where('organization_id', '=', organizationId)
    .where('ended_at', 'is', null)
    .returning(['kind', 'issuer', 'value'])
    .executeTakeFirst()
}
