import { z } from 'zod'
import { act, andThen } from '../../http/api-act.ts'
import { readListed } from '../../http/api-list.ts'
import { readOne } from '../../http/api-read.ts'
import type { Route } from '../../http/route.ts'
import { dayShape, idShape } from '../../kernel/shape.ts'
import type { Db, Tx } from '../../platform/database.ts'
import { directory } from './person-list.store.ts'
import { correctPerson, recordPerson } from './person.commands.ts'
import { careerStages, personFacts, personInput, professions } from './person.schema.ts'
import { findPerson, listAffiliations, listLicenses } from './person.store.ts'

const noun = 'People'

const personLine = z
  .object({
    id: idShape,
    givenName: z.string(),
    familyName: z.string(),
    email: z.string(),
    profession: z.string(),
    degree: z.string().nullable(),
    specialty: z.string().nullable(),
    careerStage: z.string(),
  })
  .meta({ id: 'PersonLine', description: 'A person as the office lists them' })

const personRecord = personLine
  .extend({
    birthMonth: z.int().nullable(),
    birthDay: z.int().nullable(),
    npi: z.string().nullable(),
    state: z.string().nullable(),
    country: z.string(),
    licenses: z.array(z.object({ state: z.string(), number: z.string() })),
    affiliations: z.array(
      z.object({
        organization: z.string(),
        relation: z.string(),
        department: z.string().nullable(),
        since: dayShape.nullable(),
        until: dayShape.nullable(),
      }),
    ),
  })
  .meta({ id: 'Person', description: 'A person with what reporting needs' })

export const personApi: Route[] = [
  readListed({
    path: '/api/v1/people',
    may: 'people.see',
    noun,
    says: 'Lists people; of those who fit the words, first whose family name begins with the last of them',
    query: { profession: z.enum(professions).optional(), careerStage: z.enum(careerStages).optional() },
    item: personLine,
    source: directory,
    order: 'name',
    narrow: (_visit, filter) => filter,
  }),
  readOne({
    path: '/api/v1/people/:personId',
    may: 'people.see',
    noun,
    says: 'Tells what is known of a person',
    output: personRecord,
    find: ({ db }, { personId }) => findRecord(db, personId!),
  }),
  act({
    path: '/api/v1/people',
    may: 'people.record',
    noun,
    says: 'Records a person',
    body: personInput,
    output: personRecord,
    location: ({ id }) => `/api/v1/people/${id}`,
    act: async (tx, { body }) => andThen(await recordPerson(tx, body), (id) => findRecord(tx, id)),
  }),
  act({
    path: '/api/v1/people/:personId/details',
    may: 'people.record',
    noun,
    says: 'Corrects what is known of a person; the address changes by an act of its own',
    body: personFacts,
    output: personRecord,
    corrects: (tx, { personId }) => findRecord(tx, personId!),
    act: async (tx, { params, body }) =>
      andThen(await correctPerson(tx, params.personId!, body), () => findRecord(tx, params.personId!)),
  }),
]

async function findRecord(db: Db | Tx, personId: string) {
  const person = await findPerson(db, personId)
  if (!person) return undefined
  const [licenses, affiliations] = await Promise.all([listLicenses(db, personId), listAffiliations(db, personId)])
  return { ...person, licenses, affiliations }
}
