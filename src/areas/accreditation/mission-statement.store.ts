import { sql } from 'kysely'
import type { LocalDate } from '../../kernel/dates.ts'
import { newId } from '../../kernel/ids.ts'
import type { Db, Tx } from '../../platform/database.ts'
import type { ClauseWords, StatementDraft } from './mission-statement.schema.ts'

/** A version of the statement with its clauses in order. */
export type Statement = {
  id: string
  version: number
  adoptedOn: LocalDate
  why: string
  recordedAt: Date
  givenName: string | null
  familyName: string | null
  clauses: ClauseWords[]
}

/** The newest version of the statement, or this one; undefined when there is none. In one query. */
export async function findStatement(db: Db | Tx, version?: number): Promise<Statement | undefined> {
  let query = selectVersions(db)
    .select(
      sql<ClauseWords[]>`(
        select coalesce(json_agg(json_build_object('section', c.section, 'clause', c.clause,
          'wordsBefore', c.words_before, 'words', c.words, 'wordsAfter', c.words_after) order by c.position), '[]')
        from accreditation_clause c where c.statement_id = s.id)`.as('clauses'),
    )
    .limit(1)
  if (version !== undefined) query = query.where('s.version', '=', version)
  const row = await query.executeTakeFirst()
  return row && typed(row)
}

/** Every version, newest first, without its clauses. */
export async function listVersions(db: Db) {
  return (await selectVersions(db).execute()).map(typed)
}

function selectVersions(db: Db | Tx) {
  return db
    .selectFrom('accreditation_statement as s')
    .leftJoin('people_person as p', 'p.id', 's.recorded_by')
    .orderBy('s.version', 'desc')
    .select(['s.id', 's.version', 's.adopted_on as adoptedOn', 's.why', 's.recorded_at as recordedAt'])
    .select(['p.given_name as givenName', 'p.family_name as familyName'])
}

function typed<Row extends { adoptedOn: string }>(row: Row) {
  return { ...row, adoptedOn: row.adoptedOn as LocalDate }
}

/** Holds the versions until the act ends, so that two are not adopted at once. */
export async function lockVersions(tx: Tx): Promise<void> {
  await sql`select pg_advisory_xact_lock(7263013, 1)`.execute(tx)
}

/** Writes a version with its clauses and returns its id. */
export async function saveStatement(tx: Tx, draft: StatementDraft & { version: number }): Promise<string> {
  const id = newId()
  await tx
    .insertInto('accreditation_statement')
    .values({
      id,
      version: draft.version,
      adopted_on: draft.adoptedOn,
      recorded_by: tx.actor.personId,
      recorded_at: tx.at,
      why: draft.why,
    })
    .execute()
  const rows = draft.clauses.map((one, at) => ({
    id: newId(),
    statement_id: id,
    position: at + 1,
    section: one.section,
    clause: one.clause,
    words_before: one.wordsBefore,
    words: one.words,
    words_after: one.wordsAfter,
  }))
  await tx.insertInto('accreditation_clause').values(rows).execute()
  return id
}
