import type { Db } from '../../platform/database.ts'
import { listHolders } from '../access/role.store.ts'
import { showName } from '../people/person.schema.ts'

const owning = ['office staff', 'course director', 'planner', 'administrator'] as const

/** Who may own a gap, by name. */
export async function listOwners(db: Db, at: Date): Promise<{ id: string; name: string }[]> {
  const held = await Promise.all(owning.map((role) => listHolders(db, role, at)))
  const people = new Map(held.flat().map((person) => [person.id, showName(person)]))
  return [...people].map(([id, name]) => ({ id, name })).toSorted((a, b) => a.name.localeCompare(b.name))
}
