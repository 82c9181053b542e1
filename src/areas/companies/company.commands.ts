import type { LocalDate } from '../../kernel/dates.ts'
import { type Decision, type Missing, allow, missing, refuse } from '../../kernel/decision.ts'
import { record } from '../../platform/audit.ts'
import type { Tx } from '../../platform/database.ts'
import { announce } from '../../platform/news.ts'
import { decideClassification } from './company.rules.ts'
import type { CompanyFacts, Eligibility, Holding } from './company.schema.ts'
import { changeCompany, findCompany, findNamesake, saveCompany, saveEligibility } from './company.store.ts'
import { decideFit } from './classification.rules.ts'

/** The company of this name, in whatever case it is written; recorded with nothing known of it where it is new. */
export async function recordCompany(tx: Tx, name: string): Promise<string> {
  const { id, isNew } = await saveCompany(tx, name)
  if (isNew) await record(tx, { act: 'company.record', subject: id, before: null, after: { name } })
  return id
}

/**
 * Decides whether a company is eligible, with the facts and the reason; earlier decisions stay. Areas above hear of it and
 * look again at whoever is tied to it.
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
  await announce(tx, { kind: 'company.changed', subject: companyId, body: { companyId } })
  return allow(verdict)
}

/** Keeps a company's name, what it makes or sells, and who holds its shares. Refusal `company/known` for a name in use. */
export async function describeCompany(
  tx: Tx,
  companyId: string,
  company: { name: string; holding: Holding; businessLines: string[] },
): Promise<Decision<string> | Missing> {
  const before = await findCompany(tx, companyId)
  if (!before) return missing
  if (await findNamesake(tx, company.name, companyId)) {
    const message = `Another company is called ${company.name}. Enter a name that tells them apart.`
    return refuse({ code: 'company/known', field: 'name', message })
  }
  await changeCompany(tx, companyId, company)
  await record(tx, { act: 'company.describe', subject: companyId, before, after: company })
  await announce(tx, { kind: 'company.changed', subject: companyId, body: { companyId } })
  return allow(companyId)
}
