import { classifyCompany } from '../src/areas/companies/company.commands.ts'
import { discloseRelationships } from '../src/areas/integrity/disclosure.commands.ts'
import type { RelationshipInput } from '../src/areas/integrity/disclosure.schema.ts'
import { localDate } from '../src/kernel/dates.ts'
import { allowed } from './evidence.ts'
import { actorOf } from './gaps.ts'
import type { TestOffice } from './office.ts'

/** A consultant for a maker of drugs, since January 2025. */
export function aTie(over: Partial<RelationshipInput> = {}): RelationshipInput {
  return {
    company: 'Veldane Therapeutics',
    nature: 'consultant',
    about: 'Advice on dosing',
    startedOn: localDate('2025-01-15'),
    endedOn: null,
    shares: null,
    saidHolding: null,
    thinksRelevant: false,
    ...over,
  }
}

/** Has someone sign a disclosure for an activity: these ties, or none. Their family name stands under it. */
export async function tellIn(
  office: TestOffice,
  activityId: string,
  name: string,
  ties: readonly RelationshipInput[] = [],
): Promise<void> {
  const who = { activityId, personId: office.idOf(name) }
  const { givenName, familyName } = await office.office.db
    .selectFrom('people_person')
    .where('id', '=', who.personId)
    .select(['given_name as givenName', 'family_name as familyName'])
    .executeTakeFirstOrThrow()
  const told = { answer: ties.length > 0 ? ('some' as const) : ('none' as const), relationships: ties }
  const signed = { name: `${givenName} ${familyName}`, today: office.office.today() }
  await allowed(office.office.write(actorOf(office, name), (tx) => discloseRelationships(tx, who, told, signed)))
}

/** The id of a company by its name. */
export async function companyOf(office: TestOffice, name = 'Veldane Therapeutics'): Promise<string> {
  const row = await office.office.db
    .selectFrom('companies_company')
    .where('name', '=', name)
    .select('id')
    .executeTakeFirstOrThrow()
  return row.id
}

/** Decides about a company, as the person `by`. */
export async function classifyIn(
  office: TestOffice,
  by: string,
  verdict: 'eligible' | 'ineligible' = 'ineligible',
  name?: string,
): Promise<void> {
  const companyId = await companyOf(office, name)
  const facts = { kind: null, answer: null, controlledByIneligible: null, sisterOfIneligible: null, apart: null }
  const decided = { verdict, facts, rationale: 'Their own page says so', by, today: office.office.today() }
  await allowed(office.office.write(actorOf(office, by), (tx) => classifyCompany(tx, companyId, decided)))
}
