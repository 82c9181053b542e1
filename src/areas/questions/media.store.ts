import type { Db, Tx } from '../../platform/database.ts'

/** Does this file stand above a question, or belong to one that does, in any version? */
export async function isInQuestion(db: Db | Tx, fileId: string): Promise<boolean> {
  const row = await db
    .selectNoFrom((eb) => [
      eb
        .or([
          eb.exists(eb.selectFrom('questions_media').where('file_id', '=', fileId).select('item_id')),
          eb.exists(eb.selectFrom('questions_captions').where('file_id', '=', fileId).select('item_id')),
        ])
        .as('isThere'),
    ])
    .executeTakeFirstOrThrow()
  return Boolean(row.isThere)
}
