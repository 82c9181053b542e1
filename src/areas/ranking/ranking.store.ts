import { sql } from 'kysely'
import { newId } from '../../kernel/ids.ts'
import type { Db, Tx } from '../../platform/database.ts'
import { afterNewest } from '../../platform/succession.ts'
import type { CriterionId } from './ranking.schema.ts'

const newest = (db: Db | Tx) => db.selectFrom('ranking_rule as r').orderBy('r.version', 'desc').limit(1)

/** The rule of ranking that counts now, with its criteria in order; undefined before the office has one. */
export async function findRanking(db: Db | Tx) {
  const rows = await db
    .selectFrom('ranking_criterion as c')
    .innerJoin('ranking_rule as r', 'r.id', 'c.ranking_id')
    .where('r.id', '=', newest(db).select('r.id'))
    .orderBy('c.position')
    .select(['r.id as rankingId', 'r.version', 'r.why', 'r.set_at as setAt'])
    .select(['c.id', 'c.key', 'c.label', 'c.weight', 'c.anchors'])
    .execute()
  const first = rows[0]
  if (!first) return undefined
  const criteria = rows.map(({ id, key, label, weight, anchors }) => ({
    id,
    key: key as CriterionId,
    label,
    weight,
    anchors: anchors as string[],
  }))
  return { id: first.rankingId, version: first.version, why: first.why, setAt: first.setAt, criteria }
}

/** Every version of the rule, newest first, with its weights, who set it and why. */
export async function listRankings(db: Db | Tx) {
  const rows = await db
    .selectFrom('ranking_rule as r')
    .leftJoin('people_person as p', 'p.id', 'r.set_by')
    .orderBy('r.version', 'desc')
    .limit(100)
    .select(['r.id', 'r.version', 'r.why', 'r.set_at as setAt'])
    .select(['p.given_name as givenName', 'p.family_name as familyName'])
    .select(
      sql<{ label: string; weight: number }[]>`(
        select json_agg(json_build_object('label', c.label, 'weight', c.weight) order by c.position)
        from ranking_criterion c where c.ranking_id = r.id)`.as('weights'),
    )
    .execute()
  return rows
}

/** The mark of a gap on each criterion that counts: the latest one, under whichever version it was given. */
export async function listScores(db: Db | Tx, gapId: string) {
  const rows = await db
    .selectFrom('ranking_mark as s')
    .innerJoin('ranking_criterion as c', 'c.id', 's.criterion_id')
    .innerJoin('ranking_rule as r', 'r.id', 'c.ranking_id')
    .leftJoin('people_person as p', 'p.id', 's.by_id')
    .where('s.gap_id', '=', gapId)
    .distinctOn('c.key')
    .orderBy('c.key')
    .orderBy('s.at', 'desc')
    .orderBy('s.id', 'desc')
    .select(['c.key', 's.points', 's.because', 's.at', 'r.version'])
    .select(['p.given_name as givenName', 'p.family_name as familyName'])
    .execute()
  return rows.map((row) => ({ ...row, key: row.key as CriterionId }))
}

/** The criteria of the rule that counts, each with the newest mark of a gap on it; empty before the office has a rule. */
export async function listRankParts(db: Db | Tx, gapId: string) {
  const rows = await db
    .selectFrom('ranking_criterion as c')
    .innerJoin('ranking_rule as r', 'r.id', 'c.ranking_id')
    .leftJoinLateral(
      (eb) =>
        eb
          .selectFrom('ranking_mark as s')
          .innerJoin('ranking_criterion as k', 'k.id', 's.criterion_id')
          .leftJoin('people_person as p', 'p.id', 's.by_id')
          .where('s.gap_id', '=', gapId)
          .whereRef('k.key', '=', 'c.key')
          .orderBy('s.at', 'desc')
          .orderBy('s.id', 'desc')
          .limit(1)
          .select(['s.points', 's.because', sql<string | null>`p.given_name || ' ' || p.family_name`.as('by')])
          .as('m'),
      (join) => join.onTrue(),
    )
    .where('r.id', '=', newest(db).select('r.id'))
    .orderBy('c.position')
    .select(['c.key', 'c.weight', 'r.version', 'm.points', 'm.because', 'm.by'])
    .execute()
  return rows.map((row) => ({ ...row, key: row.key as CriterionId }))
}

/** The marks of these gaps with their reasons, for the printed list. */
export async function listScoresOf(db: Db | Tx, gapIds: readonly string[]) {
  const rows = await db
    .selectFrom('ranking_mark as s')
    .innerJoin('ranking_criterion as c', 'c.id', 's.criterion_id')
    .where(sql<boolean>`s.gap_id = any(${[...gapIds]}::uuid[])`)
    .distinctOn(['s.gap_id', 'c.key'])
    .orderBy('s.gap_id')
    .orderBy('c.key')
    .orderBy('s.at', 'desc')
    .orderBy('s.id', 'desc')
    .select(['s.gap_id as gapId', 'c.key', 's.points', 's.because'])
    .execute()
  return rows.map((row) => ({ ...row, key: row.key as CriterionId }))
}

/** Writes a new version of the rule with its criteria, and returns its number. */
export async function saveRanking(
  tx: Tx,
  ranking: {
    why: string
    criteria: readonly { key: string; label: string; weight: number; anchors: readonly string[] }[]
  },
): Promise<number> {
  const id = newId()
  const { version } = await tx
    .insertInto('ranking_rule')
    .values({
      id,
      version: sql<number>`(select coalesce(max(version), 0) + 1 from ranking_rule)`,
      why: ranking.why,
      set_by: tx.actor.personId,
      set_at: tx.at,
    })
    .returning('version')
    .executeTakeFirstOrThrow()
  const rows = ranking.criteria.map((criterion, position) => ({
    id: newId(),
    ranking_id: id,
    position: position + 1,
    key: criterion.key,
    label: criterion.label,
    weight: criterion.weight,
    anchors: JSON.stringify(criterion.anchors),
  }))
  await tx.insertInto('ranking_criterion').values(rows).execute()
  return version
}

/** Writes marks; earlier ones stay. */
export async function saveScores(
  tx: Tx,
  gapId: string,
  scores: readonly { criterionId: string; points: number; because: string }[],
): Promise<void> {
  const rows = scores.map((score) => ({
    id: newId(),
    gap_id: gapId,
    criterion_id: score.criterionId,
    points: score.points,
    because: score.because,
    by_id: tx.actor.personId,
    at: afterNewest(tx, 'ranking_mark', 'at', { gap_id: gapId, criterion_id: score.criterionId }),
  }))
  if (rows.length > 0) await tx.insertInto('ranking_mark').values(rows).execute()
}

/** Holds the rule and the ranks made by it until the act ends, so that acts on them come one after another. */
export async function lockRanking(tx: Tx): Promise<void> {
  await sql`select pg_advisory_xact_lock(7263004, 2)`.execute(tx)
}
