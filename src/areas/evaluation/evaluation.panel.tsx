import type { LocalDate } from '../../kernel/dates.ts'
import type { Db } from '../../platform/database.ts'
import { Leaf } from '../../ui/leaf.tsx'
import { Stat, Stats } from '../../ui/stats.tsx'
import type { ActivityPanel } from '../activities/activity.slots.ts'
import { countKept } from './commitment.rules.ts'
import { findResponse } from './response.store.ts'
import { findTally } from './tally.store.ts'

/** What learners say, on the office's page of an activity; nothing before the first took part. */
export const evaluationPanel: ActivityPanel = async ({ plan, read }, { mayChange }) => {
  const { started, completed, responses, openReports: open, commitments } = await read(findTally)
  if (started === 0) return null
  const kept = countKept(commitments.flatMap(({ count, ...each }) => Array.from({ length: count }, () => each)))
  return (
    <Leaf
      title="What learners say"
      small={mayChange ? <a href={`/office/activities/${plan.id}/evaluation`}>All answers</a> : undefined}
    >
      <Stats>
        <Stat n={completed} of={started} what="who began have completed it" />
        <Stat n={responses} of={completed} what="of them have evaluated it" />
        <Stat n={kept.points} of={kept.followedUp} what="commitments kept" />
      </Stats>
      {open > 0 ? (
        <p class="error">{open === 1 ? 'One report of bias is open.' : `${open} reports of bias are open.`}</p>
      ) : null}
    </Leaf>
  )
}

/** The step of a learner's way after the test: evaluate, and say what will change. */
export async function evaluationStep(
  db: Db,
  activityId: string,
  personId: string,
  context: { today: LocalDate; isCompleted: boolean },
) {
  const response = await findResponse(db, activityId, personId)
  const isDone = response?.submittedAt != null
  return {
    title: 'What did it do for you?',
    says: isDone ? 'Done' : response ? 'Begun' : context.isCompleted ? 'Five minutes' : 'After the test',
    state: isDone ? ('done' as const) : context.isCompleted ? ('live' as const) : ('todo' as const),
    href: context.isCompleted && !isDone ? `/learn/${activityId}/evaluation` : null,
    act: response ? 'Go on' : 'Evaluate',
  }
}
