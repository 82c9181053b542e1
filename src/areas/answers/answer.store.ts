import { sql } from 'kysely'
import { newId } from '../../kernel/ids.ts'
import type { Db, Tx } from '../../platform/database.ts'
import type { Value } from '../items/item.schema.ts'
import type { Wording } from './sheet.schema.ts'

/** The answers kept on a sheet, by the key of their question. */
export async function listKept(db: Db | Tx, sheetId: string): Promise<Map<string, Value>> {
  const rows = await db
    .selectFrom('answers_answer as a')
    .innerJoin('questions_item as i', 'i.id', 'a.item_id')
    .where('a.sheet_id', '=', sheetId)
    .select(['i.key', sql<Value>`a.value`.as('value')])
    .execute()
  return new Map(rows.map((row) => [row.key, row.value]))
}

/** One answer to be kept, with the words that were shown, what it tells, and whether it is right (null where it is not scored). */
export type KeptAnswer = { itemId: string; value: Value; shown: Wording; tells: string[]; isRight: boolean | null }

/** Keeps these answers of a page, and of the others only those to the questions that are still asked. */
export async function replaceAnswers(
  tx: Tx,
  sheetId: string,
  answers: readonly KeptAnswer[],
  standing: readonly string[],
): Promise<void> {
  let gone = tx.deleteFrom('answers_answer').where('sheet_id', '=', sheetId)
  if (standing.length > 0) gone = gone.where('item_id', 'not in', standing)
  await gone.execute()
  if (answers.length === 0) return
  await tx
    .insertInto('answers_answer')
    .values(
      answers.map((answer) => ({
        id: newId(),
        sheet_id: sheetId,
        item_id: answer.itemId,
        value: JSON.stringify(answer.value),
        wording_shown: JSON.stringify(answer.shown),
        tells: JSON.stringify(answer.tells),
        is_right: answer.isRight,
        answered_at: tx.at,
      })),
    )
    .onConflict((oc) =>
      oc.columns(['sheet_id', 'item_id']).doUpdateSet({
        value: sql`excluded.value`,
        wording_shown: sql`excluded.wording_shown`,
        tells: sql`excluded.tells`,
        is_right: sql`excluded.is_right`,
        answered_at: sql`case when answers_answer.value = excluded.value then answers_answer.answered_at else excluded.answered_at end`,
      }),
    )
    .execute()
}
