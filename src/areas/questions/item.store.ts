import { type ExpressionBuilder, sql } from 'kysely'
import { jsonArrayFrom, jsonObjectFrom } from 'kysely/helpers/postgres'
import type { Db, Tx } from '../../platform/database.ts'
import type { DB, QuestionsItem } from '../../platform/tables.generated.ts'
import type { Item, ShowIf } from '../items/item.schema.ts'

/** The questions of a version in order, each with its options. */
export async function listItems(db: Db | Tx, versionId: string): Promise<Item[]> {
  const rows = await db
    .selectFrom('questions_item as i')
    .where('i.version_id', '=', versionId)
    .orderBy('i.position')
    .select((eb) => [
      'i.id',
      'i.position',
      'i.page',
      'i.key',
      'i.type',
      'i.wording',
      'i.help',
      'i.is_required as isRequired',
      'i.minimum',
      'i.maximum',
      'i.low_label as lowLabel',
      'i.high_label as highLabel',
      sql<ShowIf | null>`i.show_if`.as('showIf'),
      'i.right_number as rightNumber',
      'i.feedback',
      'i.scales',
      'i.passage',
      'i.total',
      'i.earliest',
      'i.latest',
      'i.accepts',
      'i.megabytes',
      jsonArrayFrom(
        eb
          .selectFrom('questions_option as o')
          .whereRef('o.item_id', '=', 'i.id')
          .orderBy('o.position')
          .select(['o.key', 'o.wording', 'o.is_right as isRight', 'o.feedback', 'o.right_number as rightNumber']),
      ).as('options'),
      jsonObjectFrom(mediaOf(eb)).as('media'),
    ])
    .execute()
  return rows as Item[]
}

/** What stands above a question, with its captions by language. */
function mediaOf(eb: ExpressionBuilder<DB & { i: QuestionsItem }, 'i'>) {
  return eb
    .selectFrom('questions_media as m')
    .innerJoin('platform_file as f', 'f.id', 'm.file_id')
    .whereRef('m.item_id', '=', 'i.id')
    .select((media) => [
      'm.kind',
      'm.file_id as fileId',
      'f.name',
      'm.alt',
      'm.transcript',
      jsonArrayFrom(
        media
          .selectFrom('questions_captions as c')
          .whereRef('c.item_id', '=', 'm.item_id')
          .orderBy('c.language')
          .select(['c.language', 'c.file_id as fileId']),
      ).as('captions'),
    ])
}
