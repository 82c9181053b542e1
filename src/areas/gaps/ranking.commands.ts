import { type Decision, type Missing, allow, missing } from '../../kernel/decision.ts'
import { record } from '../../platform/audit.ts'
import type { Tx } from '../../platform/database.ts'
import { tryContenders } from './contender.rules.ts'
import { decideChange } from './gap.rules.ts'
import type { Given } from './gap.schema.ts'
import { findGap } from './gap.store.ts'
import { decideMark, decideWeighting } from './ranking.rules.ts'
import {
  type CriterionId,
  type Mark,
  type Weighting,
  criteria,
  criterionIds,
  usualWeighting,
} from './ranking.schema.ts'
import { findRanking, holdRanking, listScores, saveRanking, saveScores, saveSteadiness } from './ranking.store.ts'
import { listRanked, saveStanding } from './standing.store.ts'

type Ranking = NonNullable<Awaited<ReturnType<typeof findRanking>>>

/** The rule of ranking that counts; an office that has none starts out with the usual weights. */
export async function ensureRanking(tx: Tx): Promise<Ranking> {
  const known = await findRanking(tx)
  if (known) return known
  await holdRanking(tx)
  const meanwhile = await findRanking(tx)
  if (meanwhile) return meanwhile
  const why = 'The weights the office starts out with'
  const version = await saveRanking(tx, { why, criteria: criteriaOf(usualWeighting.weights) })
  await record(tx, {
    act: 'ranking.set',
    subject: 'ranking',
    before: null,
    after: { version, ...usualWeighting.weights },
    why,
  })
  return (await findRanking(tx))!
}

/**
 * Sets the weights of the criteria as the next version of the rule, with the reason, and ranks every open gap by it. Marks
 * that were given before count on.
 *
 * @returns the number of the version, or refusal `ranking/weight-below-nothing`, `ranking/weights-not-one`
 */
export async function setRanking(
  tx: Tx,
  ranking: { weights: Record<CriterionId, number>; why: string },
): Promise<Decision<number>> {
  const decision = decideWeighting({ version: 'next', weights: ranking.weights })
  if (!decision.ok) return decision
  const before = await ensureRanking(tx)
  await holdRanking(tx)
  const version = await saveRanking(tx, { why: ranking.why, criteria: criteriaOf(ranking.weights) })
  await record(tx, {
    act: 'ranking.set',
    subject: 'ranking',
    before: { version: before.version, ...weightingOf(before).weights },
    after: { version, ...ranking.weights },
    why: ranking.why,
  })
  await saveStanding(tx, null)
  await rankAgain(tx)
  return allow(version)
}

/**
 * Marks a gap on criteria, each with the reason that is printed; marks that stay as they are are not written again.
 *
 * @returns the gap's id, `missing`, or refusal `gap/closed`, `ranking/not-a-mark`, `ranking/no-reason`
 */
export async function scoreGap(tx: Tx, gapId: string, scores: readonly Given[]): Promise<Decision<string> | Missing> {
  const gap = await findGap(tx, gapId)
  if (!gap) return missing
  const open = decideChange(gap.state)
  if (!open.ok) return open
  for (const { criterionKey, points, because } of scores) {
    const mark = decideMark({ criterion: criterionKey as CriterionId, mark: points, because })
    if (!mark.ok) return mark
  }
  const { criteria: known } = await ensureRanking(tx)
  await holdRanking(tx)
  const before = await listScores(tx, gapId)
  const changed = scores.filter(({ criterionKey, points, because }) => {
    const held = before.find(({ key }) => key === criterionKey)
    return held?.points !== points || held.because !== because.trim()
  })
  const rows = changed.map(({ criterionKey, points, because }) => ({
    criterionId: known.find(({ key }) => key === criterionKey)!.id,
    points,
    because: because.trim(),
  }))
  await saveScores(tx, gapId, rows)
  await record(tx, { act: 'gap.score', subject: gapId, before: before.map(partOf), after: changed })
  await saveStanding(tx, [gapId])
  await rankAgain(tx)
  return allow(gapId)
}

/** Ranks the open gaps anew and tries the weights on them. Called where a mark, a weight or the list of open gaps changed. */
export async function rankAgain(tx: Tx): Promise<void> {
  const ranking = await findRanking(tx)
  if (!ranking) return
  await saveSteadiness(tx, tryContenders(await listRanked(tx), weightingOf(ranking)))
}

/** The weights of a version of the rule, as the rules of ranking take them. */
function weightingOf(ranking: Pick<Ranking, 'version' | 'criteria'>): Weighting {
  const weights = Object.fromEntries(ranking.criteria.map(({ key, weight }) => [key, weight]))
  return { version: String(ranking.version), weights: weights as Record<CriterionId, number> }
}

function criteriaOf(weights: Record<CriterionId, number>) {
  return criterionIds.map((key) => ({
    key,
    label: criteria[key].label,
    weight: weights[key],
    anchors: criteria[key].anchors,
  }))
}

function partOf({ key, points, because }: { key: CriterionId; points: number; because: string }): Omit<Mark, never> {
  return { criterion: key, mark: points, because }
}
