import { sql } from 'kysely'
import type { LocalDate } from '../../kernel/dates.ts'
import { newId } from '../../kernel/ids.ts'
import type { Db, Tx } from '../../platform/database.ts'
import type { Source } from '../../platform/listing.ts'
import type { Provenance } from '../measures/measure.schema.ts'
import type { Channel, Design, SourceDetail, SourceDraft, SourceKind, Standing } from './source.schema.ts'

const columns = [
  's.id',
  's.channel',
  's.kind',
  's.title',
  's.issuer',
  's.issued_on as issuedOn',
  's.issued_text as issuedText',
  's.identifier_system as identifierSystem',
  's.identifier',
  's.link',
  's.design',
  's.level_start as levelStart',
  's.standing',
  's.run_id as runId',
  's.run_line as runLine',
  's.recorded_at as recordedAt',
  's.detail',
] as const

/** One source with everything known of it and who recorded it; undefined when there is none. */
export async function findSource(db: Db | Tx, sourceId: string) {
  const row = await db
    .selectFrom('evidence_source as s')
    .leftJoin('people_person as p', 'p.id', 's.recorded_by')
    .where('s.id', '=', sourceId)
    .select([...columns, 'p.given_name as givenName', 'p.family_name as familyName'])
    .executeTakeFirst()
  return row && typed(row)
}

/** The source with this identifier, locked until the act ends; undefined when there is none. */
export async function findSourceByIdentifier(tx: Tx, system: string, identifier: string) {
  const row = await tx
    .selectFrom('evidence_source as s')
    .where('s.identifier_system', '=', system)
    .where('s.identifier', '=', identifier)
    .select(columns)
    .forUpdate()
    .executeTakeFirst()
  return row && typed(row)
}

/** A source that bears this DOI, as its identifier or beside it; undefined when there is none. */
export function findSourceByDoi(tx: Tx, doi: string) {
  return tx
    .selectFrom('evidence_source as s')
    .where((eb) =>
      eb.or([
        eb.and([eb('s.identifier_system', '=', 'doi'), eb('s.identifier', '=', doi)]),
        eb(sql`s.detail ->> 'doi'`, '=', doi),
      ]),
    )
    .limit(1)
    .select(['s.id', 's.title'])
    .executeTakeFirst()
}

/** The notice that takes this record back, if it was recorded before or after it; undefined when none is known. */
export function findNotice(tx: Tx, system: string, identifier: string) {
  return tx
    .selectFrom('evidence_source as s')
    .where('s.identifier_system', '=', system)
    .where(sql<boolean>`s.detail -> 'retracts' ? ${identifier}`)
    .select(['s.id', 's.identifier', 's.title'])
    .executeTakeFirst()
}

/** Which sources to list. */
export type SourceFilter = { channel?: Channel; standing?: Standing }

/** A source as its list shows it; `findings` is how many were made from it. */
export type SourceLine = {
  id: string
  title: string
  issuer: string | null
  issuedOn: LocalDate | null
  issuedText: string | null
  identifier: string | null
  channel: Channel
  kind: SourceKind
  design: Design | null
  levelStart: number | null
  standing: Standing
  findings: number
}

/** Sources, newest first; words are looked for in title, issuer and identifier. */
export const sources: Source<SourceLine, SourceFilter> = {
  table: 'evidence_source',
  as: 's',
  select: sql<SourceLine>`s.id, s.title, s.issuer, s.issued_on as "issuedOn", s.issued_text as "issuedText", s.identifier,
    s.channel, s.kind, s.design, s.level_start as "levelStart", s.standing,
    (select count(*) from evidence_finding f where f.source_id = s.id) as findings`,
  text: sql`concat_ws(' ', s.title, s.issuer, s.identifier)`,
  near: sql`s.title`,
  orders: {
    newest: { keys: [{ by: sql`s.recorded_at`, type: 'instant' }], down: true },
    title: { keys: [{ by: sql`lower(s.title) collate "C"`, type: 'text' }] },
  },
  where: ({ channel, standing }) => [
    ...(channel ? [sql`s.channel = ${sql.lit(channel)}`] : []),
    ...(standing ? [sql`s.standing = ${sql.lit(standing)}`] : []),
  ],
}

/** What was done to a source, oldest first: recorded, corrected, retracted; with why, and who or by which key. */
export function listSourceHistory(db: Db, sourceId: string) {
  return db
    .selectFrom('platform_audit as a')
    .leftJoin('people_person as p', 'p.id', 'a.actor_id')
    .leftJoin('keys_key as k', 'k.id', 'a.actor_id')
    .where('a.subject', '=', sourceId)
    .where('a.act', 'like', 'source.%')
    .orderBy('a.at')
    .orderBy('a.id')
    .limit(100)
    .select(['a.act', 'a.at', 'a.why', 'a.via', 'p.given_name as givenName', 'p.family_name as familyName'])
    .select('k.name as key')
    .execute()
}

/** Writes a source; null when one with this identifier came first. */
export async function saveSource(tx: Tx, source: SourceDraft, from: Provenance): Promise<string | null> {
  const id = newId()
  const kept = await tx
    .insertInto('evidence_source')
    .values({
      id,
      ...rowOf(source),
      run_id: from?.runId ?? null,
      run_line: from?.line ?? null,
      recorded_by: tx.actor.personId,
      recorded_at: tx.at,
    })
    .onConflict((oc) => oc.doNothing())
    .executeTakeFirst()
  return kept.numInsertedOrUpdatedRows === 1n ? id : null
}

/** Replaces what is known of a source; the audit keeps what stood before. */
export async function changeSource(tx: Tx, sourceId: string, source: SourceDraft): Promise<void> {
  await tx.updateTable('evidence_source').set(rowOf(source)).where('id', '=', sourceId).execute()
}

/** Changes how a source stands, and the level it starts from. */
export async function changeStanding(
  tx: Tx,
  sourceId: string,
  change: { standing: Standing; levelStart: number | null },
): Promise<void> {
  await tx
    .updateTable('evidence_source')
    .set({ standing: change.standing, level_start: change.levelStart })
    .where('id', '=', sourceId)
    .execute()
}

function rowOf(source: SourceDraft) {
  return {
    channel: source.channel,
    kind: source.kind,
    title: source.title,
    issuer: source.issuer,
    issued_on: source.issuedOn,
    issued_text: source.issuedText,
    identifier_system: source.identifierSystem,
    identifier: source.identifier,
    link: source.link,
    design: source.design,
    level_start: source.levelStart,
    standing: source.standing,
    detail: JSON.stringify(source.detail),
  }
}

function typed<Row extends { issuedOn: string | null; detail: unknown }>(row: Row) {
  return { ...row, issuedOn: row.issuedOn as LocalDate | null, detail: row.detail as SourceDetail }
}
