import { dayOf } from '../../kernel/dates.ts'
import { seeOther, showPage } from '../../http/answer.ts'
import type { Route } from '../../http/route.ts'
import { parseNumber } from './certificate-number.rules.ts'
import { type Certificate, findCertificateByNumber } from './certificate.store.ts'
import { standingOf } from './certificate.rules.ts'
import { VerdictPage, VerificationPage, type Verdict } from './verification.view.tsx'

/** Guessing is slow: so many numbers a minute from one address, and one answer for every number that is none. */
const perMinute = 30

/** Checking a certificate, by anyone. */
export const verificationRoutes: Route[] = [
  {
    method: 'GET',
    path: '/verify',
    may: 'public',
    handle: (visit) => {
      const number = parseNumber(visit.query.number ?? '')
      if (number !== '') return seeOther(`/verify/${number}`)
      return showPage({ face: 'public', title: 'Check a certificate', current: '/verify', body: <VerificationPage /> })
    },
  },
  {
    method: 'GET',
    path: '/verify/:number',
    may: 'public',
    perMinute,
    handle: async (visit) => {
      const number = parseNumber(visit.params.number!)
      const certificate = await findCertificateByNumber(visit.db, number)
      const verdict = verdictOf(certificate, visit.office.settings.timeZone)
      const body = <VerdictPage number={number || 'No number'} verdict={verdict} />
      return showPage({ face: 'public', title: 'Check a certificate', current: '/verify', body })
    },
  },
]

function verdictOf(certificate: Certificate | undefined, timeZone: string): Verdict {
  if (!certificate) return { is: 'unknown' }
  const standing = standingOf(certificate)
  if (standing === 'superseded') return { is: 'superseded', by: certificate.nextNumber! }
  if (standing === 'withdrawn') return { is: 'withdrawn', on: dayOf(certificate.withdrawnAt!, timeZone) }
  return { is: 'valid', words: certificate.words }
}
