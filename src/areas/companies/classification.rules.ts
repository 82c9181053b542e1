import { type Decision, allow, refuse } from '../../kernel/decision.ts'
import { eligibilityOf } from './company.rules.ts'
import type { CompanyFacts, Eligibility } from './company.schema.ts'

/**
 * Does a verdict on a company agree with the facts recorded beside it? Where the facts decide, nobody decides otherwise;
 * where one is missing, a person may still know.
 *
 * @returns the verdict, or refusal `company/facts-differ`
 * @source accme.si.eligibility
 */
export function decideFit(verdict: Eligibility, facts: CompanyFacts): Decision<Eligibility> {
  const said = eligibilityOf(facts)
  if (said === 'undetermined' || verdict === 'undetermined' || said === verdict) return allow(verdict)
  const message = `By the facts you chose the company is ${said}. Choose ${said}, or correct the facts.`
  return refuse({ code: 'company/facts-differ', source: 'accme.si.eligibility', field: 'verdict', message })
}
