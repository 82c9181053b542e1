import type { LocalDate } from '../../kernel/dates.ts'
import { type Decision, type Missing, allow, missing, refuse } from '../../kernel/decision.ts'
import { record } from '../../platform/audit.ts'
import type { Tx } from '../../platform/database.ts'
import { decideClassification } from './company.rules.ts'
import type { CompanyFacts, Eligibility, Holding } from './company.schema.ts'
import { changeCompany, findCompany, findNamesake, listActivitiesWith, saveEligibility } from './company.store.ts'
import { decideFit } from './classification.rules.ts'
import { lockIndependence } from './control.store.ts'
import { followChange } from './learner-disclosure.commands.ts'

/**
 * Decides whether a company is eligible, with the facts and the reason; earlier decisions stay. Every activity with
 * someone tied to it is looked at again.
 *
 * @returns the verdict, a refusal of `decideClassification` or `decideFit`, or `missing`
 * @source accme.si.eligibility
 */
export async function classifyCompany(
  tx: Tx,
  companyId: string,
  decided: { verdict: Eligibility; facts: CompanyFacts; rationale: string; by: string; today: LocalDate },
): Promise<Decision<Eligibility> | Missing> {
  const before = await findCompany(tx, companyId)
  if (!before) return missing
  const { verdict, facts, rationale, by, today } = decided
  const fit = decideFit(verdict, facts)
  if (!fit.ok) return fit
  const decision = decideClassification({ eligibility: verdict, by, on: today, because: rationale })
  if (!decision.ok) return decision
  await saveEligibility(tx, { companyId, verdict, facts, rationale })
  await record(tx, {
    act: 'company.classify',
    subject: companyId,
    before: before.eligibility,
    after: { verdict, facts },
    why: rationale,
  })
  await followCompany(tx, companyId, today)
  return allow(verdict)
}

/** Keeps a company's name, what it makes or sells, and who holds its shares. Refusal `company/known` for a name in use. */
export async function describeCompany(
  tx: Tx,
  companyId: string,
  company: { name: string; holding: Holding; businessLines: string[] },
  today: LocalDate,
): Promise<Decision<string> | Missing> {
  const before = await findCompany(tx, companyId)
  if (!before) return missing
  if (await findNamesake(tx, company.name, companyId)) {
    const message = `Another company is called ${company.name}. Enter a name that tells them apart.`
    return refuse({ code: 'company/known', field: 'name', message })
  }
  await changeCompany(tx, companyId, company)
  await record(tx, { act: 'company.describe', subject: companyId, before, after: company })
  await followCompany(tx, companyId, today)
  return allow(companyId)
}

async function followCompany(tx: Tx, companyId: string, today: LocalDate): Promise<void> {
  for (const { id } of await listActivitiesWith(tx, companyId)) {
    await lockIndependence(tx, id)
    await followChange(tx, id, 'What the office knows of a company has changed', today)
  }
}
