import { sql } from 'kysely'
import type { LocalDate } from '../../kernel/dates.ts'
import { newId } from '../../kernel/ids.ts'
import type { Db, Tx } from '../../platform/database.ts'
import { afterNewest } from '../../platform/succession.ts'
import type { Discloser, DisclosureAnswer, Draft, DraftRelationship, RelationshipInput } from './disclosure.schema.ts'

/** What this person has filled in for this activity and not signed; undefined when there is nothing. */
export async function findDraft(db: Db | Tx, who: Discloser): Promise<Draft | undefined> {
  const row = await db
    .selectFrom('integrity_draft')
    .where('activity_id', '=', who.activityId)
    .where('person_id', '=', who.personId)
    .select(['answer', sql<DraftRelationship[]>`relationships`.as('relationships')])
    .executeTakeFirst()
  return row
}

/** Keeps what is filled in so far, in place of what was. */
export async function saveDraft(tx: Tx, who: Discloser, draft: Draft & { answer: DisclosureAnswer }): Promise<void> {
  const kept = { answer: draft.answer, relationships: JSON.stringify(draft.relationships), saved_at: tx.at }
  await tx
    .insertInto('integrity_draft')
    .values({ activity_id: who.activityId, person_id: who.personId, ...kept })
    .onConflict((oc) => oc.columns(['activity_id', 'person_id']).doUpdateSet(kept))
    .execute()
}

/** Forgets what was filled in, once it is signed. */
export async function removeDraft(tx: Tx, who: Discloser): Promise<void> {
  await tx
    .deleteFrom('integrity_draft')
    .where('activity_id', '=', who.activityId)
    .where('person_id', '=', who.personId)
    .execute()
}

/** One disclosure with the words it answered, newest first within an activity; undefined when there is none. */
export function findDisclosure(db: Db | Tx, who: Discloser) {
  return selectDisclosures(db)
    .where('d.activity_id', '=', who.activityId)
    .where('d.person_id', '=', who.personId)
    .limit(1)
    .executeTakeFirst()
}

/**
 * The newest disclosure of this person for any activity, signed on or after a day and no refusal: what a new form is
 * filled in with. Undefined when there is none.
 */
export function findReusable(db: Db | Tx, personId: string, since: LocalDate) {
  return selectDisclosures(db)
    .where('d.person_id', '=', personId)
    .where('d.signed_on', '>=', since)
    .where('d.answer', '<>', 'refused')
    .limit(1)
    .executeTakeFirst()
}

/** Every disclosure for an activity, the newest of each person first; `wording` is what they were shown. */
export function listDisclosures(db: Db | Tx, activityId: string) {
  return selectDisclosures(db).where('d.activity_id', '=', activityId).execute()
}

function selectDisclosures(db: Db | Tx) {
  return db
    .selectFrom('integrity_disclosure as d')
    .orderBy('d.signed_at', 'desc')
    .orderBy('d.id', 'desc')
    .select([
      'd.id',
      'd.activity_id as activityId',
      'd.person_id as personId',
      'd.answer',
      sql<ShownWording>`d.wording`.as('wording'),
      sql<LocalDate>`d.window_start`.as('windowStart'),
      'd.signed_name as signedName',
      sql<LocalDate>`d.signed_on`.as('signedOn'),
      'd.signed_at as signedAt',
    ])
}

/** The words of the form as a person saw them. */
export type ShownWording = {
  version: string
  definition: string
  question: string
  hints: string[]
  whyItIsAsked: string
  signature: string
  from: string
  to: string
}

/** The relationships of one disclosure as they were told. `rootId` is the first telling of each. */
export function listRelationships(
  db: Db | Tx,
  disclosureId: string,
): Promise<(DraftRelationship & { rootId: string; companyId: string })[]> {
  return db
    .selectFrom('integrity_relationship as r')
    .innerJoin('companies_company as c', 'c.id', 'r.company_id')
    .where('r.disclosure_id', '=', disclosureId)
    .orderBy('r.id')
    .select([
      'r.id',
      'r.root_id as rootId',
      'c.id as companyId',
      'c.name as company',
      'r.nature',
      'r.about',
      sql<LocalDate | null>`r.started_on`.as('startedOn'),
      sql<LocalDate | null>`r.ended_on`.as('endedOn'),
      'r.shares',
      'r.said_holding as saidHolding',
      'r.thinks_relevant as thinksRelevant',
    ])
    .execute()
}

/** Writes a disclosure; returns its id. */
export async function saveDisclosure(
  tx: Tx,
  disclosure: Discloser & {
    answer: DisclosureAnswer
    wording: ShownWording
    windowStart: LocalDate
    signedName: string
    signedOn: LocalDate
  },
): Promise<string> {
  const id = newId()
  await tx
    .insertInto('integrity_disclosure')
    .values({
      id,
      activity_id: disclosure.activityId,
      person_id: disclosure.personId,
      answer: disclosure.answer,
      wording: JSON.stringify(disclosure.wording),
      window_start: disclosure.windowStart,
      signed_name: disclosure.signedName,
      signed_on: disclosure.signedOn,
      signed_at: afterNewest(tx, 'integrity_disclosure', 'signed_at', { person_id: disclosure.personId }),
    })
    .execute()
  return id
}

/** Writes one relationship of a disclosure; `rootId` is null where it is told for the first time. */
export async function saveRelationship(
  tx: Tx,
  told: { disclosureId: string; companyId: string; rootId: string | null; relationship: RelationshipInput },
): Promise<void> {
  const id = newId()
  const { relationship } = told
  await tx
    .insertInto('integrity_relationship')
    .values({
      id,
      root_id: told.rootId ?? id,
      disclosure_id: told.disclosureId,
      company_id: told.companyId,
      nature: relationship.nature,
      about: relationship.about,
      started_on: relationship.startedOn,
      ended_on: relationship.endedOn,
      shares: relationship.shares,
      said_holding: relationship.saidHolding,
      thinks_relevant: relationship.thinksRelevant,
    })
    .execute()
}
