import { z } from 'zod'
import { act, andThen } from '../../http/api-act.ts'
import { readListed } from '../../http/api-list.ts'
import { readOne } from '../../http/api-read.ts'
import { type Route, visitorOf } from '../../http/route.ts'
import { idShape } from '../../kernel/shape.ts'
import { classifyCompany, describeCompany } from './company.commands.ts'
import { classificationInput, companyInput, eligibilities, holdings } from './company.schema.ts'
import { companies, findCompany } from './company.store.ts'

const noun = 'Companies'
const path = '/api/v1/companies/:companyId'

const companyRecord = z
  .object({
    id: idShape,
    name: z.string(),
    holding: z.enum(holdings),
    businessLines: z.array(z.string()),
    eligibility: z.enum(eligibilities),
  })
  .meta({ id: 'Company', description: 'A company somebody named in a disclosure' })

export const companyApi: Route[] = [
  readListed({
    path: '/api/v1/companies',
    may: 'integrity.see',
    noun,
    says: 'Lists companies by name',
    query: { eligibility: z.enum(eligibilities).optional() },
    item: companyRecord,
    source: companies,
    order: 'name',
    narrow: (_visit, filter) => filter,
  }),
  readOne({
    path,
    may: 'integrity.see',
    noun,
    says: 'Tells one company',
    output: companyRecord,
    find: ({ db }, { companyId }) => findCompany(db, companyId!),
  }),
  act({
    path: `${path}/facts`,
    may: 'integrity.decide',
    noun,
    says: 'Keeps what a company is called, makes and who holds its shares',
    body: companyInput,
    output: companyRecord,
    corrects: (tx, { companyId }) => findCompany(tx, companyId!),
    act: async (tx, { params, body }) =>
      andThen(await describeCompany(tx, params.companyId!, body), (id) => findCompany(tx, id)),
  }),
  act({
    path: `${path}/eligibility`,
    may: 'integrity.decide',
    noun,
    says: 'Decides whether a company is eligible, with the facts and the reason',
    body: classificationInput,
    output: companyRecord,
    act: async (tx, { params, body: { verdict, rationale, ...facts }, visit }) => {
      const decided = { verdict, facts, rationale, by: visitorOf(visit).name, today: visit.office.today() }
      return andThen(await classifyCompany(tx, params.companyId!, decided), () => findCompany(tx, params.companyId!))
    },
  }),
]
