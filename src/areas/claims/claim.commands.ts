import { type LocalDate, dayOf } from '../../kernel/dates.ts'
import { type Decision, type Missing, missing, refuse } from '../../kernel/decision.ts'
import { type Quarters, quarters } from '../../kernel/quarters.ts'
import { record } from '../../platform/audit.ts'
import type { Tx } from '../../platform/database.ts'
import { announce } from '../../platform/news.ts'
import { issueCertificate } from '../certificates/certificate.commands.ts'
import { wordCertificate } from '../certificates/certificate.rules.ts'
import { decideClaim, decideCompleted, decideReady, decideTookPart } from './claim.rules.ts'
import { findStanding, saveClaim } from './claim.store.ts'
import { findProvision } from '../credit/statement.store.ts'
import { certificateKind } from '../certificates/recipient.rules.ts'

/** Who claims for what on which day. `quarters` is what a physician asks for; null for everyone else. */
export type Claim = {
  activityId: string
  personId: string
  quarters: Quarters | null
  today: LocalDate
  timeZone: string
}

/**
 * Awards a physician the credit they claim and issues the certificate; everyone else is issued the certificate that they
 * took part, and no award. Once for each activity, even when two forms are sent at the same moment.
 *
 * @returns the certificate's id, a refusal of `decideCompleted`, `decideReady`, `decideTookPart`, `decideClaim` or
 *   `issueCertificate`; `missing` when the person took no part
 * @source ama.pra.claim.extent
 * @source ama.pra.claim.once
 * @source ama.pra.physicians
 */
export async function claimCredit(tx: Tx, claim: Claim): Promise<Decision<string> | Missing> {
  const { activityId, personId, today } = claim
  const found = await findStanding(tx, activityId, personId, today)
  if (!found) return missing
  const completed = decideCompleted(found.completedAt)
  if (!completed.ok) return completed
  const isAward = certificateKind(found.claimant) === 'credit'
  const awarded = isAward ? decideAward(found, claim) : null
  const decision = awarded ?? decideTookPart(found.standing, found.policy)
  if (!decision.ok) return decision
  const credit = awarded?.ok ? awarded.value : null
  const claimId = credit === null ? null : await keepClaim(tx, { activityId, personId, quarters: credit })
  if (claimId === undefined) return refuse(claimedBefore)
  const words = wordCertificate({
    kind: credit === null ? 'participation' : 'credit',
    learner: found.learner,
    provision: await findProvision(tx, activityId),
    title: found.activity.title,
    activityNumber: found.activity.number,
    format: found.activity.format,
    completedOn: dayOf(completed.value, claim.timeZone),
    issuedOn: today,
    awarded: credit,
    designated: found.standing.designated,
  })
  return issueCertificate(tx, { activityId, personId, claimId, words })
}

const claimedBefore = {
  code: 'claim/once',
  source: 'ama.pra.claim.once',
  message: 'You have claimed credit for this activity. It is in your transcript',
}

type Found = NonNullable<Awaited<ReturnType<typeof findStanding>>>

function decideAward({ standing, policy }: Found, claim: Claim): Decision<Quarters> {
  const ready = decideReady(standing, policy, claim.today)
  return ready.ok ? decideClaim(claim.quarters ?? quarters(0), ready.value) : ready
}

async function keepClaim(tx: Tx, claim: { activityId: string; personId: string; quarters: Quarters }) {
  const claimId = await saveClaim(tx, claim)
  if (claimId === undefined) return undefined
  const { activityId, personId } = claim
  await record(tx, { act: 'credit.claim', subject: claimId, before: null, after: claim })
  await announce(tx, { kind: 'credit.claimed', subject: claimId, body: { activityId, personId, claimId } })
  return claimId
}
