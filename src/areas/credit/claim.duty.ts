import { type LocalDate, daysBetween } from '../../kernel/dates.ts'
import { quarters } from '../../kernel/quarters.ts'
import type { Duty } from '../people/person.slots.ts'
import { findPolicyIn } from '../people/policy-value.store.ts'
import { certificateKind } from './claim.rules.ts'
import { listUnclaimed } from './claim.store.ts'
import { showAmount } from './statement.rules.ts'

/** An end further away than this puts nobody under pressure, so it is not shown as a due day. */
const nearDays = 60

/** What a person has completed and can claim waits on their home, for physicians up to the activity's last day. */
export const claimDuty: Duty = async (db, { id: personId }, { today }) => {
  const unclaimed = await listUnclaimed(db, personId, today)
  const [person] = unclaimed
  if (!person) return []
  const needsEvaluation = findPolicyIn('credit.needsEvaluation', person.needsEvaluation)
  const isAward = certificateKind({ ...person, degrees: person.degree ? [person.degree] : [] }) === 'credit'
  return unclaimed
    .filter((each) => each.isEvaluated || !needsEvaluation)
    .filter((each) => !isAward || each.expiresOn >= today)
    .map(({ activityId, title, expiresOn, quarters: count }) => ({
      id: `claim-${activityId}`,
      title: `${isAward ? 'Claim your credit' : 'Get your certificate'}: ${title}`,
      why: isAward
        ? `You have completed it; up to ${showAmount(quarters(count)).text} can be claimed. The certificate follows at once.`
        : 'You have completed it. The certificate follows at once.',
      href: `/learn/${activityId}/claim`,
      act: isAward ? 'Claim' : 'Get it',
      dueOn: isAward && daysBetween(today, expiresOn as LocalDate) <= nearDays ? (expiresOn as LocalDate) : null,
    }))
}
