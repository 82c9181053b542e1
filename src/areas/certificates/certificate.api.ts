import { z } from 'zod'
import { readList } from '../../http/api-list.ts'
import { readOne } from '../../http/api-read.ts'
import type { Route } from '../../http/route.ts'
import { dayShape, idShape, instantShape } from '../../kernel/shape.ts'
import { parseNumber } from './certificate-number.rules.ts'
import { standingOf } from './certificate.rules.ts'
import { certificateKinds, standings } from './certificate.schema.ts'
import { type Certificate, findCertificate, findCertificateByNumber, listCertificates } from './certificate.store.ts'

const noun = 'Certificates'

const certificateRecord = z
  .object({
    id: idShape,
    number: z.string(),
    kind: z.enum(certificateKinds),
    standing: z.enum(standings),
    learner: z.string(),
    title: z.string(),
    credits: z.number().nullable().meta({ description: 'null where they took part only' }),
    completedOn: dayShape,
    issuedAt: instantShape,
    activityId: idShape,
    personId: idShape,
    supersededBy: z.string().nullable().meta({ description: 'The number that took its place' }),
    withdrawnAt: instantShape.nullable(),
    withdrawnWhy: z.string().nullable(),
  })
  .meta({ id: 'Certificate', description: 'A certificate as it was issued, and what became of it' })

const verdictShape = z
  .object({
    number: z.string(),
    standing: z.enum([...standings, 'unknown']),
    supersededBy: z.string().nullable(),
    learner: z.string().nullable(),
    title: z.string().nullable(),
    credits: z.number().nullable(),
    completedOn: dayShape.nullable(),
  })
  .meta({ id: 'Verdict', description: 'Whether a certificate holds; what it says only where it does' })

export const certificateApi: Route[] = [
  readList({
    path: '/api/v1/certificates',
    may: 'credit.see',
    noun,
    says: 'Lists certificates, the newest issue first',
    query: {
      words: z.string().max(200).optional(),
      kind: z.enum(certificateKinds).optional(),
      standing: z.enum(standings).optional(),
    },
    item: certificateRecord,
    place: z.object({ at: z.iso.datetime(), id: z.uuid() }),
    placeOf: ({ issuedAt, id }) => ({ at: issuedAt.toISOString(), id }),
    list: async ({ db }, { filter, after, limit }) =>
      (await listCertificates(db, { ...filter, after }, limit)).map(toRecord),
  }),
  readOne({
    path: '/api/v1/certificates/:certificateId',
    may: 'credit.see',
    noun,
    says: 'Tells one certificate',
    output: certificateRecord,
    find: async ({ db }, { certificateId }) => {
      const found = await findCertificate(db, certificateId!)
      return found && toRecord(found)
    },
  }),
  readOne({
    path: '/api/v1/verifications/:number',
    may: 'public',
    perMinute: 30,
    noun,
    says: 'Checks a certificate by its number',
    output: verdictShape,
    find: async ({ db }, params) => {
      const number = parseNumber(params.number!)
      return verdictOf(number, await findCertificateByNumber(db, number))
    },
  }),
]

function toRecord({ words, ...certificate }: Certificate) {
  const { learner, title, completedOn, awarded } = words
  return {
    ...certificate,
    ...{ learner, title, completedOn },
    credits: awarded === null ? null : awarded / 4,
    standing: standingOf(certificate),
    supersededBy: certificate.nextNumber,
  }
}

function verdictOf(number: string, certificate: Certificate | undefined) {
  const none = { number, supersededBy: null, learner: null, title: null, credits: null, completedOn: null }
  if (!certificate) return { ...none, standing: 'unknown' as const }
  const record = toRecord(certificate)
  if (record.standing === 'valid') return record
  return { ...none, standing: record.standing, supersededBy: record.supersededBy }
}
