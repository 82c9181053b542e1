import { type Decision, allow, refuse } from '../../kernel/decision.ts'
import { type Quarters, parseCredits } from '../../kernel/quarters.ts'
import type { Letter, Letterhead } from '../tasks/ask.rules.ts'
import { refuseSuperseded } from '../certificates/certificate.rules.ts'
import type {
  CertificateFate,
  CertificateKind,
  CertificateWords,
  CorrectionInput,
} from '../certificates/certificate.schema.ts'
import { decideClaim } from './claim.rules.ts'

/**
 * May a certificate be replaced by one with another name, other credit or another kind? One that was withdrawn may: so a
 * withdrawal by mistake is mended.
 *
 * @param was.kind what the person can be given today; it may differ from the certificate where the profession was wrong
 * @returns name and credit of the new one (credit null where the person took part only), or refusal
 *   `certificate/superseded`, `certificate/no-change`, or those of `parseCredits` and `decideClaim`
 * @source office.certificate.correction
 * @source ama.pra.claim.extent
 */
export function decideCorrection(
  was: { words: CertificateWords; fate: CertificateFate; kind: CertificateKind },
  input: CorrectionInput,
): Decision<{ learner: string; awarded: Quarters | null }> {
  const { words, fate, kind } = was
  if (fate.nextNumber !== null) return refuse(refuseSuperseded(fate))
  const awarded = kind === 'credit' ? decideAward(words.designated, input.credits) : allow(null)
  if (!awarded.ok) return awarded
  const isSame = input.learner === words.learner && awarded.value === words.awarded
  if (!isSame || fate.withdrawnAt !== null) return allow({ learner: input.learner, awarded: awarded.value })
  const message = 'Nothing is different. Change the name or the credit, or leave the certificate as it is'
  return refuse({ code: 'certificate/no-change', source: 'office.certificate.correction', message })
}

function decideAward(designated: Quarters, typed: string): Decision<Quarters> {
  const credits = parseCredits(typed)
  if (!credits.ok) return refuse({ ...credits.refusal, field: 'credits' })
  const decision = decideClaim(credits.value, designated)
  if (decision.ok) return decision
  return refuse({ ...decision.refusal, message: decision.refusal.message.replace('You can claim', 'It can award') })
}

/** What was done to a certificate, as the person it belongs to is told. */
export type Change = { what: 'withdrawn' | 'corrected'; number: string; title: string; why: string; href: string }

/** The mail that tells a person what was done to their certificate and why. @source office.certificate.correction */
export function showChange(change: Change, reader: { givenName: string; head: Letterhead }): Letter {
  const { what, number, title, why, href } = change
  const { school, email, phone } = reader.head
  const next =
    what === 'corrected'
      ? 'The new certificate has a number of its own; the old one now says what took its place.'
      : 'Whoever checks its number is told that it was withdrawn. Write to us if you think this is wrong.'
  const paragraphs = [
    `Dear ${reader.givenName},`,
    `your certificate ${number} for “${title}” was ${what}:`,
    why,
    next,
    href,
    ['Continuing Medical Education', school, email, phone].filter(Boolean).join('\n'),
  ]
  return { subject: `Your certificate ${number} was ${what}`, body: `${paragraphs.join('\n\n')}\n` }
}
