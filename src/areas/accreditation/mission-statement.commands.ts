import type { LocalDate } from '../../kernel/dates.ts'
import { type Decision, allow } from '../../kernel/decision.ts'
import { record } from '../../platform/audit.ts'
import type { Tx } from '../../platform/database.ts'
import { decideStatement } from './mission-statement.rules.ts'
import type { StatementDraft } from './mission-statement.schema.ts'
import { findStatement, lockVersions, saveStatement } from './mission-statement.store.ts'

/**
 * Adopts the next version of the mission. Earlier versions stay as they were.
 *
 * @returns the number of the version, or a refusal of `decideStatement`
 * @source office.mission.clauses
 */
export async function adoptStatement(tx: Tx, draft: StatementDraft, today: LocalDate): Promise<Decision<number>> {
  await lockVersions(tx)
  const current = await findStatement(tx)
  const decision = decideStatement(draft, current ?? null, today)
  if (!decision.ok) return decision
  const version = (current?.version ?? 0) + 1
  const id = await saveStatement(tx, { ...draft, version })
  const after = { version, adoptedOn: draft.adoptedOn, clauses: draft.clauses }
  await record(tx, { act: 'mission.adopt', subject: id, before: current ?? null, after, why: draft.why })
  return allow(version)
}
