import { showCredits } from '../../kernel/quarters.ts'
import type { CertificateContent, Fault } from './statement.schema.ts'

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
