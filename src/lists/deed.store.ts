import { newId } from '../kernel/ids.ts'
import type { Db, Tx } from '../platform/database.ts'

/** One row of an act on several: what it is called, what became of it and what undoing it needs. */
export type DeedRow = {
  subjectId: string
  called: string
  outcome: 'done' | 'refused'
  message: string
  kept: unknown
}

/** An act on several rows that this person did; undefined for anybody else's. */
export function findDeed(db: Db | Tx, register: string, deedId: string, personId: string) {
  return db
    .selectFrom('lists_deed')
    .where('id', '=', deedId)
    .where('register', '=', register)
    .where('by_id', '=', personId)
    .select(['id', 'act', 'at'])
    .executeTakeFirst()
}

/** The rows of an act in their order, each with what became of taking it back. */
export function listDeedRows(db: Db | Tx, deedId: string) {
  return db
    .selectFrom('lists_deed_row as r')
    .leftJoin('lists_undoing as u', (join) =>
      join.onRef('u.deed_id', '=', 'r.deed_id').onRef('u.position', '=', 'r.position'),
    )
    .where('r.deed_id', '=', deedId)
    .orderBy('r.position')
    .select([
      'r.position',
      'r.subject_id as subjectId',
      'r.called',
      'r.outcome',
      'r.message',
      'r.kept',
      'u.outcome as undoing',
      'u.message as undoingMessage',
    ])
    .execute()
}

/** Writes an act on several rows with what became of each; returns its id. */
export async function saveDeed(
  tx: Tx,
  deed: { register: string; act: string; input: unknown; rows: readonly DeedRow[] },
): Promise<string> {
  const id = newId()
  await tx
    .insertInto('lists_deed')
    .values({
      id,
      register: deed.register,
      act: deed.act,
      input: JSON.stringify(deed.input ?? null),
      by_id: tx.actor.personId!,
      at: tx.at,
    })
    .execute()
  const rows = deed.rows.map((row, position) => ({
    deed_id: id,
    position,
    subject_id: row.subjectId,
    called: row.called,
    outcome: row.outcome,
    message: row.message,
    kept: JSON.stringify(row.kept ?? null),
  }))
  await tx.insertInto('lists_deed_row').values(rows).execute()
  return id
}

/** Writes what became of rows when an act was taken back. */
export async function saveUndoing(
  tx: Tx,
  deedId: string,
  rows: readonly { position: number; outcome: 'undone' | 'refused'; message: string }[],
): Promise<void> {
  const values = rows.map((row) => ({ deed_id: deedId, ...row, by_id: tx.actor.personId!, at: tx.at }))
  await tx.insertInto('lists_undoing').values(values).execute()
}

/** Lets one person take back an act at a time, until the transaction ends. */
export async function lockDeed(tx: Tx, deedId: string): Promise<void> {
  await tx.selectFrom('lists_deed').where('id', '=', deedId).forUpdate().select('id').execute()
}
