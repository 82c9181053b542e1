import type { Db } from '../../platform/database.ts'
import type { Aftermath } from './hand-over.schema.ts'

/** How an area above tells what came of findings; a finding of which nothing came has no entry. */
export type AftermathReader = (db: Db, findingIds: readonly string[]) => Promise<ReadonlyMap<string, Aftermath>>
