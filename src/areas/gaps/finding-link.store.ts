import { sql } from 'kysely'
import type { LocalDate } from '../../kernel/dates.ts'
import type { Db, Tx } from '../../platform/database.ts'
import { containing, wordsOf } from '../../platform/search.ts'
import type { Direction } from './gap.schema.ts'

const verdict = sql<'accepted' | 'dismissed' | null>`(
  select nullif(d.verdict, 'open') from evidence_finding_decision d where d.finding_id = f.id order by d.at desc, d.id desc limit 1)`

/** The findings of a gap with their sources, those for it first, the strongest first: what its evidence is made of. */
export async function listFindingsOf(db: Db | Tx, gapId: string) {
  const rows = await db
    .selectFrom('gaps_finding as l')
    .innerJoin('evidence_finding as f', 'f.id', 'l.finding_id')
    .innerJoin('evidence_source as s', 's.id', 'f.source_id')
    .leftJoin('measures_value as v', 'v.id', 'f.measure_value_id')
    .where('l.gap_id', '=', gapId)
    .orderBy('l.direction', 'desc')
    .orderBy(sql`array_position(array['strong', 'moderate', 'limited'], f.strength)`)
    .orderBy('l.linked_at')
    .orderBy('f.id')
    .select(['f.id', 'l.direction', 'l.linked_at as linkedAt', 'f.statement', 'f.population', 'f.caveats'])
    .select(['f.need_type as needType', 'f.strength', 'f.comparator', 'f.recorded_at as recordedAt'])
    .select(['s.id as sourceId', 's.channel', 's.kind as sourceKind', 's.title as sourceTitle', 's.issuer'])
    .select(['s.issued_on as issuedOn', 's.issued_text as issuedText', 's.standing', verdict.as('verdict')])
    .select(['v.measure_id as measureId', 'v.reporter', 'v.population as measurePopulation'])
    .select(['v.period_end as periodEnd'])
    .execute()
  return rows.map((row) => ({
    ...row,
    issuedOn: row.issuedOn as LocalDate | null,
    periodEnd: row.periodEnd as LocalDate | null,
  }))
}
export type LinkedFinding = Awaited<ReturnType<typeof listFindingsOf>>[number]

/** What deciding about a link needs of a finding, with how it is linked to this gap now; undefined without the finding. */
export function findLinkable(db: Db | Tx, gapId: string, findingId: string) {
  return db
    .selectFrom('evidence_finding as f')
    .innerJoin('evidence_source as s', 's.id', 'f.source_id')
    .leftJoin('gaps_finding as l', (join) => join.onRef('l.finding_id', '=', 'f.id').on('l.gap_id', '=', gapId))
    .where('f.id', '=', findingId)
    .select(['f.id', 's.channel', 's.standing', verdict.as('verdict'), 'l.direction'])
    .executeTakeFirst()
}

/** These findings as they are proposed for a new gap: their verdict, channel and standing. */
export function listLinkable(db: Db | Tx, findingIds: readonly string[]) {
  return db
    .selectFrom('evidence_finding as f')
    .innerJoin('evidence_source as s', 's.id', 'f.source_id')
    .where(sql<boolean>`f.id = any(${[...findingIds]}::uuid[])`)
    .select(['f.id', 's.channel', 's.standing', verdict.as('verdict')])
    .execute()
}

/** How many findings that are accepted and whose source stands speak for a gap. */
export async function countSpeaking(db: Db | Tx, gapId: string): Promise<number> {
  const row = await db
    .selectFrom('gaps_finding as l')
    .innerJoin('evidence_finding as f', 'f.id', 'l.finding_id')
    .innerJoin('evidence_source as s', 's.id', 'f.source_id')
    .where('l.gap_id', '=', gapId)
    .where('l.direction', '=', 'for')
    .where('s.standing', '<>', 'retracted')
    .where(verdict, '=', 'accepted')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  return row.count
}

/** Links a finding to a gap, or turns the link there is. */
export async function saveLink(tx: Tx, gapId: string, findingId: string, direction: Direction): Promise<void> {
  const link = { direction, linked_by: tx.actor.personId, linked_at: tx.at }
  await tx
    .insertInto('gaps_finding')
    .values({ gap_id: gapId, finding_id: findingId, ...link })
    .onConflict((oc) => oc.columns(['gap_id', 'finding_id']).doUpdateSet(link))
    .execute()
}

/** Takes a finding off a gap; the audit keeps that it was there. */
export async function removeLink(tx: Tx, gapId: string, findingId: string): Promise<void> {
  await tx.deleteFrom('gaps_finding').where('gap_id', '=', gapId).where('finding_id', '=', findingId).execute()
}

/**
 * Accepted findings from sources that stand, newest first, that can still be linked: to this gap, or to a new one (`gapId`
 * null), where those that are in no gap yet come first.
 */
export function listFree(db: Db | Tx, filter: { gapId: string | null; words: string }, limit: number) {
  const inGap = sql<boolean>`exists (select from gaps_finding l where l.finding_id = f.id)`
  let query = db
    .selectFrom('evidence_finding as f')
    .innerJoin('evidence_source as s', 's.id', 'f.source_id')
    .where(verdict, '=', 'accepted')
    .where('s.standing', '<>', 'retracted')
    .select(['f.id', 'f.statement', 'f.population', 's.channel', 's.title as sourceTitle', inGap.as('isInGap')])
    .limit(limit)
  if (filter.gapId !== null) {
    const own = sql<boolean>`exists (select from gaps_finding l where l.finding_id = f.id and l.gap_id = ${filter.gapId})`
    query = query.where((eb) => eb.not(own))
  } else query = query.orderBy('isInGap')
  for (const word of wordsOf(filter.words)) {
    const like = containing(word)
    query = query.where(sql<boolean>`concat_ws(' ', f.statement, f.population, s.title) ilike ${like}`)
  }
  return query.orderBy('f.recorded_at', 'desc').orderBy('f.id', 'desc').execute()
}
