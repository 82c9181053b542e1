import type { ActivityPanel } from '../activities/activity.slots.ts'
import type { PublicAct } from '../catalog/catalog.slots.ts'
import { findActivity } from '../activities/activity.store.ts'
import { findRecord } from '../participation/record.store.ts'
import { findCourse, findTest } from './course.store.ts'
import { CourseLeaf } from './course.view.tsx'

/** Reading and test, on the office's page of the activity. */
export const coursePanel: ActivityPanel = async ({ plan, read }, { stamp, mayChange, may }) => {
  const { modules, test } = await read(findCourse)
  const isOpen = mayChange && (plan.state === 'proposed' || plan.state === 'in planning')
  return (
    <CourseLeaf
      activityId={plan.id}
      stamp={stamp}
      modules={modules}
      test={test}
      minutes={plan.minutes}
      isOpen={isOpen}
      mayRead={mayChange}
      maySeeTest={may('questionnaire.see')}
    />
  )
}

/** The way in, on the public page: begin, go on, or look back. Null once it has ended. */
export const courseAct: PublicAct = async (db, activityId, personId, today) => {
  const [activity, test] = await Promise.all([findActivity(db, activityId), findTest(db, activityId)])
  if (!activity || !test || activity.expiresOn < today) return null
  const href = `/learn/${activityId}`
  const record = personId ? await findRecord(db, activityId, personId) : undefined
  const says = `Reading, then a test; ${test.passPercent} percent right is needed to pass.`
  if (record?.completedAt) return { says: 'You have completed this activity.', label: 'Look at it again', href }
  if (record) return { says: 'You have begun.', label: 'Go on', href }
  return { says, label: personId ? 'Take part' : 'Sign in and take part', href }
}
