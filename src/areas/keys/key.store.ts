import type { Role } from '../../kernel/actor.ts'
import { newId } from '../../kernel/ids.ts'
import type { Db, Tx } from '../../platform/database.ts'
import { isShut } from '../access/account.store.ts'
import { hashToken } from '../../platform/tokens.ts'
import type { KeyInput, KeyScope } from './key.schema.ts'

function selectKeys(db: Db | Tx) {
  return db
    .selectFrom('keys_key as k')
    .innerJoin('people_person as o', 'o.id', 'k.owner_id')
    .leftJoin('keys_revocation as r', 'r.key_id', 'k.id')
    .leftJoin('people_person as b', 'b.id', 'r.by_id')
    .select(['k.id', 'k.name', 'k.prefix', 'k.scope', 'k.roles', 'k.networks'])
    .select(['k.made_at as madeAt', 'k.expires_at as expiresAt', 'k.last_used_at as lastUsedAt'])
    .select(['k.owner_id as ownerId', 'o.given_name as givenName', 'o.family_name as familyName', 'o.email'])
    .select([
      'r.at as revokedAt',
      'r.why as revokedWhy',
      'b.given_name as byGivenName',
      'b.family_name as byFamilyName',
    ])
}

type Row = Awaited<ReturnType<ReturnType<typeof selectKeys>['executeTakeFirstOrThrow']>>
export type KeyRow = Omit<Row, 'roles' | 'scope'> & { roles: Role[]; scope: KeyScope }

/** The key of this token, whatever its state; undefined when there is none, or its owner's account is shut. */
export async function findKeyByToken(db: Db, token: string): Promise<KeyRow | undefined> {
  const row = await selectKeys(db)
    .where('k.token_hash', '=', hashToken(token))
    .where((eb) => eb.not(isShut(eb.ref('k.owner_id'))))
    .executeTakeFirst()
  return row as KeyRow | undefined
}

/** One key, whatever its state; undefined when there is none. */
export async function findKey(db: Db | Tx, keyId: string): Promise<KeyRow | undefined> {
  return (await selectKeys(db).where('k.id', '=', keyId).executeTakeFirst()) as KeyRow | undefined
}

/** Keeps a key by the hash of its token; returns its id. */
export async function saveKey(
  tx: Tx,
  key: Omit<KeyInput, 'expiresOn'> & { ownerId: string; token: string; prefix: string; expiresAt: Date },
): Promise<string> {
  const id = newId()
  await tx
    .insertInto('keys_key')
    .values({
      id,
      name: key.name,
      prefix: key.prefix,
      token_hash: hashToken(key.token),
      owner_id: key.ownerId,
      roles: key.roles,
      scope: key.scope,
      networks: key.networks,
      made_at: tx.at,
      expires_at: key.expiresAt,
    })
    .execute()
  return id
}

/** Ends a key before its time; the row and its reason stay. False when another act ended it first. */
export async function saveRevocation(tx: Tx, keyId: string, why: string): Promise<boolean> {
  const saved = await tx
    .insertInto('keys_revocation')
    .values({ key_id: keyId, at: tx.at, by_id: tx.actor.personId, why })
    .onConflict((oc) => oc.doNothing())
    .executeTakeFirst()
  return saved.numInsertedOrUpdatedRows !== 0n
}

/** Keeps that a key was used now. */
export async function markUsed(db: Db, keyId: string, at: Date): Promise<void> {
  await db.updateTable('keys_key').set({ last_used_at: at }).where('id', '=', keyId).execute()
}
