import { sql } from 'kysely'
import type { LocalDate } from '../../kernel/dates.ts'
import { newId } from '../../kernel/ids.ts'
import { type Quarters, quarters } from '../../kernel/quarters.ts'
import type { Place } from '../../kernel/place.ts'
import type { Db, Tx } from '../../platform/database.ts'
import { showName } from '../people/person.schema.ts'
import { findPolicyValue } from '../policies/policy-value.store.ts'
import { findPolicies } from '../policies/policy.store.ts'
import { findCertificateOf } from '../certificates/certificate.store.ts'
import { type ClaimPolicy, type Standing, usualClaimPolicy } from './claim.schema.ts'
import { formatIdOf } from '../credit/designation.schema.ts'

/**
 * Where a person stands with an activity: who they are, what they did, what can be claimed. Undefined when they took no
 * part in it, when it is not published, or when no credit is designated.
 */
export async function findStanding(db: Db | Tx, activityId: string, personId: string, today: LocalDate) {
  const [found, certificate, policy] = await Promise.all([
    findPart(db, activityId, personId),
    findCertificateOf(db, activityId, personId),
    findClaimPolicy(db, today),
  ])
  if (!found) return undefined
  const { evaluated, completedAt, designated, degree, profession, careerStage, ...activity } = found
  const endsOn = activity.expiresOn as LocalDate
  const standing: Standing = {
    designated: quarters(designated),
    attendedMinutes: null,
    endsOn,
    offer: { releasedOn: activity.releasesOn as LocalDate, endsOn },
    assessment: null,
    evaluated,
    claimed: certificate !== undefined,
  }
  const claimant = {
    degrees: degree ? [degree] : [],
    profession,
    careerStage,
  }
  return {
    activity: { id: activityId, title: activity.title, number: activity.number, format: formatIdOf(activity.format) },
    completedAt,
    learner: showName({ ...found, degree }),
    certificateId: certificate?.id ?? null,
    certificate: certificate ?? null,
    claimant,
    standing,
    policy,
  }
}

/** A published and designated activity with who took part in it and whether they evaluated it; undefined for any other. */
function findPart(db: Db | Tx, activityId: string, personId: string) {
  return db
    .selectFrom('activities_activity as a')
    .innerJoin('participation_record as r', 'r.activity_id', 'a.id')
    .innerJoin('people_person as p', 'p.id', 'r.person_id')
    .innerJoin('credit_designation as d', 'd.activity_id', 'a.id')
    .leftJoin('evaluation_response as e', (join) =>
      join.onRef('e.activity_id', '=', 'a.id').onRef('e.person_id', '=', 'p.id'),
    )
    .where('a.id', '=', activityId)
    .where('p.id', '=', personId)
    .where('a.state', 'in', ['published', 'running', 'closed'])
    .where('d.withdrawn_at', 'is', null)
    .select([
      'a.title',
      'a.number',
      'a.format',
      'a.releases_on as releasesOn',
      'a.expires_on as expiresOn',
      'r.completed_at as completedAt',
      'd.quarters as designated',
      'p.given_name as givenName',
      'p.family_name as familyName',
      'p.degree',
      'p.profession',
      'p.career_stage as careerStage',
      sql<boolean>`e.submitted_at is not null`.as('evaluated'),
    ])
    .executeTakeFirst()
}

/** What the office has set about claiming, as in force on this day. */
async function findClaimPolicy(db: Db | Tx, today: LocalDate): Promise<ClaimPolicy> {
  const set = await findPolicies(db, today)
  return { ...usualClaimPolicy, tie: set['credit.tie'], evaluationRequired: set['credit.needsEvaluation'] }
}

/** Keeps a claim and returns its id; undefined when this person has claimed for this activity before. */
export async function saveClaim(
  tx: Tx,
  claim: { activityId: string; personId: string; quarters: Quarters },
): Promise<string | undefined> {
  const row = await tx
    .insertInto('claims_claim')
    .values({
      id: newId(),
      activity_id: claim.activityId,
      person_id: claim.personId,
      quarters: claim.quarters,
      claimed_at: tx.at,
    })
    .onConflict((oc) => oc.columns(['activity_id', 'person_id']).doNothing())
    .returning('id')
    .executeTakeFirst()
  return row?.id
}

