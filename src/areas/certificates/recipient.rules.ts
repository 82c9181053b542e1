import type { CertificateKind } from './certificate.schema.ts'
import { type Recipient, physicianDegrees } from './recipient.schema.ts'

/**
 * Is this person a physician to the AMA? By a degree, or by profession when no longer a student. A license is not needed.
 *
 * @source ama.pra.physicians
 */
export function isPhysician({ degrees, profession, careerStage }: Recipient): boolean {
  const known = new Set<string>(physicianDegrees)
  if (degrees.some((degree) => known.has(degree.toUpperCase().replaceAll(/[^A-Z]/g, '')))) return true
  return profession.toLowerCase() === 'physician' && careerStage.toLowerCase() !== 'student'
}

/**
 * What this person can be given for an activity of AMA credit: physicians an award, others a certificate that they took
 * part, which names the designated amount.
 *
 * @source ama.pra.physicians
 */
export function certificateKind(recipient: Recipient): CertificateKind {
  return isPhysician(recipient) ? 'credit' : 'participation'
}
