import { randomBytes } from 'node:crypto'
import type { LocalDate } from '../../kernel/dates.ts'
import { type Decision, allow, refuse } from '../../kernel/decision.ts'
import { record } from '../../platform/audit.ts'
import type { Tx } from '../../platform/database.ts'
import { makeNumber } from './certificate-number.rules.ts'
import { contentOf, decideWithdrawal, listCertificateFaults } from './certificate.rules.ts'
import type { CertificateStanding, CertificateWords } from './certificate.schema.ts'
import { type Certificate, findCertificateByNumber, saveCertificate, saveWithdrawal } from './certificate.store.ts'

/** What is issued, to whom; `supersedesId` and `why` where it takes another's place. */
export type Issue = {
  activityId: string
  personId: string
  claimId: string | null
  words: CertificateWords
  supersedesId?: string
  why?: string
}

/**
 * Issues a certificate with a number of its own. Its words are looked over once more before they are frozen.
 *
 * @returns the certificate's id, or the first fault of `listCertificateFaults`, `claim/once` when the person has one, or
 *   `certificate/superseded` when the one named is replaced already
 * @source ama.pra.certificate
 * @source office.certificate.number
 * @source office.certificate.correction
 */
export async function issueCertificate(tx: Tx, issue: Issue): Promise<Decision<string>> {
  const { words, supersedesId = null, why = '', ...whose } = issue
  const [fault] = listCertificateFaults(contentOf(words))
  if (fault) return refuse({ code: fault.code, source: fault.source, message: fault.message })
  const number = await freeNumber(tx, words.issuedOn)
  const id = await saveCertificate(tx, { ...whose, number, supersedesId, why, words })
  if (!id) return refuse(supersedesId === null ? hasOne : isReplaced)
  const after = { ...whose, number, kind: words.kind, awarded: words.awarded, supersedesId }
  await record(tx, { act: 'certificate.issue', subject: id, before: null, after, why })
  return allow(id)
}

const hasOne = {
  code: 'claim/once',
  source: 'ama.pra.claim.once',
  message: 'You have your certificate for this activity. It is in your transcript',
}
const isReplaced = {
  code: 'certificate/superseded',
  source: 'office.certificate.correction',
  message: 'Someone has replaced this certificate in the meantime. Open the new one',
}

async function freeNumber(tx: Tx, issuedOn: LocalDate): Promise<string> {
  for (;;) {
    const number = makeNumber(Number(issuedOn.slice(0, 4)), randomBytes(16))
    if (!(await findCertificateByNumber(tx, number))) return number
  }
}

/**
 * Takes a certificate back: whoever opens it or checks its number reads so from now on.
 *
 * @returns its standing before, or a refusal of `decideWithdrawal`
 * @source office.certificate.correction
 */
export async function endCertificate(
  tx: Tx,
  certificate: Certificate,
  why: string,
): Promise<Decision<CertificateStanding>> {
  const decision = decideWithdrawal(certificate)
  if (!decision.ok) return decision
  if (!(await saveWithdrawal(tx, certificate.id, why))) return decideWithdrawal({ ...certificate, withdrawnAt: tx.at })
  await record(tx, { act: 'certificate.withdraw', subject: certificate.id, before: 'valid', after: 'withdrawn', why })
  return decision
}
