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
export async function record(
  tx: Tx,
  entry: { act: string; subject: string; before: unknown; after: unknown; why?: string | null },
): Promise<void> {
  const { actor } = tx
  await tx
    .insertInto('platform_audit')
    .values({
      id: newId(),
      at: tx.at,
      act: entry.act,
      subject: entry.subject,
      actor_id: actor.keyId ?? actor.personId,
      actor_roles: [...actor.roles],
      via: actor.via,
      on_behalf_of: (actor.keyId ? actor.personId : actor.onBehalfOf) ?? null,
      before: entry.before === null ? null : JSON.stringify(entry.before),
      after: entry.after === null ? null : JSON.stringify(entry.after),
      why: entry.why ?? null,
      request_id: actor.requestId ?? null,
    })
    .execute()
}
