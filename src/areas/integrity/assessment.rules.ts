import { addTo, dayOf, showShortDay } from '../../kernel/dates.ts'
import { type Decision, allow, refuse } from '../../kernel/decision.ts'
import type { AssessmentAsk, Exemption, Verdict } from './assessment.schema.ts'
import { decideMitigation } from './mitigation.rules.ts'
import { decideInsider, isInWindow, isInsider, isReportable } from './relationship.rules.ts'
import { type IntegrityPolicy, type Relationship, usualIntegrityPolicy } from './relationship.schema.ts'

/**
 * May this person hold this role, and what are learners told? The accreditor's procedure, step by step: exempt education,
 * no disclosure, unclassified companies, owners and employees, relevance, mitigation.
 *
 * @source accme.si.3.1
 * @source accme.si.3.2
 * @source accme.si.3.3
 * @source accme.si.3.4
 */
export function assess(ask: AssessmentAsk, policy: IntegrityPolicy = usualIntegrityPolicy): Verdict {
  const counted = ask.relationships.filter(
    (one) => isReportable(one) && isInWindow(one, ask.asOf, policy.lookBackMonths),
  )
  return (
    whenExempt(ask) ??
    whenUndisclosed(ask, policy) ??
    whenUnclassified(counted) ??
    whenInsider(ask, counted, policy) ??
    whenRelevant(ask, counted)
  )
}

/**
 * Does the activity need no financial relationships at all? A series has set dates and never counts as spontaneous.
 *
 * @returns the exemption, or refusal `exemption/recommends-care`, `exemption/set-dates`, `exemption/not-self-directed`
 * @source accme.si.3.exempt
 */
export function decideExemption(exemption: Exemption): Decision<Exemption> {
  const source = 'accme.si.3.exempt'
  if (exemption.kind === 'X1') {
    if (!exemption.recommendsCare) return allow(exemption)
    const message = 'Education that recommends care is clinical. Ask everyone for financial relationships'
    return refuse({ code: 'exemption/recommends-care', source, message })
  }
  if (exemption.kind === 'X2') {
    if (!exemption.setDates) return allow(exemption)
    const message = 'Sessions with set dates are a series and not spontaneous. Ask everyone for financial relationships'
    return refuse({ code: 'exemption/set-dates', source, message })
  }
  if (exemption.learnerSetsGoals && !exemption.companyResources) return allow(exemption)
  const message = 'Self-directed means that the learner sets the goals and no company holds the resources'
  return refuse({ code: 'exemption/not-self-directed', source, message })
}

function whenExempt({ exemption }: AssessmentAsk): Verdict | null {
  if (exemption === null || !decideExemption(exemption).ok) return null
  return verdict('not required', 'integrity/exempt', 'accme.si.3.exempt', 'This kind of education needs no disclosures')
}

/** Silence and refusal are the same: no role. A disclosure too old is asked for again. @source office.disclosure.validity */
function whenUndisclosed({ role, disclosure, asOf, timeZone }: AssessmentAsk, policy: IntegrityPolicy): Verdict | null {
  const source = 'accme.si.3.1'
  if (disclosure === null)
    return verdict('blocked', 'integrity/no-disclosure', source, `${role.person} has not told financial relationships`)
  if (disclosure.refused) {
    const reason = `${role.person} will not tell financial relationships. Find someone else for this role`
    return verdict('blocked', 'integrity/refused', source, reason)
  }
  if ((disclosure.firstAt ?? disclosure.signedAt) > role.startsAt) {
    const reason = `${role.person} told financial relationships only after the role had begun`
    return verdict('blocked', 'integrity/told-late', source, reason)
  }
  const signedOn = dayOf(disclosure.signedAt, timeZone)
  if (addTo(signedOn, { months: policy.validityMonths }) >= asOf) return null
  const reason = `Ask ${role.person} for an update; the disclosure is of ${showShortDay(signedOn)}`
  return verdict('pending', 'integrity/out-of-date', 'office.disclosure.validity', reason)
}

/** Nobody is cleared while a company is unknown. @source accme.si.eligibility */
function whenUnclassified(counted: readonly Relationship[]): Verdict | null {
  const unknown = counted.find(({ company }) => company.eligibility === 'undetermined')
  if (!unknown) return null
  const reason = `Classify ${unknown.company.name}: eligible or ineligible`
  return verdict('pending', 'integrity/classify-company', 'accme.si.eligibility', reason)
}

/** Owners and employees are out; of whom it is not known, it is found out first. @source accme.si.3.2.owner */
function whenInsider(ask: AssessmentAsk, counted: readonly Relationship[], policy: IntegrityPolicy): Verdict | null {
  for (const one of counted.filter((other) => isInsider(other, ask.asOf, policy))) {
    const decision = decideInsider(ask.role.person, one)
    if (!decision.ok) return verdict('blocked', decision.refusal.code, 'accme.si.3.2', decision.refusal.message)
  }
  const unheld = counted.find((one) => isInsider(one, ask.asOf, policy) === null)
  if (!unheld) return null
  const reason = `Look up whether ${unheld.company.name} is privately held or publicly traded`
  return verdict('pending', 'integrity/holding-unknown', 'accme.si.3.2.owner', reason)
}

/** The office decides what is related; what is, must be mitigated before the role. @source accme.si.3.3 */
function whenRelevant({ role, timeZone }: AssessmentAsk, counted: readonly Relationship[]): Verdict {
  const undecided = counted.find(({ related }) => related === null)
  if (undecided) {
    const reason = `Decide whether the content is related to the business of ${undecided.company.name}`
    return verdict('pending', 'integrity/decide-relevance', 'accme.si.3.3', reason)
  }
  const relevant = counted.filter(({ related }) => related === true)
  if (relevant.length === 0) {
    const reason = `${role.person} has no relevant financial relationship`
    return { ...verdict('clear', 'integrity/none', 'accme.si.3.3', reason), disclose: 'none' }
  }
  const open = relevant.find(({ mitigation }) => mitigation === null || !decideMitigation(mitigation, role).ok)
  if (open) {
    const day = showShortDay(dayOf(role.startsAt, timeZone))
    const reason = `Mitigate before ${day}: ${role.person} and ${open.company.name}`
    return { ...verdict('on hold', 'integrity/mitigate', 'accme.si.3.4', reason), relevant }
  }
  const reason = `All relevant relationships of ${role.person} were mitigated in time`
  return { ...verdict('clear', 'integrity/mitigated', 'accme.si.3.4', reason), relevant, disclose: 'relevant' }
}

function verdict(kind: Verdict['kind'], code: string, source: string, reason: string): Verdict {
  return { kind, code, source, reason, relevant: [], disclose: null }
}
