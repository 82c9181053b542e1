import { sql } from 'kysely'
import { newId } from '../kernel/ids.ts'
import type { Db, Tx } from '../platform/database.ts'
import type { SavedView, SavedViewInput } from './saved-view.schema.ts'

/** The views of a list that this person saved, and those shared with the office, by name. */
export function listSavedViews(db: Db | Tx, register: string, personId: string): Promise<SavedView[]> {
  return db
    .selectFrom('lists_view as v')
    .leftJoin('lists_beginning as b', (join) => join.onRef('b.view_id', '=', 'v.id').on('b.person_id', '=', personId))
    .where('v.register', '=', register)
    .where((eb) => eb.or([eb('v.person_id', '=', personId), eb('v.is_shared', '=', true)]))
    .orderBy(sql`lower(v.name)`)
    .orderBy('v.id')
    .limit(200)
    .select([
      'v.id',
      'v.name',
      'v.address',
      'v.is_shared as isShared',
      sql<boolean>`v.person_id = ${personId}`.as('isOwn'),
      sql<boolean>`b.view_id is not null`.as('isDefault'),
    ])
    .execute()
}

/** One view of a list that this person may use; undefined when there is none. */
export async function findSavedView(db: Db | Tx, register: string, viewId: string, personId: string) {
  return (await listSavedViews(db, register, personId)).find(({ id }) => id === viewId)
}

/** Writes a view of a list; undefined when this person has one of that name already. */
export async function saveView(
  tx: Tx,
  view: SavedViewInput & { register: string; personId: string; address: string },
): Promise<string | undefined> {
  const id = newId()
  const kept = await tx
    .insertInto('lists_view')
    .values({
      id,
      register: view.register,
      person_id: view.personId,
      name: view.name,
      address: view.address,
      is_shared: view.isShared,
      saved_at: tx.at,
    })
    .onConflict((oc) => oc.doNothing())
    .executeTakeFirst()
  return kept.numInsertedOrUpdatedRows === 1n ? id : undefined
}

/** Changes name and sharing of a view. Who is no longer shown it no longer begins with it. */
export async function changeView(tx: Tx, viewId: string, personId: string, input: SavedViewInput): Promise<void> {
  await tx
    .updateTable('lists_view')
    .set({ name: input.name, is_shared: input.isShared })
    .where('id', '=', viewId)
    .execute()
  if (!input.isShared)
    await tx.deleteFrom('lists_beginning').where('view_id', '=', viewId).where('person_id', '<>', personId).execute()
}

/** Takes a view away, and with it that a list begins with it. */
export async function removeView(tx: Tx, viewId: string): Promise<void> {
  await tx.deleteFrom('lists_view').where('id', '=', viewId).execute()
}

/** Lets a list begin with a view for a person; null lets it begin with everything. */
export async function saveBeginning(
  tx: Tx,
  beginning: { personId: string; register: string; viewId: string | null },
): Promise<void> {
  const { personId, register, viewId } = beginning
  await tx.deleteFrom('lists_beginning').where('person_id', '=', personId).where('register', '=', register).execute()
  if (viewId === null) return
  await tx.insertInto('lists_beginning').values({ person_id: personId, register, view_id: viewId }).execute()
}
