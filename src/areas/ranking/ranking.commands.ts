import { type Decision, allow } from '../../kernel/decision.ts'
import { record } from '../../platform/audit.ts'
import type { Tx } from '../../platform/database.ts'
import { announce } from '../../platform/news.ts'
import { decideMark, decideWeighting, weightsOf } from './ranking.rules.ts'
import { type CriterionId, type Given, type Mark, criteria, criterionIds, usualWeighting } from './ranking.schema.ts'
import { findRanking, listScores, lockRanking, saveRanking, saveScores } from './ranking.store.ts'

/** There is one rule; its versions and news go by this subject. */
const rankingSubject = 'ranking'

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
    subject: rankingSubject,
    before: null,
    after: { version, ...usualWeighting.weights },
    why,
  })
  return (await findRanking(tx))!
}

/**
 * Sets the weights of the criteria as the next version of the rule, with the reason. Marks that were given before count on;
 * gaps, which lie above, hear of it and rank anew.
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
    subject: rankingSubject,
    before: { version: before.version, ...weightsOf(before.criteria) },
    after: { version, ...ranking.weights },
    why: ranking.why,
  })
  await announce(tx, { kind: 'ranking.set', subject: rankingSubject, body: { version } })
  return allow(version)
}

/**
 * Marks something on criteria, each with the reason that is printed; marks that stay as they are are not written again.
 *
 * @returns what was marked before, and what changed; or refusal `ranking/not-a-mark`, `ranking/no-reason`
 */
export async function giveMarks(
  tx: Tx,
  gapId: string,
  given: readonly Given[],
): Promise<Decision<{ before: Mark[]; changed: Given[] }>> {
  for (const { criterionKey, points, because } of given) {
    const mark = decideMark({ criterion: criterionKey as CriterionId, mark: points, because })
    if (!mark.ok) return mark
  }
  const { criteria: known } = await ensureRanking(tx)
  await holdRanking(tx)
  const before = await listScores(tx, gapId)
  const changed = given.filter(({ criterionKey, points, because }) => {
    const held = before.find(({ key }) => key === criterionKey)
    return held?.points !== points || held.because !== because.trim()
  })
  const rows = changed.map(({ criterionKey, points, because }) => ({
    criterionId: known.find(({ key }) => key === criterionKey)!.id,
    points,
    because: because.trim(),
  }))
  await saveScores(tx, gapId, rows)
  return allow({ before: before.map(markOf), changed })
}

/** Holds the rule and the ranks made by it until the act ends, so that acts on them come one after another. */
export async function holdRanking(tx: Tx): Promise<void> {
  await lockRanking(tx)
}

function criteriaOf(weights: Record<CriterionId, number>) {
  return criterionIds.map((key) => ({
    key,
    label: criteria[key].label,
    weight: weights[key],
    anchors: criteria[key].anchors,
  }))
}

function markOf({ key, points, because }: { key: CriterionId; points: number; because: string }): Mark {
  return { criterion: key, mark: points, because }
}
