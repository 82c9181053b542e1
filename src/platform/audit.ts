import { sql } from 'kysely'
import { newId } from '../kernel/ids.ts'
import type { Tx } from './database.ts'

/**
 * Writes one row of the audit, in the act's own transaction: who acted and how comes from `tx.actor`. A key of the API acts
 * itself, on behalf of the person it belongs to.
 * The database's role for the application can add rows and can neither change nor remove them.
 *
 * @param entry.act what was done, `noun.verb`, such as `gap.accept`
 * @param entry.subject the record it was done to
 * @param entry.before the record as it was, or null where there was none
 * @param entry.after the record as it is now, or null where none is left
 * @param entry.why the reason a person gave, where one was asked for
 */
export async function record(tx: Tx, entry: Entry): Promise<void> {
  const json = (value: unknown) => (value === null ? null : JSON.stringify(value))
  const { before, after, ...row } = rowOf(tx, entry)
  await tx
    .insertInto('platform_audit')
    .values({ ...row, before: json(before), after: json(after) })
    .execute()
}

/** What was done to one record. */
export type Entry = { act: string; subject: string; before: unknown; after: unknown; why?: string | null }

/** Writes a row of the audit for each of many records to which one act was done, such as an import; in one statement. */
export async function recordAll(tx: Tx, entries: readonly Entry[]): Promise<void> {
  if (entries.length === 0) return
  const rows = entries.map((entry) => rowOf(tx, entry))
  await sql`insert into platform_audit
    select x.* from jsonb_populate_recordset(null::platform_audit, ${JSON.stringify(rows)}::jsonb) as x`.execute(tx)
}

function rowOf(tx: Tx, entry: Entry) {
  const { actor } = tx
  return {
    id: newId(),
    at: tx.at,
    act: entry.act,
    subject: entry.subject,
    actor_id: actor.keyId ?? actor.personId,
    actor_roles: [...actor.roles],
    via: actor.via,
    on_behalf_of: (actor.keyId ? actor.personId : actor.onBehalfOf) ?? null,
    before: entry.before,
    after: entry.after,
    why: entry.why ?? null,
    request_id: actor.requestId ?? null,
  }
}
