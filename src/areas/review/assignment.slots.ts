import type { ComponentChildren } from 'preact'
import type { Db } from '../../platform/database.ts'

/** What a reviewer reads, by the area that delivers the format: readings, a test with its right answers. Null where there is none. */
export type ReviewMaterial = (db: Db, activityId: string) => Promise<ComponentChildren | null>
