import type { LocalDate } from '../../kernel/dates.ts'
import { type Decision, allow, refuse } from '../../kernel/decision.ts'
import { type Quarters, showCredits } from '../../kernel/quarters.ts'
import type {
  CertificateContent,
  CertificateFate,
  CertificateKind,
  CertificateStanding,
  CertificateWords,
  Fault,
} from './certificate.schema.ts'
import type { FormatId } from '../credit/designation.schema.ts'
import { showAccreditationStatement, showAward, showDesignationStatement } from '../credit/statement.rules.ts'
import { showLearningFormat, showParticipation } from '../credit/statement.rules.ts'
import type { Provision } from '../credit/statement.schema.ts'

const names = {
  learner: 'the name of the person',
  provider: 'the name of the accredited provider',
  title: 'the title of the activity',
  learningFormat: 'the learning format',
  completedOn: 'the day of the activity or of its completion',
} as const

/**
 * What is wrong with a certificate before it is given out: something missing, or a number that is not the award.
 *
 * @returns every fault found; empty when the certificate may be given out
 * @source ama.pra.certificate
 * @source ama.pra.physicians
 */
export function listCertificateFaults(certificate: CertificateContent): Fault[] {
  const missing = (Object.keys(names) as (keyof typeof names)[])
    .filter((field) => certificate[field].trim() === '')
    .map((field) => ({
      code: 'certificate/incomplete',
      source: 'ama.pra.certificate',
      message: `Add ${names[field]} to the certificate`,
      stops: true,
    }))
  return [...missing, ...listCreditFaults(certificate)]
}

/** An award prints what was claimed; a certificate of participation prints no award. @source ama.pra.certificate */
function listCreditFaults({ kind, awarded, printed }: CertificateContent): Fault[] {
  if (kind === 'participation') {
    if (awarded === null && printed === null) return []
    const message = 'Take the award out: this person took part and is not a physician'
    return [{ code: 'certificate/award-to-other', source: 'ama.pra.physicians', message, stops: true }]
  }
  const source = 'ama.pra.certificate'
  if (awarded === null)
    return [{ code: 'certificate/no-award', source, message: 'Award the credit before printing it', stops: true }]
  if (printed === awarded) return []
  const message = `Print ${showCredits(awarded)}, the credit awarded, and no other number`
  return [{ code: 'certificate/not-the-award', source, message, stops: true }]
}

/** What a certificate is made from. `awarded` is the credit claimed, null where the person took part only. */
export type CertificateFacts = {
  kind: CertificateKind
  learner: string
  provision: Provision
  title: string
  activityNumber: string
  format: FormatId
  completedOn: LocalDate
  issuedOn: LocalDate
  awarded: Quarters | null
  designated: Quarters
}

/**
 * The words of a certificate: what was awarded, or that the person took part and what the activity was designated for;
 * and the two statements as they hold on this day.
 *
 * @source ama.pra.certificate
 * @source ama.pra.physicians
 * @source accme.policy.statement
 */
export function wordCertificate(facts: CertificateFacts): CertificateWords {
  const { kind, learner, provision, title, activityNumber, format, completedOn, issuedOn, awarded, designated } = facts
  const terms = { provider: provision.provider, format, quarters: designated }
  return {
    kind,
    learner,
    provider: provision.provider,
    title,
    activityNumber,
    learningFormat: showLearningFormat(format),
    location: null,
    completedOn,
    issuedOn,
    awarded,
    designated,
    says: awarded === null ? showParticipation(designated) : showAward(awarded),
    accreditation: showAccreditationStatement(provision),
    designation: showDesignationStatement(terms),
  }
}

/** The certificate as it will be printed, for the last look before it is given out. @source ama.pra.certificate */
export function contentOf(words: CertificateWords): CertificateContent {
  const { kind, learner, provider, title, learningFormat, completedOn, awarded } = words
  return { kind, learner, provider, title, learningFormat, completedOn, awarded, printed: awarded }
}

/**
 * The words of a certificate that takes another's place: name, credit and day are new, all else stays as it was.
 *
 * @source office.certificate.correction
 * @source ama.pra.physicians
 */
export function rewordCertificate(
  words: CertificateWords,
  change: { learner: string; awarded: Quarters | null; issuedOn: LocalDate },
): CertificateWords {
  const { awarded } = change
  const says = awarded === null ? showParticipation(words.designated) : showAward(awarded)
  return { ...words, ...change, kind: awarded === null ? 'participation' : 'credit', says }
}

/** What has become of a certificate. One that was taken back and then replaced counts as replaced. */
export function standingOf({ withdrawnAt, nextNumber }: CertificateFate): CertificateStanding {
  if (nextNumber !== null) return 'superseded'
  return withdrawnAt === null ? 'valid' : 'withdrawn'
}

/**
 * May a certificate be taken back?
 *
 * @returns its standing, or refusal `certificate/superseded`, `certificate/withdrawn`
 * @source office.certificate.correction
 */
export function decideWithdrawal(fate: CertificateFate): Decision<CertificateStanding> {
  const source = 'office.certificate.correction'
  const standing = standingOf(fate)
  if (standing === 'superseded') return refuse(refuseSuperseded(fate))
  if (standing === 'valid') return allow(standing)
  return refuse({ code: 'certificate/withdrawn', source, message: 'This certificate was withdrawn before' })
}

/** Says which certificate has taken the place of this one. @source office.certificate.correction */
export function refuseSuperseded({ nextNumber }: CertificateFate) {
  const message = `Number ${nextNumber} has taken its place. Open that one`
  return { code: 'certificate/superseded', source: 'office.certificate.correction', message }
}
