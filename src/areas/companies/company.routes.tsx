import { type Missing, missing } from '../../kernel/decision.ts'
import { showInstant } from '../../kernel/dates.ts'
import { isId } from '../../kernel/ids.ts'
import { type Answer, seeOther, showPage } from '../../http/answer.ts'
import { errorsOf, one, readForm, statusOf } from '../../http/form.ts'
import { type Route, type Visit, visitorOf } from '../../http/route.ts'
import { registerRoutes } from '../../lists/routes.ts'
import type { Errors } from '../../ui/errors.ts'
import { classifyCompany, describeCompany } from './company.commands.ts'
import { classificationInput, companyInput } from './company.schema.ts'
import type { CompanyTies } from './company.slots.ts'
import { companyRegister } from './company.register.tsx'
import { findCompany, listEligibility } from './company.store.ts'
import { CompanyPage } from './company.view.tsx'

/** The register of companies. `ties` says what disclosures, which lie above, know of each. */
export function companyRoutes(ties: CompanyTies): Route[] {
  return [
    ...registerRoutes(companyRegister(ties)),
    {
      method: 'GET',
      path: '/integrity/companies/:companyId',
      may: 'integrity.see',
      handle: (visit) => showCompany(visit, ties, {}),
    },
    {
      method: 'POST',
      path: '/integrity/companies/:companyId/eligibility',
      may: 'integrity.decide',
      handle: (visit) => decide(visit, ties),
    },
    {
      method: 'POST',
      path: '/integrity/companies/:companyId/facts',
      may: 'integrity.decide',
      handle: (visit) => describe(visit, ties),
    },
  ]
}

async function decide(visit: Visit, ties: CompanyTies): Promise<Answer> {
  const id = idOf(visit)
  if (id === missing) return missing
  const read = readForm(classificationInput, visit.form)
  if (!read.ok) return showCompany(visit, ties, read.errors)
  const { verdict, rationale, ...facts } = read.data
  const decided = { verdict, facts, rationale, by: visitorOf(visit).name, today: visit.office.today() }
  const decision = await visit.write((tx) => classifyCompany(tx, id, decided))
  if (decision === missing) return missing
  return decision.ok
    ? seeOther(`/integrity/companies/${id}`)
    : showCompany(visit, ties, renamed(errorsOf(decision.refusal)))
}

async function describe(visit: Visit, ties: CompanyTies): Promise<Answer> {
  const id = idOf(visit)
  if (id === missing) return missing
  const read = readForm(companyInput, visit.form)
  if (!read.ok) return showCompany(visit, ties, read.errors)
  const decision = await visit.write((tx) => describeCompany(tx, id, read.data))
  if (decision === missing) return missing
  return decision.ok ? seeOther(`/integrity/companies/${id}`) : showCompany(visit, ties, errorsOf(decision.refusal))
}

function idOf(visit: Visit): string | Missing {
  const { companyId = '' } = visit.params
  return isId(companyId) ? companyId : missing
}

/** The rule speaks of `because`; on the form the field is the rationale. */
function renamed(errors: Errors): Errors {
  const { because, ...others } = errors
  return because === undefined ? others : { ...others, rationale: because }
}

async function showCompany(visit: Visit, ties: CompanyTies, errors: Errors): Promise<Answer> {
  const { db, form } = visit
  const id = idOf(visit)
  const company = id === missing ? undefined : await findCompany(db, id)
  if (!company) return missing
  const [decisions, { said, activities }] = await Promise.all([
    listEligibility(db, company.id),
    ties.findTies(db, company.id),
  ])
  const zone = visit.office.settings.timeZone
  const history = decisions.map((row) => ({
    verdict: row.verdict,
    rationale: row.rationale,
    when: showInstant(row.decidedAt, zone),
    by: row.decidedBy ?? '',
    kind: row.facts.kind,
  }))
  const sent = Object.fromEntries(Object.keys(form).map((name) => [name, one(form, name)]))
  const latest = decisions[0]
  const kept = latest ? { ...wordsOf(latest.facts), verdict: latest.verdict, rationale: latest.rationale } : {}
  const page = { company, said, history, activities, errors, stamp: visit.stamp(), typed: { ...kept, ...sent } }
  const status = statusOf(errors)
  const body = <CompanyPage {...page} />
  return showPage({ face: 'office', title: company.name, current: '/integrity', status, body })
}

function wordsOf(facts: { kind: string | null } & Record<string, unknown>): Record<string, string> {
  const words = Object.entries(facts).map(([name, fact]) => [
    name,
    fact === null ? '' : fact === true ? 'yes' : fact === false ? 'no' : String(fact),
  ])
  return Object.fromEntries(words) as Record<string, string>
}
