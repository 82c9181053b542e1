import { newId } from '../../kernel/ids.ts'
import type { Db, Tx } from '../../platform/database.ts'
import { afterNewest } from '../../platform/succession.ts'
import { listHolders } from '../access/role.store.ts'
import { showName } from '../people/person.schema.ts'

const owning = ['office staff', 'course director', 'planner', 'administrator'] as const

/** Who may own a gap, by name. */
export async function listOwners(db: Db, at: Date): Promise<{ id: string; name: string }[]> {
  const held = await Promise.all(owning.map((role) => listHolders(db, role, at)))
  const people = new Map(held.flat().map((person) => [person.id, showName(person)]))
  return [...people].map(([id, name]) => ({ id, name })).toSorted((a, b) => a.name.localeCompare(b.name))
}

/** Names who owns a gap; earlier owners stay in the history. */
export async function saveOwner(tx: Tx, gapId: string, personId: string, why: string): Promise<void> {
  await tx
    .insertInto('gaps_owner')
    .values({
      id: newId(),
      gap_id: gapId,
      person_id: personId,
      why,
      named_by: tx.actor.personId,
      named_at: afterNewest(tx, 'gaps_owner', 'named_at', { gap_id: gapId }),
    })
    .execute()
}
