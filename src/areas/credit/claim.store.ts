import { sql } from 'kysely'
import type { LocalDate } from '../../kernel/dates.ts'
import { newId } from '../../kernel/ids.ts'
import { type Quarters, quarters } from '../../kernel/quarters.ts'
import type { Db, Tx } from '../../platform/database.ts'
import { findPublished } from '../activities/catalog.store.ts'
import { findEvaluated } from '../evaluation/response.store.ts'
import { findRecord } from '../participation/record.store.ts'
import { showName } from '../people/person.schema.ts'
import { findPerson } from '../people/person.store.ts'
import { findPolicyValue } from '../people/policy-value.store.ts'
import { findPolicy } from '../people/policy.store.ts'
import { findCertificateOf } from './certificate.store.ts'
import { type ClaimPolicy, type Standing, usualClaimPolicy } from './claim.schema.ts'
import { formatIdOf } from './designation.schema.ts'
import { findDesignation } from './designation.store.ts'

/**
 * Where a person stands with an activity: who they are, what they did, what can be claimed. Undefined when they took no
 * part in it, when it is not published, or when no credit is designated.
 */
export async function findStanding(db: Db | Tx, activityId: string, personId: string, today: LocalDate) {
  const [activity, participation, designation, person] = await Promise.all([
    findPublished(db, activityId),
    findRecord(db, activityId, personId),
    findDesignation(db, activityId),
    findPerson(db, personId),
  ])
  if (!activity || !participation || !designation || !person) return undefined
  const [evaluated, certificate, policy] = await Promise.all([
    findEvaluated(db, activityId, personId),
    findCertificateOf(db, activityId, personId),
    findClaimPolicy(db, today),
  ])
  const endsOn = activity.expiresOn as LocalDate
  const standing: Standing = {
    designated: designation.quarters,
    attendedMinutes: null,
    endsOn,
    offer: { releasedOn: activity.releasesOn as LocalDate, reviewedOn: null, endsOn },
    assessment: null,
    evaluated,
    claimed: certificate !== undefined,
  }
  const claimant = {
    degrees: person.degree ? [person.degree] : [],
    profession: person.profession,
    careerStage: person.careerStage,
  }
  return {
    activity: { id: activityId, title: activity.title, number: activity.number, format: formatIdOf(activity.format) },
    completedAt: participation.completedAt,
    learner: showName(person),
    certificateId: certificate?.id ?? null,
    claimant,
    standing,
    policy,
  }
}

/** What the office has set about claiming, as in force on this day. */
async function findClaimPolicy(db: Db | Tx, today: LocalDate): Promise<ClaimPolicy> {
  const [tie, evaluationRequired] = await Promise.all([
    findPolicy(db, 'credit.tie', today),
    findPolicy(db, 'credit.needsEvaluation', today),
  ])
  return { ...usualClaimPolicy, tie, evaluationRequired }
}

/** Keeps a claim and returns its id; undefined when this person has claimed for this activity before. */
export async function saveClaim(
  tx: Tx,
  claim: { activityId: string; personId: string; quarters: Quarters },
): Promise<string | undefined> {
  const row = await tx
    .insertInto('credit_claim')
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
    .selectFrom('credit_claim')
    .where('activity_id', '=', activityId)
    .where('person_id', '=', personId)
    .select(['id', 'quarters', 'claimed_at as claimedAt'])
    .executeTakeFirst()
  return row && { ...row, quarters: quarters(row.quarters) }
}

/** Changes what is on record as claimed, after the office corrected it; the audit keeps what stood before. */
export async function changeClaim(tx: Tx, claimId: string, credit: Quarters): Promise<void> {
  await tx.updateTable('credit_claim').set({ quarters: credit }).where('id', '=', claimId).execute()
}

/**
 * The credit of an activity that stands: claimed, and its certificate neither withdrawn nor replaced by one without an
 * award. For reports to the accreditor and to boards, oldest claim first.
 */
export async function listAwards(db: Db | Tx, activityIds: readonly string[]) {
  if (activityIds.length === 0) return []
  const rows = await db
    .selectFrom('credit_claim as m')
    .innerJoin('credit_certificate as c', 'c.claim_id', 'm.id')
    .leftJoin('credit_certificate as n', 'n.supersedes_id', 'c.id')
    .leftJoin('credit_certificate_withdrawal as w', 'w.certificate_id', 'c.id')
    .where('m.activity_id', 'in', [...activityIds])
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
      select from credit_certificate c where c.activity_id = a.id and c.person_id = r.person_id)`,
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
