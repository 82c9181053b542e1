import { sql } from 'kysely'
import { newId } from '../../kernel/ids.ts'
import type { Db, Tx } from '../../platform/database.ts'
import type { Identifier, IdentifierHit, IdentifierKind } from './identifier.schema.ts'

/**
 * Everyone whom one of these identifiers leads to, each hit with what found it. One query, however many are asked for, so
 * that an import may ask for a whole page of rows. E-mail addresses are found in whatever case, further ones too; a license
 * by state and number, with or without its leading zeros. Nothing is found twice by the same identifier.
 */
export async function listPeopleByIdentifier(
  db: Db | Tx,
  identifiers: readonly Identifier[],
): Promise<IdentifierHit[]> {
  if (identifiers.length === 0) return []
  const of = (kind: Identifier['kind']) => identifiers.filter((one) => one.kind === kind)
  const values = (kind: Identifier['kind']) => of(kind).map(({ value }) => value.trim())
  const emails = values('e-mail').map((email) => email.toLowerCase())
  const licenses = identifiers.flatMap((one) => (one.kind === 'license' ? [one] : []))
  const others = identifiers.flatMap((one) =>
    one.kind === 'license' || one.kind === 'e-mail' || one.kind === 'NPI' ? [] : [one],
  )
  const { rows } = await sql<IdentifierHit>`
    select p.id as "personId", 'e-mail' as kind, lower(p.email) as value, null as state from people_person p
      where lower(p.email) = any(${emails})
    union select c.person_id, 'e-mail', lower(c.value), null from people_contact c
      where c.kind = 'e-mail' and lower(c.value) = any(${emails})
    union select p.id, 'NPI', p.npi, null from people_person p where p.npi = any(${values('NPI')})
    union select l.person_id, 'license', w.number, w.state
      from unnest(${licenses.map(({ state }) => state.trim().toUpperCase())}::text[],
        ${licenses.map(({ value }) => value.trim())}::text[]) w(state, number)
      join people_license l on l.state = w.state and ltrim(l.number, '0') = ltrim(w.number, '0')
    union select i.person_id, i.kind, i.value, null
      from unnest(${others.map(({ kind }) => kind)}::text[], ${others.map(({ value }) => value.trim())}::text[]) w(kind, value)
      join people_identifier i on i.kind = w.kind and i.value = w.value`.execute(db)
  return rows
}

/** The one person an identifier leads to; undefined when it leads to nobody, or to several, who are then to be compared. */
export async function findPersonByIdentifier(db: Db | Tx, identifier: Identifier): Promise<string | undefined> {
  const ids = new Set((await listPeopleByIdentifier(db, [identifier])).map(({ personId }) => personId))
  return ids.size === 1 ? [...ids][0] : undefined
}

/** Keeps an identifier of a person and returns its id. */
export async function saveIdentifier(
  tx: Tx,
  personId: string,
  identifier: { kind: IdentifierKind; value: string },
): Promise<string> {
  const id = newId()
  const { kind, value } = identifier
  await tx
    .insertInto('people_identifier')
    .values({ id, person_id: personId, kind, value, recorded_at: tx.at })
    .execute()
  return id
}
