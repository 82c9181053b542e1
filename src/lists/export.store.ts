import { sql } from 'kysely'
import { newId } from '../kernel/ids.ts'
import type { Db, Tx } from '../platform/database.ts'
import type { CellPage, Cells } from './exportable.ts'
import type { ExportOrder } from './export.schema.ts'

const columns = [
  'e.id',
  'e.register',
  'e.path',
  'e.params',
  'e.address',
  'e.form',
  'e.by_id as byId',
  'e.roles',
  'e.at',
  'e.file_id as fileId',
  'e.ends_at as endsAt',
] as const

/** A list that is made as a file, or was; undefined when there is none. */
export async function findExport(db: Db | Tx, exportId: string) {
  const row = await db.selectFrom('lists_export as e').where('e.id', '=', exportId).select(columns).executeTakeFirst()
  return row && { ...row, params: row.params as Record<string, string> }
}

export type Export = NonNullable<Awaited<ReturnType<typeof findExport>>>

/** Writes that a list shall be made as a file, for who acts; returns its id. */
export async function saveExport(tx: Tx, { register, path, params, address, form }: ExportOrder): Promise<string> {
  const id = newId()
  const by = { by_id: tx.actor.personId!, roles: [...tx.actor.roles], at: tx.at }
  await tx
    .insertInto('lists_export')
    .values({ id, register, path, params: JSON.stringify(params), address, form, ...by })
    .execute()
  return id
}

/** How far a list was read: how many pieces and rows, and where it goes on. */
export async function findReadSoFar(db: Db | Tx, exportId: string) {
  const { rows } = await sql<{ position: number; next: string | null; isNear: boolean; done: number }>`
    select position, next, is_near as "isNear",
      (select coalesce(sum(jsonb_array_length(p.cells)), 0)::int from lists_export_piece p
        where p.export_id = e.export_id) as done
    from lists_export_piece e where export_id = ${exportId} order by position desc limit 1`.execute(db)
  return rows[0]
}

/** Keeps the next piece of a list. */
export async function savePiece(tx: Tx, exportId: string, position: number, { cells, next }: CellPage): Promise<void> {
  await tx
    .insertInto('lists_export_piece')
    .values({
      ...{ export_id: exportId, position, cells: JSON.stringify(cells) },
      ...{ next: next?.after ?? null, is_near: next?.isNear ?? false },
    })
    .execute()
}

/** All that was read of a list, piece after piece, so that no more than one is held at once. */
export async function* listPieces(db: Db, exportId: string): AsyncGenerator<Cells[]> {
  for (let position = 1; ; position += 1) {
    const piece = await db
      .selectFrom('lists_export_piece')
      .where('export_id', '=', exportId)
      .where('position', '=', position)
      .select('cells')
      .executeTakeFirst()
    if (!piece) return
    yield piece.cells as Cells[]
  }
}

/** Writes that the file is there, and forgets what it was made of. */
export async function saveExportFile(tx: Tx, exportId: string, fileId: string, endsAt: Date): Promise<void> {
  await tx.updateTable('lists_export').set({ file_id: fileId, ends_at: endsAt }).where('id', '=', exportId).execute()
  await tx.deleteFrom('lists_export_piece').where('export_id', '=', exportId).execute()
}

/** Files whose last day is over, the oldest first. */
export function listEnded(db: Db | Tx, at: Date, limit: number) {
  return db
    .selectFrom('lists_export')
    .where('file_id', 'is not', null)
    .where('ends_at', '<=', at)
    .orderBy('ends_at')
    .limit(limit)
    .select(['id', 'file_id as fileId'])
    .execute()
}

/** Writes that a file is kept no longer. */
export async function endExport(tx: Tx, exportId: string): Promise<void> {
  await tx.updateTable('lists_export').set({ file_id: null }).where('id', '=', exportId).execute()
}

/** Forgets what was read of lists whose making was stopped and not resumed since this instant. */
export async function forgetLeftPieces(tx: Tx, before: Date): Promise<void> {
  await tx
    .deleteFrom('lists_export_piece')
    .where('export_id', 'not in', (eb) => eb.selectFrom('lists_export').where('at', '>=', before).select('id'))
    .execute()
}