/** The credit this person claimed for this activity; undefined when they claimed none. It may have been taken back since. */
export async function findClaim(db: Db | Tx, activityId: string, personId: string) {
  const row = await db
    .selectFrom('claims_claim')
    .where('activity_id', '=', activityId)
    .where('person_id', '=', personId)
    .select(['id', 'quarters', 'claimed_at as claimedAt'])
    .executeTakeFirst()
  return row && { ...row, quarters: quarters(row.quarters) }
}

/** Claims, the newest first; `after` is the instant and id of the last one shown. */
export function listClaims(db: Db, filter: { activityId?: string; personId?: string; after?: Place }, limit: number) {
  let query = db
    .selectFrom('claims_claim')
    .orderBy('claimed_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .select(['id', 'activity_id as activityId', 'person_id as personId', 'quarters', 'claimed_at as claimedAt'])
  if (filter.activityId) query = query.where('activity_id', '=', filter.activityId)
  if (filter.personId) query = query.where('person_id', '=', filter.personId)
  if (filter.after) query = query.where(sql<boolean>`(claimed_at, id) < (${filter.after.at}, ${filter.after.id}::uuid)`)
  return query.execute()
}

/** Changes what is on record as claimed, after the office corrected it; the audit keeps what stood before. */
export async function changeClaim(tx: Tx, claimId: string, credit: Quarters): Promise<void> {
  await tx.updateTable('claims_claim').set({ quarters: credit }).where('id', '=', claimId).execute()
}

/**
 * The credit of an activity that stands: claimed, and its certificate neither withdrawn nor replaced by one without an
 * award. For reports to the accreditor and to boards, oldest claim first.
 */
export async function listAwards(db: Db | Tx, activityIds: readonly string[]) {
  if (activityIds.length === 0) return []
  const rows = await db
    .selectFrom('claims_claim as m')
    .innerJoin('certificates_certificate as c', 'c.claim_id', 'm.id')
    .leftJoin('certificates_certificate as n', 'n.supersedes_id', 'c.id')
    .leftJoin('certificates_withdrawal as w', 'w.certificate_id', 'c.id')
    .where(sql<boolean>`m.activity_id = any(${[...activityIds]}::uuid[])`)
    .where('n.id', 'is', null)
    .where('w.at', 'is', null)
    .orderBy('m.claimed_at')
    .orderBy('m.id')
    .select([
      'm.id as claimId',
      'm.activity_id as activityId',
      'm.person_id as personId',
      'm.quarters',
      'm.claimed_at as claimedAt',
      'c.number',
    ])
    .execute()
  return rows.map((row) => ({ ...row, quarters: quarters(row.quarters) }))
}

/**
 * What a person has completed and not claimed yet, and whether they evaluated it; the one that ends first comes first. With
 * what decides on the kind of their certificate, and on each row whether the office asks for the evaluation first.
 */
export function listUnclaimed(db: Db, personId: string, today: LocalDate) {
  return db
    .selectFrom('participation_record as r')
    .innerJoin('activities_activity as a', 'a.id', 'r.activity_id')
    .innerJoin('people_person as p', 'p.id', 'r.person_id')
    .innerJoin('credit_designation as d', 'd.activity_id', 'a.id')
    .leftJoin('evaluation_response as e', (join) =>
      join.onRef('e.activity_id', '=', 'a.id').onRef('e.person_id', '=', 'r.person_id'),
    )
    .where('r.person_id', '=', personId)
    .where('r.completed_at', 'is not', null)
    .where('d.withdrawn_at', 'is', null)
    .where(
      sql<boolean>`not exists (
      select from certificates_certificate c where c.activity_id = a.id and c.person_id = r.person_id)`,
    )
    .where('a.state', 'in', ['published', 'running', 'closed'])
    .orderBy('a.expires_on')
    .select([
      'a.id as activityId',
      'a.title',
      'a.expires_on as expiresOn',
      'd.quarters',
      sql<boolean>`e.submitted_at is not null`.as('isEvaluated'),
      'p.degree',
      'p.profession',
      'p.career_stage as careerStage',
      findPolicyValue('credit.needsEvaluation', today).as('needsEvaluation'),
    ])
    .execute()
}
