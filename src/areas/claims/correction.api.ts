import { act, andThen } from '../../http/api-act.ts'
import type { Route, Visit } from '../../http/route.ts'
import { madeShape } from '../../kernel/shape.ts'
import { correctionInput, withdrawalInput } from '../certificates/certificate.schema.ts'
import { correctCertificate, withdrawCertificate } from './correction.commands.ts'

const noun = 'Certificates'
const path = '/api/v1/certificates/:certificateId'

/** What the office changes on certificates: never in place, always by another or by taking them back. */
export const correctionApi: Route[] = [
  act({
    path: `${path}/correction`,
    may: 'credit.correct',
    noun,
    says: 'Issues a corrected certificate in place of this one',
    body: correctionInput,
    output: madeShape,
    location: ({ id }) => `/api/v1/certificates/${id}`,
    act: async (tx, { params, body, visit }) =>
      andThen(await correctCertificate(tx, params.certificateId!, body, deskOf(visit)), (id) =>
        Promise.resolve({ id }),
      ),
  }),
  act({
    path: `${path}/withdrawal`,
    may: 'credit.correct',
    noun,
    says: 'Takes a certificate back, with the reason',
    body: withdrawalInput,
    output: madeShape,
    act: async (tx, { params, body, visit }) =>
      andThen(await withdrawCertificate(tx, params.certificateId!, body.why, deskOf(visit)), () =>
        Promise.resolve({ id: params.certificateId! }),
      ),
  }),
]

function deskOf({ office }: Visit) {
  return { today: office.today(), address: office.address() }
}
