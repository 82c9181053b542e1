import type { LocalDate } from '../../kernel/dates.ts'
import { type Decision, allow, refuse } from '../../kernel/decision.ts'
import type { Earned, Held, HeldReason, LearnerLine, LearnerPlan, Told } from './completion.schema.ts'
import { heldReasons } from './completion.schema.ts'
import * as learnerRules from './learner.rules.ts'
import type { ReportableCompletion } from './learner.schema.ts'

type Find = (completion: ReportableCompletion, today: LocalDate) => string[]

/** What keeps the credit of a physician out of a file, by the check that finds it. @source pars.learner.match */
const checks: Partial<Record<HeldReason, Find>> = {
  permission: learnerRules.checkConsent,
  birthday: learnerRules.checkBirth,
  identity: learnerRules.checkLicense,
  npi: learnerRules.checkNpi,
  name: learnerRules.checkName,
  number: learnerRules.checkActivityKnown,
  credit: learnerRules.checkCredit,
  day: learnerRules.checkCompletedOn,
}

/** What keeps a completion out of a report that goes by permission alone. @source medbiq.activityreport.v2 */
const reportChecks = ['permission', 'npi', 'name', 'day'] as const

/**
 * Why this completion cannot be told to PARS; empty when it can. Who is no physician, or has not claimed, has no credit to
 * report, and nothing else is looked at.
 *
 * @source pars.learner.match
 * @source pars.learner.credit
 */
export function findReasons({ completion, hasClaimed }: Earned, today: LocalDate): Held['reasons'] {
  if (!completion.isPhysician) return [{ reason: 'profession', says: learnerRules.checkPhysician(completion)[0]! }]
  if (!hasClaimed) {
    const says = `${learnerRules.showLearner(completion)} has completed the activity and not claimed credit yet.`
    return [{ reason: 'claim', says }]
  }
  return heldReasons.flatMap((reason) => (checks[reason]?.(completion, today) ?? []).map((says) => ({ reason, says })))
}

/**
 * What a learner file would say today. A credit that PARS holds is left out; where its words have changed since, it is
 * taken back and added anew; where its certificate was superseded or withdrawn, or the permission was taken back, it is
 * taken back for good. Taking back comes first, in the words in which it was added.
 *
 * @param earned completions of the period, one for each person and activity
 * @param told what PARS holds of the same period by the files made so far
 * @source pars.learner.correction
 * @source pars.learner.match
 */
export function planLearners(earned: readonly Earned[], told: readonly Told[], today: LocalDate): LearnerPlan {
  const heldByPars = new Map(told.map((one) => [one.certificateId, one]))
  const gone = told.filter(({ isStanding, isAgreed }) => !isStanding || !isAgreed)
  const held: Held[] = []
  const fresh: LearnerLine[] = []
  const replaced: { old: Told; line: LearnerLine }[] = []
  for (const one of earned) {
    const known = one.certificateId === null ? undefined : heldByPars.get(one.certificateId)
    const reasons = findReasons(one, today)
    if (reasons.length > 0) held.push(holdBack(one, reasons))
    else if (!known) fresh.push(lineOf(one))
    else if (!isSame(known.completion, one.completion)) replaced.push({ old: known, line: lineOf(one, known) })
  }
  return {
    lines: [
      ...[...gone, ...replaced.map(({ old }) => old)].map(takeBack),
      ...replaced.map(({ line }) => line),
      ...fresh,
    ],
    added: fresh.length,
    corrected: replaced.length,
    takenBack: gone.length,
    told: told.length - gone.length - replaced.length,
    held,
  }
}

function lineOf(one: Earned, known?: Told): LearnerLine {
  const completion = known ? { ...one.completion, creditId: known.completion.creditId } : one.completion
  return { certificateId: one.certificateId!, activityId: one.activityId, completion }
}

function takeBack({ certificateId, activityId, completion }: Told): LearnerLine {
  return { certificateId, activityId, completion: { ...completion, action: 'delete' } }
}

function holdBack({ personId, activityId, completion }: Earned, reasons: Held['reasons']): Held {
  return { personId, activityId, name: learnerRules.showLearner(completion), title: completion.title, reasons }
}

/** Would the two read the same to PARS? The title is not looked at: PARS knows the activity by its number. */
function isSame(one: ReportableCompletion, other: ReportableCompletion): boolean {
  return JSON.stringify(wordsOf(one)) === JSON.stringify(wordsOf(other))
}

function wordsOf({ accmeActivityId, givenName, familyName, birth, license, ...rest }: ReportableCompletion) {
  const identity = license ? [license.state, license.number] : [rest.npi]
  return [
    accmeActivityId,
    givenName,
    familyName,
    birth?.month,
    birth?.day,
    ...identity,
    rest.completedOn,
    rest.quarters,
  ]
}

/**
 * May a file for PARS be made of this plan? Not of nothing.
 *
 * @returns the plan, or refusal `report/nobody`
 * @source pars.learner.match
 */
export function decideLearnerFile(plan: LearnerPlan): Decision<LearnerPlan> {
  if (plan.lines.length > 0) return allow(plan)
  const known = plan.told > 0 ? `All ${plan.told} that can be reported stand in a file already. ` : ''
  const message = `Nobody is new in this period. ${known}Choose other days, or see below who is held back and why.`
  return refuse({ code: 'report/nobody', source: 'pars.learner.match', message })
}

/**
 * The completions that a report of the whole period holds: everyone who has agreed, physicians once they claimed, others
 * without credit.
 *
 * @returns them in their order, or refusal `report/nobody`
 * @source medbiq.activityreport.v2
 */
export function decidePeriodReport(earned: readonly Earned[], today: LocalDate): Decision<ReportableCompletion[]> {
  const list = earned
    .filter(({ completion, hasClaimed }) => hasClaimed || !completion.isPhysician)
    .map(({ completion }) => completion)
    .filter((completion) => reportChecks.every((reason) => checks[reason]!(completion, today).length === 0))
  if (list.length > 0) return allow(list)
  const message =
    'Nobody who completed in this period has agreed to be reported. Choose other days, or ask the learners.'
  return refuse({ code: 'report/nobody', source: 'medbiq.activityreport.v2', message })
}
