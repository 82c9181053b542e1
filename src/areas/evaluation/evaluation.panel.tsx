import type { LocalDate } from '../../kernel/dates.ts'
import type { Db } from '../../platform/database.ts'
import { Leaf } from '../../ui/leaf.tsx'
import { Stat, Stats } from '../../ui/stats.tsx'
import type { ActivityPanel } from '../activities/activity.slots.ts'
import { countParticipants } from '../participation/record.store.ts'
import { countKept } from './commitment.rules.ts'
import { listCommitments } from './commitment.store.ts'
import { countResponses, findResponse, listBiasReports } from './response.store.ts'

/** What learners say, on the office's page of an activity; nothing before the first took part. */
export const evaluationPanel: ActivityPanel = async (db, activityId) => {
  const participants = await countParticipants(db, activityId)
  const completed = participants.reduce((sum, each) => sum + each.completed, 0)
  if (participants.length === 0) return null
  const [responses, commitments, reports] = await Promise.all([
    countResponses(db, activityId),
    listCommitments(db, activityId),
    listBiasReports(db, activityId),
  ])
  const kept = countKept(commitments.map((each) => ({ asked: each.askedAt !== null, answer: each.answer })))
  const open = reports.filter((report) => report.resolvedAt === null).length
  return (
    <Leaf title="What learners say" small={<a href={`/office/activities/${activityId}/evaluation`}>All answers</a>}>
      <Stats>
        <Stat
          n={completed}
          of={participants.reduce((sum, each) => sum + each.started, 0)}
          what="who began have completed it"
        />
        <Stat n={responses.count} of={completed} what="of them have evaluated it" />
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
