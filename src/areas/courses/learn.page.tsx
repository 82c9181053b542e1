import type { LocalDate } from '../../kernel/dates.ts'
import { type Missing, missing } from '../../kernel/decision.ts'
import { isId } from '../../kernel/ids.ts'
import { type Answer, seeOther } from '../../http/answer.ts'
import { type Visit, visitorOf } from '../../http/route.ts'
import { findPublished } from '../activities/catalog.store.ts'
import { findNewestVersion } from '../questions/sheet.store.ts'
import { findTest, listModules } from './course.store.ts'
import { findEnrollment } from './enrollment.store.ts'

/** A published course as someone takes part in it; `enrollmentId` is null before they begin. */
export type Learning = {
  course: { id: string; title: string; minutes: number | null; releasesOn: LocalDate; expiresOn: LocalDate }
  personId: string
  enrollmentId: string | null
  modules: Awaited<ReturnType<typeof listModules>>
  test: { passPercent: number; attemptsAllowed: number | null; questions: number }
}

/** Goes on with a published course and who is signed in. */
export async function withCourse(
  visit: Visit,
  go: (learning: Learning) => Promise<Answer> | Answer,
): Promise<Answer | Missing> {
  const { db } = visit
  const activityId = visit.params.activityId!
  const course = isId(activityId) ? await findPublished(db, activityId) : undefined
  const test = course ? await findTest(db, activityId) : undefined
  if (!course || !test) return missing
  const personId = visitorOf(visit).id
  const [modules, enrollment, version] = await Promise.all([
    listModules(db, activityId),
    findEnrollment(db, activityId, personId),
    findNewestVersion(db, test.questionnaireId),
  ])
  return go({
    course: { ...course, releasesOn: course.releasesOn as LocalDate, expiresOn: course.expiresOn as LocalDate },
    personId,
    enrollmentId: enrollment?.id ?? null,
    modules,
    test: {
      passPercent: test.passPercent,
      attemptsAllowed: test.attemptsAllowed,
      questions: version?.items.length ?? 0,
    },
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
