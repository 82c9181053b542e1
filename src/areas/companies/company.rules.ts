import { type Decision, allow, refuse } from '../../kernel/decision.ts'
import {
  type Classification,
  type CompanyFacts,
  type CompanyKind,
  type Eligibility,
  companyKinds,
} from './company.schema.ts'

/**
 * What the facts say of a company. A person of the office still records the classification.
 *
 * @returns `undetermined` where a fact is missing; ownership by an ineligible company goes before the kind
 * @source accme.si.eligibility
 */
export function eligibilityOf(facts: CompanyFacts): Eligibility {
  const { kind, answer, controlledByIneligible, sisterOfIneligible, apart } = facts
  if (controlledByIneligible) return 'ineligible'
  const own = kind === null ? 'undetermined' : eligibilityOfKind(companyKinds[kind], answer)
  if (own !== 'eligible') return own
  if (controlledByIneligible === null || sisterOfIneligible === null) return 'undetermined'
  if (!sisterOfIneligible) return own
  if (apart === null) return 'undetermined'
  return apart ? own : 'ineligible'
}

function eligibilityOfKind(kind: CompanyKind, answer: boolean | null): Eligibility {
  if ('eligibility' in kind) return kind.eligibility
  if (answer === null) return 'undetermined'
  return answer ? kind.ifYes : kind.ifNo
}

/**
 * Records a classification only with a name and a reason, because an eligible company opens the door to its people.
 *
 * @returns the classification, or refusal `company/nobody`, `company/no-reason`
 * @source accme.si.eligibility
 */
export function decideClassification(classification: Classification): Decision<Classification> {
  const source = 'accme.si.eligibility'
  if (classification.by.trim() === '')
    return refuse({ code: 'company/nobody', source, message: 'Sign in, so that the classification carries a name' })
  if (classification.because.trim() === '') {
    const message = 'Say why, in a sentence someone can check: what the company makes or sells, and where you read it'
    return refuse({ code: 'company/no-reason', source, field: 'because', message })
  }
  return allow(classification)
}
