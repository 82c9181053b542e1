import type { Db } from '../../platform/database.ts'

/** What the area that keeps answers says of their number. What it does not name was never begun. */
export type UseReader = {
  /** How many people have begun each version, and how many of these handed their answers in, by the version's id. */
  ofVersions: (
    db: Db,
    versionIds: readonly string[],
  ) => Promise<ReadonlyMap<string, { begun: number; answered: number }>>
  /** How many people handed in any version, by the questionnaire's id. */
  ofQuestionnaires: (db: Db, questionnaireIds: readonly string[]) => Promise<ReadonlyMap<string, number>>
}
