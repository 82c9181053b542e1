import { capital } from '../../kernel/words.ts'
import { showDay } from '../../kernel/dates.ts'
import type { CertificateKind, CertificateStanding, CertificateWords } from './certificate.schema.ts'
import type { StatementPart } from '../credit/statement.schema.ts'
import { showAmount } from '../credit/statement.rules.ts'

/** A certificate as it is to be set: every word that `certificate.view.typ` prints. */
export type CertificateSheet = {
  name: string
  provider: string
  heading: string
  learner: string
  did: string
  title: string
  standing: string | null
  facts: { label: string; says: readonly StatementPart[]; is_main: boolean }[]
  statements: (readonly StatementPart[])[]
  number: string
  verify: string
  verify_says: string
  issued: { year: number; month: number; day: number; day_says: string }
}

/** What a certificate is called: on its page, on paper, and where it is checked. */
export function showKind(kind: CertificateKind): string {
  return kind === 'credit' ? 'Certificate of credit' : 'Certificate of participation'
}

/** What became of a certificate in a sentence; null while it stands. The reason is told to nobody but its owner. */
function showStanding(standing: CertificateStanding, nextNumber: string | null): string | null {
  if (standing === 'valid') return null
  if (standing === 'withdrawn') return 'This certificate was withdrawn and is no longer valid.'
  return `This certificate is no longer valid. Number ${nextNumber} has taken its place.`
}

/**
 * Lays a certificate out for print. The number of credits on it is the one awarded; the designation stands only in its
 * own statement.
 *
 * @param place.address where the office is reached, for checking the number
 * @source ama.pra.certificate
 */
export function layCertificate(
  certificate: { number: string; words: CertificateWords; standing: CertificateStanding; nextNumber: string | null },
  place: { address: string },
): CertificateSheet {
  const { number, words, standing, nextNumber } = certificate
  const heading = showKind(words.kind)
  const [year, month, day] = words.issuedOn.split('-').map(Number) as [number, number, number]
  const verify = `${place.address}/verify/${number}`
  return {
    name: `${heading}: ${words.learner}`,
    provider: words.provider,
    heading,
    learner: words.learner,
    did: words.kind === 'credit' ? 'completed' : 'took part in and completed',
    title: words.title,
    standing: showStanding(standing, nextNumber),
    facts: [showCredit(words), ...listFacts(words)],
    statements: [words.accreditation.parts, words.designation.parts],
    number,
    verify,
    verify_says: verify.replace(/^https?:\/\//, ''),
    issued: { year, month, day, day_says: showDay(words.issuedOn) },
  }
}

function showCredit({ awarded, says }: CertificateWords): CertificateSheet['facts'][number] {
  if (awarded === null) return { label: 'Took part', says: says.parts, is_main: false }
  return { label: 'Awarded', says: showAmount(awarded).parts, is_main: true }
}

function listFacts(words: CertificateWords): CertificateSheet['facts'] {
  const format = capital(words.learningFormat)
  const facts: [string, string][] = [
    ['Completed', showDay(words.completedOn)],
    ['Learning format', `${format}, activity ${words.activityNumber}`],
  ]
  if (words.location) facts.push(['Location', words.location])
  return facts.map(([label, text]) => ({ label, says: [{ text, italic: false }], is_main: false }))
}
