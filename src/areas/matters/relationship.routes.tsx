import { z } from 'zod'
import { type Decision, type Missing, missing } from '../../kernel/decision.ts'
import { type LocalDate, isLocalDate, showInstant } from '../../kernel/dates.ts'
import { isId } from '../../kernel/ids.ts'
import { type Answer, seeOther, showPage } from '../../http/answer.ts'
import { errorsOf, many, one, readForm, statusOf } from '../../http/form.ts'
import type { Route, Visit } from '../../http/route.ts'
import type { Errors } from '../../ui/errors.ts'
import { findActivity, listObjectives } from '../activities/activity.store.ts'
import { findPolicy } from '../policies/policy.store.ts'
import { assessControllers } from '../integrity/control.rules.ts'
import { listControllers } from '../integrity/control.store.ts'
import { mitigationMethodIds } from '../integrity/mitigation.schema.ts'
import { type Which, decideRelevance, recordException, recordMitigation } from '../integrity/relationship.commands.ts'
import type { InsiderException } from '../integrity/relationship.schema.ts'
import { listDecisions } from '../integrity/relationship.store.ts'
import { RelationshipPage } from './relationship.view.tsx'

const relevanceInput = z.object({
  isRelevant: z.enum(['yes', 'no'], { error: 'Choose whether it is related' }),
  why: z.string().trim().max(1000, 'Enter at most 1,000 letters').default(''),
})

const mitigationInput = z.object({
  method: z.enum(mitigationMethodIds, { error: 'Choose how it was mitigated' }),
  description: z.string().trim().max(2000, 'Enter at most 2,000 letters').default(''),
  completedOn: z
    .string({ error: 'Enter the day it was done' })
    .refine(isLocalDate, 'Enter the day it was done, such as 2026-11-24')
    .transform((day) => day as LocalDate),
})

const base = '/integrity/activities/:activityId/relationships/:relationshipId'

/** What the integrity officer decides about one relationship. */
export const relationshipRoutes: Route[] = [
  { method: 'GET', path: base, may: 'integrity.see', handle: (visit) => showRelationship(visit, {}) },
  {
    method: 'POST',
    path: `${base}/relevance`,
    may: 'integrity.decide',
    handle: (visit) =>
      withWhich(visit, (which) => {
        const read = readForm(relevanceInput, visit.form)
        if (!read.ok) return showRelationship(visit, read.errors)
        const { isRelevant, why } = read.data
        return act(visit, (tx) => decideRelevance(tx, which, { isRelevant: isRelevant === 'yes', why }))
      }),
  },
  {
    method: 'POST',
    path: `${base}/exception`,
    may: 'integrity.decide',
    handle: (visit) =>
      withWhich(visit, (which) => {
        const exception = readException(visit)
        if (!exception) return showRelationship(visit, { kind: 'Choose which case it is' })
        return act(visit, (tx) => recordException(tx, which, exception))
      }),
  },
  {
    method: 'POST',
    path: `${base}/mitigations`,
    may: 'integrity.decide',
    handle: (visit) =>
      withWhich(visit, (which) => {
        const read = readForm(mitigationInput, visit.form)
        if (!read.ok) return showRelationship(visit, read.errors)
        const byEmail = read.data.method.endsWith('reviewed') ? reviewerOf(visit) : ''
        return act(visit, (tx) => recordMitigation(tx, which, { ...read.data, byEmail }))
      }),
  },
]

/** Two ways ask who reviewed; the one that was filled in counts. */
function reviewerOf(visit: Visit): string {
  return many(visit.form, 'by').find((email) => email.trim() !== '') ?? ''
}

async function withWhich(visit: Visit, go: (which: Which) => Promise<Answer>): Promise<Answer> {
  const { activityId, relationshipId } = visit.params as { activityId: string; relationshipId: string }
  if (!isId(activityId) || !isId(relationshipId)) return missing
  return go({ activityId, relationshipId, today: visit.office.today() })
}

async function act(
  visit: Visit,
  command: (tx: Parameters<typeof decideRelevance>[0]) => Promise<Decision<unknown> | Missing>,
): Promise<Answer> {
  const decision = await visit.write(command)
  if (decision === missing) return missing
  if (!decision.ok) return showRelationship(visit, errorsOf(decision.refusal))
  const { activityId, relationshipId } = visit.params
  return seeOther(`/integrity/activities/${activityId}/relationships/${relationshipId}`)
}

function readException({ form }: Visit): InsiderException | null {
  const isTicked = (name: string) => one(form, name) === 'yes'
  switch (one(form, 'kind')) {
    case 'E1':
      return { kind: 'E1', rationale: one(form, 'rationale').trim(), reviewer: one(form, 'reviewer').trim() }
    case 'E2':
      return {
        kind: 'E2',
        basicScienceOnly: isTicked('basicScienceOnly'),
        noCareRecommendations: isTicked('noCareRecommendations'),
      }
    case 'E3':
      return {
        kind: 'E3',
        safeUseOnly: isTicked('safeUseOnly'),
        noAdviceWhenToUse: isTicked('noAdviceWhenToUse'),
        supervisionPlan: one(form, 'supervisionPlan').trim(),
      }
    default:
      return null
  }
}

async function showRelationship(visit: Visit, errors: Errors): Promise<Answer> {
  const { db, office, params } = visit
  const { activityId = '', relationshipId = '' } = params
  const activity = isId(activityId) ? await findActivity(db, activityId) : undefined
  if (!activity || !isId(relationshipId)) return missing
  const today = office.today()
  const [controllers, objectives, validityMonths] = await Promise.all([
    listControllers(db, [activityId]),
    listObjectives(db, activityId),
    findPolicy(db, 'integrity.validMonths', today),
  ])
  const people = assessControllers(controllers, { today, validityMonths, isClinical: activity.isClinical })
  const person = people.find(({ relationships }) => relationships.some(({ id }) => id === relationshipId))
  const told = person?.relationships.find(({ id }) => id === relationshipId)
  if (!person || !told) return missing
  const zone = office.settings.timeZone
  const history = (await listDecisions(db, relationshipId)).map((row) => ({
    ...row,
    when: showInstant(row.at, zone),
    by: row.by ?? '',
  }))
  const page = {
    activity: { id: activityId, title: activity.title, objectives: objectives.map(({ statement }) => statement) },
    person,
    told,
    isInsider: ['employee', 'executive role', 'ownership interest'].includes(told.nature),
    reviewers: people.filter((other) => other.hasTies === false && other !== person).map(({ email }) => email),
    history,
    stamp: visit.stamp(),
    typed: readTyped(visit),
    errors,
  }
  const status = statusOf(errors)
  const title = `${told.company.name}: ${person.name}`
  return showPage({ face: 'office', title, current: '/integrity', status, body: <RelationshipPage {...page} /> })
}

function readTyped(visit: Visit): Record<string, string> {
  const names = Object.keys(visit.form).filter((name) => !name.startsWith('_'))
  return { ...Object.fromEntries(names.map((name) => [name, one(visit.form, name)])), by: reviewerOf(visit) }
}
