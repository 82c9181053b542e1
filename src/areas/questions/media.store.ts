import type { Db, Tx } from '../../platform/database.ts'

/** Does this file stand above a question, or belong to one that does, in any version? */
export async function isInQuestion(db: Db | Tx, fileId: string): Promise<boolean> {
  const row = await db
    .selectFrom('questions_media')
    .where((eb) => eb.or([eb('file_id', '=', fileId), eb('captions_id', '=', fileId)]))
    .limit(1)
    .select('item_id')
    .executeTakeFirst()
  return row !== undefined
}
