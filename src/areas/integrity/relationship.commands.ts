import type { LocalDate } from '../../kernel/dates.ts'
import { type Decision, type Missing, allow, missing, refuse } from '../../kernel/decision.ts'
import { record } from '../../platform/audit.ts'
import type { Tx } from '../../platform/database.ts'
import { findPersonByEmail } from '../people/person.store.ts'
import { asMitigation, roleHeld } from './control.rules.ts'
import type { AssessedController, RecordedMitigation, ToldRelationship } from './control.schema.ts'
import { lockIndependence } from './control.store.ts'
import { findAssessment } from './assessment.commands.ts'
import { followChange } from './independence.commands.ts'
import { decideMitigation } from './mitigation.rules.ts'
import type { MitigationMethod } from './mitigation.schema.ts'
import { failedCondition } from './relationship.rules.ts'
import type { InsiderException } from './relationship.schema.ts'
import { saveException, saveMitigation, saveRelevance } from './relationship.store.ts'

/** Which relationship of which activity, and the day at the office. */
export type Which = { activityId: string; relationshipId: string; today: LocalDate }

type Found = { people: AssessedController[]; person: AssessedController; told: ToldRelationship }

async function findTold(tx: Tx, { activityId, relationshipId, today }: Which): Promise<Found | undefined> {
  await lockIndependence(tx, activityId)
  const people = await findAssessment(tx, activityId, today)
  for (const person of people) {
    const told = person.relationships.find((one) => one.id === relationshipId)
    if (told) return { people, person, told }
  }
  return undefined
}

/**
 * The office decides whether the content a person controls is related to the company's business. What the person thinks
 * of it plays no part.
 *
 * @returns the decision, refusal `relevance/no-reason`, or `missing`
 * @source accme.si.3.3
 */
export async function decideRelevance(
  tx: Tx,
  which: Which,
  decided: { isRelevant: boolean; why: string },
): Promise<Decision<boolean> | Missing> {
  const found = await findTold(tx, which)
  if (!found) return missing
  const why = decided.why.trim()
  if (why === '') {
    const message = 'Say why, in a sentence someone can check: what the company makes, and what is taught'
    return refuse({ code: 'relevance/no-reason', source: 'accme.si.3.3', field: 'why', message })
  }
  const { relationshipId } = which
  await saveRelevance(tx, { relationshipId, isRelevant: decided.isRelevant, why })
  const after = { isRelevant: decided.isRelevant }
  await record(tx, { act: 'relevance.decide', subject: relationshipId, before: found.told.relevance, after, why })
  await followChange(tx, which.activityId, 'The relevance of a relationship was decided anew', which.today)
  return allow(decided.isRelevant)
}

/**
 * Records that one of the three published exceptions lets an owner or employee keep the role, with all its conditions.
 *
 * @returns the exception, refusal `role/exception-fails`, or `missing`
 * @source accme.si.3.2
 */
export async function recordException(
  tx: Tx,
  which: Which,
  exception: InsiderException,
): Promise<Decision<InsiderException> | Missing> {
  const found = await findTold(tx, which)
  if (!found) return missing
  const failed = failedCondition(exception, found.told.relevance?.isRelevant ?? null)
  if (failed !== null) {
    const message = `Exception ${exception.kind} does not hold: ${failed}`
    return refuse({ code: 'role/exception-fails', source: 'accme.si.3.2', field: 'kind', message })
  }
  await saveException(tx, which.relationshipId, exception)
  await record(tx, {
    act: 'exception.record',
    subject: which.relationshipId,
    before: found.told.exception,
    after: exception,
  })
  await followChange(tx, which.activityId, 'An exception for an owner or employee was recorded', which.today)
  return allow(exception)
}

/** What was done about a relationship, as the officer enters it. `byEmail` is who reviewed, "" where the way needs nobody. */
export type MitigationInput = { method: MitigationMethod; description: string; byEmail: string; completedOn: LocalDate }

/**
 * Records how a relevant relationship was mitigated. It must be done, by a way open to the person's role, before the role
 * begins; who reviewed must have told that they have no ties.
 *
 * @returns the mitigation, a refusal of `decideMitigation`, `mitigation/not-yet` or `mitigation/unknown-reviewer`, or `missing`
 * @source accme.si.3.4
 */
export async function recordMitigation(
  tx: Tx,
  which: Which,
  input: MitigationInput,
): Promise<Decision<RecordedMitigation> | Missing> {
  const source = 'accme.si.3.4'
  const found = await findTold(tx, which)
  if (!found) return missing
  if (input.completedOn > which.today) {
    const message = 'Record it once it is done: enter today or an earlier day'
    return refuse({ code: 'mitigation/not-yet', source, field: 'completedOn', message })
  }
  const reviewer = input.byEmail.trim() ? await findPersonByEmail(tx, input.byEmail) : undefined
  if (input.byEmail.trim() && !reviewer) {
    const message = `Nobody the office knows has the address ${input.byEmail.trim()}. Record the person first.`
    return refuse({ code: 'mitigation/unknown-reviewer', source, field: 'by', message })
  }
  const mitigation: RecordedMitigation = {
    method: input.method,
    description: input.description.trim(),
    by: reviewer ? `${reviewer.givenName} ${reviewer.familyName}` : null,
    byId: reviewer?.id ?? null,
    completedOn: input.completedOn,
  }
  const decision = decideForRoles(found, mitigation)
  if (!decision.ok) return decision
  await saveMitigation(tx, { relationshipId: which.relationshipId, ...mitigation })
  await record(tx, { act: 'mitigation.record', subject: which.relationshipId, before: null, after: mitigation })
  await followChange(tx, which.activityId, 'A mitigation was recorded', which.today)
  return allow(mitigation)
}

/** One role is enough; another role of the same person may need another way, and the assessment goes on asking for it. */
function decideForRoles({ people, person }: Found, mitigation: RecordedMitigation): Decision<unknown> {
  const ties = new Map(people.map((one) => [one.personId, one.hasTies]))
  const decisions = person.roles.map((role) => decideMitigation(asMitigation(mitigation, ties), roleHeld(person, role)))
  const refused = decisions.filter((decision) => !decision.ok)
  if (refused.length < decisions.length) return allow(mitigation)
  const closest = refused.find(({ refusal }) => refusal.code !== 'mitigation/not-for-role') ?? refused[0]!
  const isLate = closest.refusal.code === 'mitigation/too-late'
  return isLate ? { ok: false, refusal: { ...closest.refusal, field: 'completedOn' } } : closest
}
