import { type Decision, type Missing, allow, missing } from '../../kernel/decision.ts'
import { record } from '../../platform/audit.ts'
import type { Tx } from '../../platform/database.ts'
import { tryContenders } from '../ranking/contender.rules.ts'
import { giveMarks, holdRanking } from '../ranking/ranking.commands.ts'
import { weightsOf } from '../ranking/ranking.rules.ts'
import type { Given } from '../ranking/ranking.schema.ts'
import { findRanking } from '../ranking/ranking.store.ts'
import { decideChange } from './gap.rules.ts'
import { findGap } from './gap.store.ts'
import { listRanked, saveStanding, saveSteadiness } from './standing.store.ts'

/**
 * Marks a gap on criteria, each with the reason that is printed, and ranks the open gaps anew.
 *
 * @returns the gap's id, `missing`, or refusal `gap/closed` or one of `giveMarks`
 */
export async function scoreGap(tx: Tx, gapId: string, given: readonly Given[]): Promise<Decision<string> | Missing> {
  const gap = await findGap(tx, gapId)
  if (!gap) return missing
  const open = decideChange(gap.state)
  if (!open.ok) return open
  const marks = await giveMarks(tx, gapId, given)
  if (!marks.ok) return marks
  await record(tx, { act: 'gap.score', subject: gapId, before: marks.value.before, after: marks.value.changed })
  await saveStanding(tx, [gapId])
  await rankAgain(tx)
  return allow(gapId)
}

/** Ranks the open gaps anew and tries the weights on them. Called where a mark or the list of open gaps changed. */
export async function rankAgain(tx: Tx): Promise<void> {
  const ranking = await findRanking(tx)
  if (!ranking) return
  const weighting = { version: String(ranking.version), weights: weightsOf(ranking.criteria) }
  await saveSteadiness(tx, tryContenders(await listRanked(tx), weighting))
}

/** Works out the score of every gap and ranks them anew, because the weights changed. */
export async function scoreAll(tx: Tx): Promise<void> {
  await holdRanking(tx)
  await saveStanding(tx, null)
  await rankAgain(tx)
}
