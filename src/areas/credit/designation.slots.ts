import type { Db, Tx } from '../../platform/database.ts'

/** The assessment of an activity with its pass mark, by the area that delivers the format; undefined where there is none. */
export type AssessmentOf = (db: Db | Tx, activityId: string) => Promise<{ passPercent: number } | undefined>
