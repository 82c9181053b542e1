import { newId } from '../../kernel/ids.ts'
import type { Db, Tx } from '../../platform/database.ts'
import { afterNewest } from '../../platform/succession.ts'
import type { VerdictInput } from './verdict.schema.ts'

/** What was decided of a gap, newest first, with who and on which figure. */
export function listVerdicts(db: Db | Tx, gapId: string) {
  return db
    .selectFrom('outcomes_verdict as d')
    .innerJoin('people_person as p', 'p.id', 'd.by_id')
    .innerJoin('measures_value as v', 'v.id', 'd.measure_value_id')
    .innerJoin('measures_measure as m', 'm.id', 'v.measure_id')
    .where('d.gap_id', '=', gapId)
    .orderBy('d.at', 'desc')
    .orderBy('d.id', 'desc')
    .select([
      'd.id',
      'd.verdict',
      'd.why',
      'd.at',
      'd.measure_value_id as valueId',
      'p.given_name as givenName',
      'p.family_name as familyName',
    ])
    .select(['v.period_start as periodStart', 'v.period_end as periodEnd', 'v.numerator', 'v.denominator'])
    .select(['v.exclusion', 'v.exception', 'v.value', 'm.unit'])
    .execute()
}
export type GivenVerdict = Awaited<ReturnType<typeof listVerdicts>>[number]

/** Was this gap decided on this figure? */
export async function isDecidedOn(db: Db | Tx, gapId: string, valueId: string): Promise<boolean> {
  const row = await db
    .selectFrom('outcomes_verdict')
    .where('gap_id', '=', gapId)
    .where('measure_value_id', '=', valueId)
    .select('id')
    .executeTakeFirst()
  return row !== undefined
}

/** Locks a gap until the act ends, so that two people do not decide at once; false when there is none. */
export async function lockGap(tx: Tx, gapId: string): Promise<boolean> {
  const row = await tx.selectFrom('gaps_gap').where('id', '=', gapId).forUpdate().select('id').executeTakeFirst()
  return row !== undefined
}

/** Writes what was decided of a gap and returns its id. */
export async function saveVerdict(
  tx: Tx,
  verdict: VerdictInput & { gapId: string; personId: string },
): Promise<string> {
  const id = newId()
  await tx
    .insertInto('outcomes_verdict')
    .values({
      id,
      gap_id: verdict.gapId,
      verdict: verdict.verdict,
      why: verdict.why,
      measure_value_id: verdict.valueId,
      by_id: verdict.personId,
      at: afterNewest(tx, 'outcomes_verdict', 'at', { gap_id: verdict.gapId }),
    })
    .execute()
  return id
}
