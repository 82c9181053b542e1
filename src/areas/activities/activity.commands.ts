import type { LocalDate } from '../../kernel/dates.ts'
import { type Decision, type Missing, allow, missing, refuse } from '../../kernel/decision.ts'
import { record } from '../../platform/audit.ts'
import type { Tx } from '../../platform/database.ts'
import { announce } from '../../platform/news.ts'
import { markAddressed, markPlanned } from '../gaps/gap.commands.ts'
import { findOrganizationByName } from '../organizations/organization.store.ts'
import type { Profession } from '../people/person.schema.ts'
import type { ActivityInput, Audience, PlanInput } from './activity.schema.ts'
import { findActivity, listGapsOf, listObjectives } from './activity.store.ts'
import { findGapForPlan } from './gap-plan.store.ts'
import { decideMove, decideSpan } from './life.rules.ts'
import type { ActivityStep } from './life.schema.ts'
import {
  changeActivity,
  changeMinutes,
  lockActivity,
  makeNumber,
  replaceAudience,
  replaceJointProviders,
  saveActivity,
  saveGaps,
  saveStep,
} from './plan.store.ts'
import { listPossibleProviders } from './joint-provider.store.ts'

/**
 * Starts planning an activity for a gap. What the gap knows is not typed again: the reason, whom it is for.
 *
 * @returns the activity's id, or a refusal of `decideSpan`, or `activity/gap-not-open`
 * @source accme.core.needs
 */
export async function planActivity(tx: Tx, gapId: string, plan: PlanInput): Promise<Decision<string> | Missing> {
  const gap = await findGapForPlan(tx, gapId)
  if (!gap) return missing
  if (gap.state === 'candidate' || gap.state === 'parked' || gap.state === 'closed') {
    const message = `Gap ${gap.number} is ${gap.state}. Accept it before education is planned for it.`
    return refuse({ code: 'activity/gap-not-open', source: 'accme.core.needs', message })
  }
  const span = decideSpan({ limit: 'enduring', startsOn: plan.releasesOn, endsOn: plan.expiresOn })
  if (!span.ok) return span
  const number = await makeNumber(tx, Number(plan.releasesOn.slice(0, 4)))
  const description = [gap.currentPractice, gap.bestPractice].filter(Boolean).map(endSentence).join(' ')
  const id = await saveActivity(tx, { ...plan, number, description })
  await saveGaps(tx, id, [gapId])
  const audience = gap.audience.map((each) => ({
    profession: each.profession as Profession,
    specialty: each.specialty,
  }))
  await replaceAudience(tx, id, audience)
  await saveStep(tx, id, 'proposed', `For gap ${gap.number}`)
  await saveStep(tx, id, 'in planning', '')
  await markPlanned(tx, gapId, `Activity ${number} is planned for it`)
  await record(tx, { act: 'activity.plan', subject: id, before: null, after: { number, ...plan, gapId } })
  await announce(tx, {
    kind: 'activity.stepped',
    subject: id,
    body: { activityId: id, state: 'in planning', gapIds: [gapId] },
  })
  return allow(id)
}

/** Who provides it together with the office: those ticked, and another by its name. */
type Providers = { jointProviderIds: readonly string[]; anotherProvider?: string }

/**
 * Keeps what the plan says, and whom it is for, while the plan is open. Refusals of `decideOpenPlan` and `decideSpan`, and
 * `activity/no-joint-provider`, `activity/unknown-provider`.
 *
 * @source accme.policy.joint
 */
export async function describeActivity(
  tx: Tx,
  activityId: string,
  input: ActivityInput,
  extent: { audience: Audience } & Providers,
): Promise<Decision<string> | Missing> {
  const before = await holdActivity(tx, activityId)
  if (!before) return missing
  const open = decideOpenPlan(before.state)
  if (!open.ok) return open
  const span = decideSpan({ limit: 'enduring', startsOn: input.releasesOn, endsOn: input.expiresOn })
  if (!span.ok) return span
  const providers = input.providership === 'joint' ? await decideProviders(tx, activityId, extent) : allow([])
  if (!providers.ok) return providers
  await changeActivity(tx, activityId, input)
  await replaceAudience(tx, activityId, extent.audience)
  await replaceJointProviders(tx, activityId, providers.value)
  const after = { ...input, audience: extent.audience, jointProviderIds: providers.value }
  await record(tx, { act: 'activity.describe', subject: activityId, before, after })
  return allow(activityId)
}

