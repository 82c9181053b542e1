import { sql } from 'kysely'
import type { Source } from '../platform/listing.ts'
import type { RunKind, RunState } from './run.schema.ts'

/** An import as its list reads it, with who brought the file: null on the command line. */
export type RunFound = {
  id: string
  kind: RunKind | null
  fileName: string
  recognized: string | null
  state: RunState
  startedAt: Date
  givenName: string | null
  familyName: string | null
}

/** Imports of which kinds (those somebody may see), and in which state; `withUnknown`: also of files of no known kind. */
export type RunChoice = { kinds: readonly RunKind[]; withUnknown: boolean; state?: RunState }

/** Every file that was brought, the newest first; words are looked for in its name and in what it was recognized as. */
export const runList: Source<RunFound, RunChoice> = {
  table: 'exchange_run',
  as: 'r',
  details: sql`left join people_person p on p.id = r.started_by`,
  select: sql`r.id, r.kind, r.file_name as "fileName", r.recognized, r.state, r.started_at as "startedAt",
    p.given_name as "givenName", p.family_name as "familyName"`,
  text: sql`concat_ws(' ', r.file_name, r.recognized)`,
  near: sql`r.file_name`,
  orders: {
    newest: { keys: [{ by: sql`r.started_at`, type: 'instant' }], down: true },
    file: { keys: [{ by: sql`lower(r.file_name) collate "C"`, type: 'text' }] },
  },
  always: ({ kinds, withUnknown }) => [
    sql`(r.kind = any(${[...kinds]}::text[]) or (${withUnknown}::boolean and r.kind is null))`,
  ],
  where: ({ state }) => (state ? [sql`r.state = ${sql.lit(state)}`] : []),
}
