import { type LocalDate, daysBetween } from '../../kernel/dates.ts'
import { quarters } from '../../kernel/quarters.ts'
import type { Duty } from '../people/person.slots.ts'
import { findPolicyIn } from '../policies/policy-value.store.ts'
import { certificateKind } from '../certificates/recipient.rules.ts'
import { listUnclaimed } from './claim.store.ts'
import { showAmount } from '../credit/statement.rules.ts'

/** An end further away than this puts nobody under pressure, so it is not shown as a due day. */
const nearDays = 60

/**
 * What a person has completed and can claim waits on their home, for physicians up to the activity's last day; before it,
 * where the policy asks for it, the evaluation.
 */
export const claimDuty: Duty = async (db, { id: personId }, { today }) => {
  const unclaimed = await listUnclaimed(db, personId, today)
  const [person] = unclaimed
  if (!person) return []
  const needsEvaluation = findPolicyIn('credit.needsEvaluation', person.needsEvaluation)
  const isAward = certificateKind({ ...person, degrees: person.degree ? [person.degree] : [] }) === 'credit'
  const isReady = (each: { isEvaluated: boolean }) => each.isEvaluated || !needsEvaluation
  return unclaimed
    .filter((each) => (!isAward && isReady(each)) || each.expiresOn >= today)
    .map((each) => ({
      ...(isReady(each) ? claimLine(each, isAward) : evaluateLine(each, isAward)),
      dueOn:
        isAward && daysBetween(today, each.expiresOn as LocalDate) <= nearDays ? (each.expiresOn as LocalDate) : null,
    }))
}

type Unclaimed = { activityId: string; title: string; quarters: number }

function claimLine({ activityId, title, quarters: count }: Unclaimed, isAward: boolean) {
  return {
    id: `claim-${activityId}`,
    title: `${isAward ? 'Claim your credit' : 'Get your certificate'}: ${title}`,
    why: isAward
      ? `You have completed it; up to ${showAmount(quarters(count)).text} can be claimed. The certificate follows at once.`
      : 'You have completed it. The certificate follows at once.',
    href: `/learn/${activityId}/claim`,
    act: isAward ? 'Claim' : 'Get it',
  }
}

/** Whoever completed it and has not said what it did for them is one short form away from what they came for. */
function evaluateLine({ activityId, title }: Unclaimed, isAward: boolean) {
  return {
    id: `claim-${activityId}`,
    title: `Say what it did for you: ${title}`,
    why: `You have completed it. After the evaluation ${isAward ? 'you can claim your credit' : 'the certificate follows'}.`,
    href: `/learn/${activityId}`,
    act: 'Evaluate',
  }
}
