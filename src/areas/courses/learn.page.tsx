import type { LocalDate } from '../../kernel/dates.ts'
import { type Missing, missing } from '../../kernel/decision.ts'
import { isId } from '../../kernel/ids.ts'
import { type Answer, seeOther } from '../../http/answer.ts'
import { type Visit, visitorOf } from '../../http/route.ts'
import { findPublished } from '../activities/published.store.ts'
import { findLearning } from './enrollment.store.ts'

/** A published course as someone takes part in it; `enrollmentId` is null before they begin. */
export type Learning = {
  course: { id: string; title: string; minutes: number | null; releasesOn: LocalDate; expiresOn: LocalDate }
  personId: string
  enrollmentId: string | null
  modules: Awaited<ReturnType<typeof findLearning>>['modules']
  /** The ids of the readings they have read. */
  read: ReadonlySet<string>
  test: { passPercent: number; attemptsAllowed: number | null; questions: number }
}

/** Goes on with a published course and who is signed in. */
export async function withCourse(
  visit: Visit,
  go: (learning: Learning) => Promise<Answer> | Answer,
): Promise<Answer | Missing> {
  const { db } = visit
  const activityId = visit.params.activityId!
  if (!isId(activityId)) return missing
  const personId = visitorOf(visit).id
  const [course, { modules, test, enrollmentId, read }] = await Promise.all([
    findPublished(db, activityId),
    findLearning(db, activityId, personId),
  ])
  if (!course || !test) return missing
  const { passPercent, attemptsAllowed, questions } = test
  return go({
    course: { ...course, releasesOn: course.releasesOn as LocalDate, expiresOn: course.expiresOn as LocalDate },
    personId,
    enrollmentId,
    modules,
    read: new Set(read),
    test: { passPercent, attemptsAllowed, questions },
  })
}

export type Enrolled = Learning & { enrollmentId: string }

/** The same for who is enrolled; the others are sent to where they can begin. */
export function withEnrolled(visit: Visit, go: (learning: Enrolled) => Promise<Answer> | Answer) {
  return withCourse(visit, (learning) => {
    const { enrollmentId } = learning
    return enrollmentId ? go({ ...learning, enrollmentId }) : seeOther(`/learn/${learning.course.id}`)
  })
}
