import { z } from 'zod'
import { act, andThen } from '../../http/api-act.ts'
import { readList, readOne } from '../../http/api-read.ts'
import type { Route } from '../../http/route.ts'
import { dayShape, idShape } from '../../kernel/shape.ts'
import type { Db, Tx } from '../../platform/database.ts'
import { listPeople } from './directory.store.ts'
import { correctPerson, recordPerson } from './person.commands.ts'
import { personFacts, personInput, professions } from './person.schema.ts'
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
  readList({
    path: '/api/v1/people',
    may: 'people.see',
    noun,
    says: 'Lists people by family name; of those who fit the words, first whose name begins with the last of them',
    query: { words: z.string().max(200).optional(), profession: z.enum(professions).optional() },
    item: personLine,
    place: z.tuple([z.string(), z.string(), z.uuid()]),
    placeOf: ({ familyName, givenName, id }): [string, string, string] => [familyName, givenName, id],
    list: ({ db }, { filter, after, limit }) => listPeople(db, { ...filter, after }, limit),
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
