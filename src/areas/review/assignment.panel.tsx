import { showShortDay } from '../../kernel/dates.ts'
import { Leaf } from '../../ui/leaf.tsx'
import type { ActivityPanel } from '../activities/activity.slots.ts'
import { findAssignment } from './assignment.store.ts'

const verdicts = {
  sound: 'found the content sound.',
  'sound with changes': 'found it sound with changes.',
  'not sound': 'did not find it sound.',
}

/** Who reviews, on the office's page of an activity. */
export const reviewPanel: ActivityPanel = async ({ plan, read }, { mayChange }) => {
  const assignment = await read(findAssignment)
  const href = `/office/activities/${plan.id}/review`
  if (!assignment)
    return (
      <Leaf title="Peer review" id="review">
        <p>Nobody has been asked yet. {mayChange ? <a href={href}>Choose a reviewer.</a> : null}</p>
      </Leaf>
    )
  const { reviewer, verdict, response, dueOn } = assignment
  const says = verdict ? verdicts[verdict] : `reviews it, due ${showShortDay(assignment.taskDueOn ?? dueOn)}.`
  const answered = verdict === 'sound with changes' && response ? ' What was changed is written down.' : ''
  return (
    <Leaf title="Peer review" id="review">
      <p>
        {reviewer} {says}
        {answered} {mayChange ? <a href={href}>{verdict ? 'Read the review.' : 'Look at it.'}</a> : null}
      </p>
    </Leaf>
  )
}
