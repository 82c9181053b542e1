import { sql } from 'kysely'
import type { Tx } from '../../platform/database.ts'
import { type Use, listUses } from '../../platform/uses.ts'

/** The newest act of the audit on each of these sources, with the import it came by where it came by one. */
export async function listNewestActs(tx: Tx, sourceIds: readonly string[]) {
  const { rows } = await sql<{ subject: string; act: string; runId: string | null; before: unknown }>`
    select distinct on (subject) subject, act, after ->> 'runId' as "runId", before from platform_audit
    where subject = any(${[...sourceIds]}::text[]) and act like 'source.%' order by subject, at desc, id desc`.execute(
    tx,
  )
  return new Map(rows.map((row) => [row.subject, row]))
}

/** What has been built on these sources, in whatever table; their topics are their own. */
export function listSourceUses(tx: Tx, ids: readonly string[]): Promise<Use[]> {
  return listUses(tx, 'evidence_source', ids, ['evidence_source_topic'])
}

/** What has been built on these findings, in whatever table; their topics are their own. */
export function listFindingUses(tx: Tx, ids: readonly string[]): Promise<Use[]> {
  return listUses(tx, 'evidence_finding', ids, ['evidence_finding_topic'])
}

/** Which of these values other findings than these stand on. */
export async function listValuesWithFindings(
  tx: Tx,
  valueIds: readonly string[],
  apart: readonly string[],
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select distinct measure_value_id as id from evidence_finding
    where measure_value_id = any(${[...valueIds]}::uuid[]) and not id = any(${[...apart]}::uuid[])`.execute(tx)
  return rows.map((row) => row.id)
}

/** Removes sources on which nothing was built. */
export async function removeSources(tx: Tx, ids: readonly string[]): Promise<void> {
  await sql`delete from evidence_source_topic where source_id = any(${[...ids]}::uuid[])`.execute(tx)
  await sql`delete from evidence_source where id = any(${[...ids]}::uuid[])`.execute(tx)
}

/** Removes findings on which nothing was built. */
export async function removeFindings(tx: Tx, ids: readonly string[]): Promise<void> {
  await sql`delete from evidence_finding_topic where finding_id = any(${[...ids]}::uuid[])`.execute(tx)
  await sql`delete from evidence_finding where id = any(${[...ids]}::uuid[])`.execute(tx)
}
