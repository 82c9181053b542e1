import { sql } from 'kysely'
import { jsonArrayFrom } from 'kysely/helpers/postgres'
import type { Db, Tx } from '../../platform/database.ts'

/** What planning takes over from a gap; undefined when there is no such gap. */
export async function findGapForPlan(tx: Tx, gapId: string) {
  const gap = await findGapToPlan(tx, gapId)
  if (!gap) return undefined
  const audience = await tx
    .selectFrom('gaps_audience')
    .where('gap_id', '=', gapId)
    .select(['profession', 'specialty'])
    .execute()
  return { ...gap, audience }
}

/** A gap as the form for a new plan shows it; undefined when there is none. */
export function findGapToPlan(db: Db | Tx, gapId: string) {
  return db
    .selectFrom('gaps_gap as g')
    .where('g.id', '=', gapId)
    .select([
      'g.id',
      'g.number',
      'g.title',
      'g.current_practice as currentPractice',
      'g.best_practice as bestPractice',
      sql<string>`(select s.state from gaps_step s where s.gap_id = g.id order by s.at desc, s.id desc limit 1)`.as(
        'state',
      ),
    ])
    .executeTakeFirst()
}

/**
 * What the forms of a plan offer: the addresses of the faculty, and the sources behind the findings of its gaps, which it
 * can cite; retracted ones are not offered.
 */
export function findOffers(db: Db, activityId: string) {
  const sources = db
    .selectFrom('activities_gap as ag')
    .innerJoin('gaps_finding as gf', 'gf.gap_id', 'ag.gap_id')
    .innerJoin('evidence_finding as f', 'f.id', 'gf.finding_id')
    .innerJoin('evidence_source as s', 's.id', 'f.source_id')
    .where('ag.activity_id', '=', activityId)
    .where('s.standing', '<>', 'retracted')
    .groupBy(['s.id', 's.title'])
    .orderBy('s.title')
    .select(['s.id', 's.title'])
  const emails = sql<string[]>`array(
    select p.email from people_person p
    where exists (select from access_role_grant g where g.person_id = p.id and g.role = 'faculty' and g.ended_at is null)
    order by p.family_name)`
  return db.selectNoFrom([emails.as('emails'), jsonArrayFrom(sources).as('sources')]).executeTakeFirstOrThrow()
}

/** How a source is cited: title, issuer, date, identifier; undefined when there is no such source or it was retracted. */
export async function findCitation(db: Db, sourceId: string): Promise<string | undefined> {
  const source = await db
    .selectFrom('evidence_source')
    .where('id', '=', sourceId)
    .where('standing', '<>', 'retracted')
    .select([
      'title',
      'issuer',
      'issued_text as issuedText',
      'issued_on as issuedOn',
      'identifier_system as system',
      'identifier',
    ])
    .executeTakeFirst()
  if (!source) return undefined
  const identifier = source.identifier && source.system ? `${source.system}: ${source.identifier}` : null
  return [source.title, source.issuer, source.issuedText ?? source.issuedOn, identifier].filter(Boolean).join('. ')
}
