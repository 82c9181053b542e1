import type { ActivityPanel, PublicAct } from '../activities/activity.slots.ts'
import { findActivity } from '../activities/activity.store.ts'
import { findRecord } from '../participation/record.store.ts'
import { findNewestVersion } from '../questions/sheet.store.ts'
import { findTest, listModules } from './course.store.ts'
import { CourseLeaf } from './course.view.tsx'

/** Reading and test, on the office's page of the activity. */
export const coursePanel: ActivityPanel = async (db, activityId, { stamp }) => {
  const [activity, modules, test] = await Promise.all([
    findActivity(db, activityId),
    listModules(db, activityId),
    findTest(db, activityId),
  ])
  const version = test ? await findNewestVersion(db, test.questionnaireId) : undefined
  const isOpen = activity?.state === 'proposed' || activity?.state === 'in planning'
  const shown = test ? { ...test, questions: version?.items.length ?? 0 } : null
  return (
    <CourseLeaf
      activityId={activityId}
      stamp={stamp}
      modules={modules}
      test={shown}
      minutes={activity?.minutes ?? null}
      isOpen={isOpen}
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
