import type { LocalDate } from '../../kernel/dates.ts'
import { showCredits } from '../../kernel/quarters.ts'
import type { Db } from '../../platform/database.ts'
import { decideInTime } from './claim.rules.ts'
import { findStanding } from './claim.store.ts'
import type { Certificate } from '../certificates/certificate.store.ts'
import { standingOf } from '../certificates/certificate.rules.ts'
import { certificateKind } from '../certificates/recipient.rules.ts'

/** The last step of a learner's way: claim the credit, or take the certificate; null where no credit is designated. */
export async function claimStep(
  db: Db,
  activityId: string,
  personId: string,
  context: { today: LocalDate; isCompleted: boolean },
) {
  const found = await findStanding(db, activityId, personId, context.today)
  if (!found) return null
  const { standing, policy } = found
  const isAward = certificateKind(found.claimant) === 'credit'
  const title = isAward ? 'Your credit' : 'Your certificate'
  const step = { title, act: isAward ? 'Claim credit' : 'Get it', href: null }
  if (found.certificate) {
    const href = `/certificates/${found.certificate.id}`
    return { ...step, href, state: 'done' as const, says: showGiven(found.certificate) }
  }
  const inTime = decideInTime(standing, policy, context.today)
  if (isAward && !inTime.ok) return { ...step, state: 'stop' as const, says: 'Too late to claim' }
  if (!context.isCompleted) return { ...step, state: 'todo' as const, says: 'After the test' }
  if (policy.evaluationRequired && !standing.evaluated)
    return { ...step, state: 'todo' as const, says: 'After the evaluation' }
  const says = isAward ? `Up to ${showCredits(standing.designated)}` : 'Ready'
  return { ...step, href: `/learn/${activityId}/claim`, state: 'live' as const, says }
}

function showGiven(certificate: Certificate): string {
  if (standingOf(certificate) === 'withdrawn') return 'Withdrawn'
  const { awarded } = certificate.words
  return awarded === null ? 'Issued' : `${showCredits(awarded)} awarded`
}
