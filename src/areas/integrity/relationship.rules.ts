import { type LocalDate, addTo } from '../../kernel/dates.ts'
import { type Decision, allow, refuse } from '../../kernel/decision.ts'
import type { InsiderException, IntegrityPolicy, Relationship } from './relationship.schema.ts'

/**
 * Did the relationship exist at some time in the months before this day? One that ended on the first day of the window
 * still counts.
 *
 * @param asOf the day the role begins, or a later day the question is asked
 * @source accme.si.3.1
 */
export function isInWindow({ startedOn, endedOn }: Relationship, asOf: LocalDate, lookBackMonths: number): boolean {
  const opens = addTo(asOf, { months: -lookBackMonths })
  return (startedOn === null || startedOn <= asOf) && (endedOn === null || endedOn >= opens)
}

/**
 * Is it a relationship with an ineligible company, or with one not yet classified? Diversified funds and eligible
 * organizations, a person's own school among them, are none.
 *
 * @source accme.si.3.1
 * @source accme.si.eligibility
 */
export function isReportable({ company, nature, shares }: Relationship): boolean {
  if (nature === 'ownership interest' && shares === 'diversified fund') return false
  return company.eligibility !== 'eligible'
}

/** Does it last on this day? On its last day it does. @source accme.si.3.2 */
function isCurrent({ endedOn }: Relationship, asOf: LocalDate): boolean {
  return endedOn === null || endedOn >= asOf
}

/**
 * Does the relationship make the person an owner or employee of the company? Shares of a publicly traded company,
 * royalties and patents do not. Executives count as employees by office policy.
 *
 * @returns null where it turns on who holds the company's shares and nobody has looked
 * @source accme.si.3.2
 * @source accme.si.3.2.owner
 * @source office.disclosure.executives
 */
export function isInsider(relationship: Relationship, asOf: LocalDate, policy: IntegrityPolicy): boolean | null {
  const { nature, shares, company } = relationship
  if (!isCurrent(relationship, asOf)) return false
  if (nature === 'employee') return true
  if (nature === 'executive role') return policy.executivesAreEmployees
  if (nature !== 'ownership interest' || shares === 'diversified fund') return false
  return company.holding === 'unknown' ? null : company.holding === 'privately held'
}

/**
 * Keeps owners and employees of ineligible companies out of control of content, save in the three published cases, each
 * with its conditions attested.
 *
 * @param person the name, for the sentence
 * @returns the relationship, or refusal `role/company-insider`, `role/exception-fails`
 * @source accme.si.3.2
 */
export function decideInsider(person: string, relationship: Relationship): Decision<Relationship> {
  const source = 'accme.si.3.2'
  const { company, nature, exception } = relationship
  const tie = nature === 'ownership interest' ? 'owns part of' : 'works for'
  if (exception === null) {
    const message = `${person} ${tie} ${company.name}, an ineligible company. Find someone else for this role`
    return refuse({ code: 'role/company-insider', source, message })
  }
  const failed = failedCondition(exception, relationship.related)
  if (failed === null) return allow(relationship)
  const message = `${person} ${tie} ${company.name}, and exception ${exception.kind} does not hold: ${failed}`
  return refuse({ code: 'role/exception-fails', source, message })
}

/** The first condition of an exception that is not attested, in words; null when all are. @source accme.si.3.2 */
export function failedCondition(exception: InsiderException, related: boolean | null): string | null {
  if (exception.kind === 'E1') return failedUnrelated(exception, related)
  if (exception.kind === 'E2') {
    if (!exception.basicScienceOnly) return 'the content is more than basic science or research method'
    return exception.noCareRecommendations ? null : 'the content recommends care'
  }
  if (!exception.safeUseOnly) return 'more is taught than the safe use of the device'
  if (!exception.noAdviceWhenToUse) return 'it advises whether or when to use the device'
  return exception.supervisionPlan.trim() === '' ? 'there is no plan for supervision' : null
}

function failedUnrelated(
  { rationale, reviewer }: Extract<InsiderException, { kind: 'E1' }>,
  related: boolean | null,
): string | null {
  if (related) return 'the office found the content related to the business of the company'
  if (rationale.trim() === '') return 'nobody wrote down why the content is unrelated'
  return reviewer.trim() === '' ? 'nobody has reviewed it' : null
}