async function decideProviders(tx: Tx, activityId: string, extent: Providers): Promise<Decision<string[]>> {
  const no = (code: string, field: string, message: string) =>
    refuse({ code: `activity/${code}`, source: 'accme.policy.joint', field, message })
  const name = extent.anotherProvider ?? ''
  const another = name === '' ? undefined : await findOrganizationByName(tx, name)
  if (name !== '' && !another)
    return no(
      'unknown-provider',
      'anotherProvider',
      'The office knows no organization of this name. Record it under Organizations first.',
    )
  const ids = [...new Set([...extent.jointProviderIds, ...(another ? [another.id] : [])])]
  if (ids.length === 0)
    return no(
      'no-joint-provider',
      'jointProviders',
      'Choose at least one organization that provides it with you, or choose direct',
    )
  const possible = await listPossibleProviders(tx, activityId, ids)
  const wrong = ids.find((id) => !possible.has(id))
  if (wrong === undefined) return allow(ids)
  if (wrong === another?.id)
    return no(
      'unknown-provider',
      'anotherProvider',
      `${another.name} is this office itself or was retired. Choose another, or take it up again on its page first.`,
    )
  return no('unknown-provider', 'jointProviders', 'Choose the organizations from the list')
}

/**
 * Holds an activity and says where it stands, for an act that is decided by it: two at once are decided one after the
 * other, so that a plan is not changed while it is approved. Undefined when there is no such activity.
 */
export async function holdActivity(tx: Tx, activityId: string) {
  await lockActivity(tx, activityId)
  return findActivity(tx, activityId)
}

/** May the plan be changed where it stands? Refusal `activity/plan-closed` once it is in review or beyond. @source office.activity.life */
export function decideOpenPlan(state: ActivityStep | null): Decision<ActivityStep> {
  if (state === 'proposed' || state === 'in planning') return allow(state)
  const message = `This activity is ${state}. Take it back to planning, with the reason, before you change its plan.`
  return refuse({ code: 'activity/plan-closed', source: 'office.activity.life', message })
}

/** Keeps how many minutes a learner needs; the area that delivers the format knows. */
export async function estimateMinutes(tx: Tx, activityId: string, minutes: number): Promise<void> {
  await changeMinutes(tx, activityId, minutes)
}

/**
 * Moves an activity along its life. Whether its gates are in order is decided by review before it calls this with `approved`.
 *
 * @param why asked for when it goes back, or ends before it ran
 * @param by the name the step carries; timed work names itself
 * @source office.activity.life
 * @source accme.core.change
 */
export async function stepActivity(
  tx: Tx,
  activityId: string,
  step: { to: ActivityStep; why: string; by: string; today: LocalDate },
): Promise<Decision<ActivityStep> | Missing> {
  const activity = await holdActivity(tx, activityId)
  if (!activity?.state) return missing
  const endsOn = activity.expiresOn as LocalDate
  const move = decideMove({
    from: activity.state,
    to: step.to,
    by: step.by,
    on: step.today,
    why: step.why || null,
    endsOn,
  })
  if (!move.ok) return move
  if (step.to === 'in review') {
    const objectives = await listObjectives(tx, activityId)
    if (objectives.length === 0) {
      const message = 'Add at least one objective before the plan goes to review'
      return refuse({ code: 'activity/no-objective', source: 'accme.core.change', message })
    }
  }
  await saveStep(tx, activityId, step.to, step.why)
  await record(tx, { act: 'activity.step', subject: activityId, before: activity.state, after: step.to, why: step.why })
  await announceStep(tx, activityId, step.to, step.why)
  if (step.to === 'published') await publish(tx, activityId, activity.number)
  return allow(step.to)
}

/** The activity is open to learners: its gaps are being addressed, and those above hear of it. */
async function publish(tx: Tx, activityId: string, number: string): Promise<void> {
  for (const gap of await listGapsOf(tx, activityId))
    await markAddressed(tx, gap.id, `Activity ${number} is open to learners`)
  await announce(tx, { kind: 'activity.published', subject: activityId, body: { activityId } })
}

/**
 * A change above has opened a gate again: an activity that was in review or approved goes back to planning, one that runs
 * is left running and the office sees the open gate.
 */
export async function reopenGate(tx: Tx, activityId: string, gate: string, reason: string): Promise<void> {
  const activity = await holdActivity(tx, activityId)
  if (!activity) return
  const goesBack = activity.state === 'in review' || activity.state === 'approved'
  if (goesBack) {
    await saveStep(tx, activityId, 'in planning', reason)
    await announceStep(tx, activityId, 'in planning', reason)
  }
  await record(tx, {
    act: 'activity.reopen-gate',
    subject: activityId,
    before: activity.state,
    after: { gate, goesBack },
    why: reason,
  })
}

/** Areas above hear where the activity stands now, with who moved it and why. */
function announceStep(tx: Tx, activityId: string, state: ActivityStep, why: string): Promise<void> {
  const body = { activityId, state, why, byId: tx.actor.personId }
  return announce(tx, { kind: 'activity.stepped', subject: activityId, body })
}

/** The words of a form as a sentence that another can follow. */
function endSentence(words: string): string {
  return /[.!?]$/.test(words.trim()) ? words.trim() : `${words.trim()}.`
}
