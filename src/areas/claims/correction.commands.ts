import type { LocalDate } from '../../kernel/dates.ts'
import { type Decision, type Missing, allow, missing } from '../../kernel/decision.ts'
import type { Quarters } from '../../kernel/quarters.ts'
import { record } from '../../platform/audit.ts'
import type { Tx } from '../../platform/database.ts'
import { queueMail } from '../../platform/mail.ts'
import { announce } from '../../platform/news.ts'
import { findProvider } from '../organizations/organization.store.ts'
import { findPerson } from '../people/person.store.ts'
import { findPolicy } from '../policies/policy.store.ts'
import { endCertificate, issueCertificate } from '../certificates/certificate.commands.ts'
import { rewordCertificate } from '../certificates/certificate.rules.ts'
import type { CorrectionInput } from '../certificates/certificate.schema.ts'
import { type Certificate, findCertificate } from '../certificates/certificate.store.ts'
import { certificateKind } from '../certificates/recipient.rules.ts'
import { changeClaim, findClaim, saveClaim } from './claim.store.ts'
import { type Change, decideCorrection, showChange } from './correction.rules.ts'

/** The day, and the address that mails lead to. */
export type Desk = { today: LocalDate; address: string }

/**
 * Takes a certificate back; its page and its number say so from now on. The person is told.
 *
 * @returns nothing to know, or a refusal of `decideWithdrawal`
 * @source office.certificate.correction
 */
export async function withdrawCertificate(
  tx: Tx,
  certificateId: string,
  why: string,
  desk: Desk,
): Promise<Decision<unknown> | Missing> {
  const certificate = await findCertificate(tx, certificateId)
  if (!certificate) return missing
  const decision = await endCertificate(tx, certificate, why)
  if (!decision.ok) return decision
  await announceAward(tx, certificate)
  await tell(tx, certificate, desk, { what: 'withdrawn', why, href: `${desk.address}/certificates/${certificateId}` })
  return allow(certificateId)
}

/**
 * Issues a certificate in place of another: with another name or other credit, or of the other kind where the profession
 * was wrong. The old one stays as it was and says what took its place. The person is told.
 *
 * @returns the new certificate's id, or a refusal of `decideCorrection` or `issueCertificate`
 * @source office.certificate.correction
 * @source ama.pra.physicians
 */
export async function correctCertificate(
  tx: Tx,
  certificateId: string,
  input: CorrectionInput,
  desk: Desk,
): Promise<Decision<string> | Missing> {
  const certificate = await findCertificate(tx, certificateId)
  const person = certificate && (await findPerson(tx, certificate.personId))
  if (!certificate || !person) return missing
  const kind = certificateKind({ ...person, degrees: person.degree ? [person.degree] : [] })
  const decision = decideCorrection({ words: certificate.words, fate: certificate, kind }, input)
  if (!decision.ok) return decision
  const { learner, awarded } = decision.value
  const { activityId, personId } = certificate
  const claimId = awarded === null ? null : await keepAward(tx, { activityId, personId, quarters: awarded })
  const words = rewordCertificate(certificate.words, { learner, awarded, issuedOn: desk.today })
  const issue = { activityId, personId, claimId, words, supersedesId: certificateId, why: input.why }
  const issued = await issueCertificate(tx, issue)
  if (!issued.ok) return issued
  await announceAward(tx, certificate)
  const href = `${desk.address}/certificates/${issued.value}`
  await tell(tx, certificate, desk, { what: 'corrected', why: input.why, href })
  return issued
}

/** The award as it stands after a correction: the claim on record, changed where it differs, or a first one. */
async function keepAward(tx: Tx, award: { activityId: string; personId: string; quarters: Quarters }) {
  const before = await findClaim(tx, award.activityId, award.personId)
  const claimId = before?.id ?? (await saveClaim(tx, award))!
  if (before && before.quarters !== award.quarters) await changeClaim(tx, claimId, award.quarters)
  await record(tx, { act: 'credit.correct', subject: claimId, before: before?.quarters ?? null, after: award.quarters })
  return claimId
}

/** Those above hear that an award may have changed, or be no more. */
async function announceAward(tx: Tx, { activityId, personId, id }: Certificate): Promise<void> {
  await announce(tx, { kind: 'credit.corrected', subject: id, body: { activityId, personId, certificateId: id } })
}

async function tell(tx: Tx, certificate: Certificate, desk: Desk, change: Pick<Change, 'what' | 'why' | 'href'>) {
  const [person, school, email, phone] = [
    await findPerson(tx, certificate.personId),
    await findProvider(tx),
    await findPolicy(tx, 'office.email', desk.today),
    await findPolicy(tx, 'office.phone', desk.today),
  ]
  if (!person) return
  const { number, words } = certificate
  const head = { school: school?.name ?? '', email, phone }
  const letter = showChange({ ...change, number, title: words.title }, { givenName: person.givenName, head })
  await queueMail(tx, { to: person.email, personId: person.id, kind: 'certificate', ...letter })
}
