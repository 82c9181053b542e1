import type { Db, Tx } from '../../platform/database.ts'
import type { Scope, ScopeKind } from './role.schema.ts'

/** How areas say which of their records a role is for: found by what people call it, undefined where nothing is called so. */
export type ScopeFinder = (db: Db | Tx, words: string) => Promise<Omit<Scope, 'kind'> | undefined>
export type ScopeFinders = Record<ScopeKind, ScopeFinder>
