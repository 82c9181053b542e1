import type { Db } from '../../platform/database.ts'

/** How many people have begun and handed in each of these versions, by its id. */
export async function listUseOfVersions(db: Db, versionIds: readonly string[]) {
  const rows =
    versionIds.length === 0
      ? []
      : await db
          .selectFrom('answers_sheet as s')
          .where('s.version_id', 'in', versionIds)
          .groupBy('s.version_id')
          .select((eb) => [
            's.version_id as id',
            eb.fn.countAll<number>().as('begun'),
            eb.fn.count<number>('s.submitted_at').as('answered'),
          ])
          .execute()
  return new Map(rows.map(({ id, begun, answered }) => [id, { begun, answered }]))
}

/** How many people have handed in any version of these questionnaires, by the questionnaire's id. */
export async function listUseOfQuestionnaires(db: Db, questionnaireIds: readonly string[]) {
  const rows =
    questionnaireIds.length === 0
      ? []
      : await db
          .selectFrom('answers_sheet as s')
          .innerJoin('questions_version as v', 'v.id', 's.version_id')
          .where('v.questionnaire_id', 'in', questionnaireIds)
          .where('s.submitted_at', 'is not', null)
          .groupBy('v.questionnaire_id')
          .select((eb) => ['v.questionnaire_id as id', eb.fn.countAll<number>().as('answered')])
          .execute()
  return new Map(rows.map(({ id, answered }) => [id, answered]))
}
