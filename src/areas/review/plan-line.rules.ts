import { uncapital } from '../../kernel/words.ts'
import type { LocalDate } from '../../kernel/dates.ts'
import type { Gate } from '../../kernel/gate.ts'
import { foldDuties } from '../people/duty.rules.ts'
import type { DutyLine } from '../people/duty.schema.ts'

/** A gate that is open, as far as a home needs it. */
type OpenGate = Pick<Gate, 'id' | 'group' | 'title' | 'state' | 'owedBy' | 'act'>

/**
 * A plan that is not approved, with its open gates. `isOwn`: the person directs or plans it. `isReadAsked`: a task asks them
 * to read its review.
 */
export type WaitingPlan = {
  id: string
  title: string
  state: string
  releasesOn: LocalDate
  director: string | null
  isOwn: boolean
  isReadAsked: boolean
  open: readonly OpenGate[]
}

/** What a person owes a plan next. */
type Owed = 'approve' | 'send' | 'gates'

const titlesAtMost = 3

/**
 * Which open gates of a plan wait for this person. What someone else was asked for waits for them; ties wait for the
 * integrity officer, content for those who direct and plan it, the rest for the office, and so does content before there is
 * a director.
 *
 * @source office.approval.gates
 */
export function listOwedGates(plan: WaitingPlan, isOffice: boolean): OpenGate[] {
  return plan.open.filter((gate) => {
    if (gate.state === 'wait' || gate.state === 'late' || gate.owedBy === 'Integrity officer') return false
    if (gate.id === 'review' && plan.isReadAsked) return false
    const isOfDirector = gate.group !== 'Independence' && plan.director !== null && gate.owedBy === plan.director
    return isOfDirector ? plan.isOwn : isOffice
  })
}

/**
 * The plans that wait for this person, as their home lists them: those that can be approved now, those that are complete
 * and can go to review, and those with gates that they owe. Due on the day the activity means to open.
 *
 * @source office.approval.gates
 */
export function listPlanLines(plans: readonly WaitingPlan[], isOffice: boolean): DutyLine[] {
  const lines: Record<Owed, DutyLine[]> = { approve: [], send: [], gates: [] }
  for (const plan of plans) {
    const owed = listOwedGates(plan, isOffice)
    const step = nextStep(plan)
    if (step !== null && isOffice) lines[step].push(stepLine(plan, step))
    else if (owed.length > 0) lines.gates.push(gatesLine(plan, owed))
  }
  return [
    ...foldDuties(lines.approve, (count) => folded('approve', `${count} plans can be approved`, 'in+review')),
    ...foldDuties(lines.send, (count) => folded('send', `${count} plans can go to review`, 'in+planning')),
    ...foldDuties(lines.gates, (count) => folded('gates', `${count} plans wait for you`, '')),
  ]
}

/** The step of a plan that nothing stands before; null while something does. Review is done after the plan was sent to it. */
function nextStep({ state, open }: WaitingPlan): 'approve' | 'send' | null {
  if (state === 'in review') return open.length === 0 ? 'approve' : null
  const isStopped = open.some((gate) => gate.state === 'stop' || gate.state === 'late')
  return !isStopped && open.every((gate) => gate.state !== 'todo' || gate.id === 'review') ? 'send' : null
}

function stepLine({ id, title, releasesOn }: WaitingPlan, step: 'approve' | 'send'): DutyLine {
  const here = `/office/activities/${id}`
  const line = { id: `plan-${id}`, dueOn: releasesOn }
  if (step === 'approve')
    return {
      ...line,
      title: `Approve “${title}”`,
      why: 'Every gate is in order.',
      href: `${here}/approval`,
      act: 'Approve',
    }
  const why = 'The plan is complete; what is still out waits for others.'
  return { ...line, title: `Send “${title}” to review`, why, href: here, act: 'Send' }
}

function gatesLine({ id, title, releasesOn }: WaitingPlan, owed: readonly OpenGate[]): DutyLine {
  const [first, ...others] = owed
  const line = { id: `plan-${id}`, title: `See to the plan “${title}”`, dueOn: releasesOn }
  const act = others.length === 0 ? first!.act : undefined
  return {
    ...line,
    why: `${showTitles(owed)}.`,
    href: act?.href ?? `/office/activities/${id}`,
    act: act?.label ?? 'See to it',
  }
}

/** "Still to do: something to read; a test; credit; and 2 more" */
function showTitles(owed: readonly OpenGate[]): string {
  const titles = owed.slice(0, titlesAtMost).map(({ title }) => uncapital(title))
  const more = owed.length - titles.length
  return `Still to do: ${[...titles, ...(more > 0 ? [`and ${more} more`] : [])].join('; ')}`
}

function folded(what: Owed, title: string, state: string): Omit<DutyLine, 'dueOn'> {
  const why = 'Those that open first are due first.'
  return {
    id: `plans-${what}`,
    title,
    why,
    href: `/office/activities${state && `?state=${state}`}`,
    act: 'Look at them',
  }
}
