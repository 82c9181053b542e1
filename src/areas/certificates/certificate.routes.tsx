import { showDay, dayOf } from '../../kernel/dates.ts'
import { missing } from '../../kernel/decision.ts'
import { isId } from '../../kernel/ids.ts'
import { type Answer, download, showPage } from '../../http/answer.ts'
import { may } from '../../http/permission.ts'
import { type Route, type Visit, visitorOf } from '../../http/route.ts'
import { registerRoutes } from '../../lists/routes.ts'
import { printPdf } from '../../platform/pdf.ts'
import { layCertificate } from './certificate-print.rules.ts'
import { certificateRegister } from './certificate.register.tsx'
import { type Certificate, findCertificate } from './certificate.store.ts'
import { CertificatePage, UnprintablePage } from './certificate.view.tsx'
import { standingOf } from './certificate.rules.ts'
import { listUnmatched } from './transcript.rules.ts'
import { findMatchable } from './transcript.store.ts'
import type { ShownCertificate } from './certificate.part.tsx'

const template = 'areas/certificates/certificate.view.typ'

/** The list of certificates, and each of them by its owner and by the office. */
export const certificateRoutes: Route[] = [
  ...registerRoutes(certificateRegister),
  {
    method: 'GET',
    path: '/certificates/:certificateId',
    may: 'signed in',
    wrongOwner: (office) => `/certificates/${office.idOf('certificate')}`,
    handle: (visit) =>
      withCertificate(visit, async (certificate) => {
        const isOwn = certificate.personId === visitorOf(visit).id
        const person = isOwn ? await findMatchable(visit.db, certificate.personId) : undefined
        const body = (
          <CertificatePage
            certificate={shownOf(certificate, visit.office.settings.timeZone)}
            verify={`${visit.office.address()}/verify/${certificate.number}`}
            unmatched={person && certificate.words.awarded !== null ? listUnmatched(person) : []}
            isOwn={isOwn}
          />
        )
        return showPage({ face: 'learner', title: `Certificate ${certificate.number}`, current: '/my/credit', body })
      }),
  },
  {
    method: 'GET',
    path: '/certificates/:certificateId/pdf',
    may: 'signed in',
    wrongOwner: (office) => `/certificates/${office.idOf('certificate')}/pdf`,
    handle: (visit) =>
      withCertificate(visit, (certificate) => {
        const shown = { ...certificate, standing: standingOf(certificate) }
        const printed = printPdf(template, layCertificate(shown, { address: visit.office.address() }))
        const name = `certificate-${certificate.number}.pdf`
        if (printed.ok) return download({ bytes: printed.bytes, mediaType: 'application/pdf', name })
        const body = <UnprintablePage id={certificate.id} lacking={printed.lacking} />
        return showPage({ face: 'task', title: 'The PDF cannot be printed here', status: 501, body })
      }),
  },
]

/** Goes on with the certificate of the address, for its owner and for the office. */
async function withCertificate(
  visit: Visit,
  go: (certificate: Certificate) => Promise<Answer> | Answer,
): Promise<Answer> {
  const certificateId = visit.params.certificateId!
  const visitor = visitorOf(visit)
  const certificate = isId(certificateId) ? await findCertificate(visit.db, certificateId) : undefined
  if (!certificate) return missing
  return certificate.personId === visitor.id || may(visitor, 'credit.see') ? go(certificate) : missing
}

function shownOf(certificate: Certificate, timeZone: string): ShownCertificate {
  const { id, number, words, nextId, nextNumber, withdrawnAt, withdrawnWhy } = certificate
  return {
    id,
    number,
    words,
    standing: standingOf(certificate),
    next: nextId && nextNumber ? { id: nextId, number: nextNumber } : null,
    withdrawn: withdrawnAt ? { on: showDay(dayOf(withdrawnAt, timeZone)), why: withdrawnWhy ?? '' } : null,
  }
}
