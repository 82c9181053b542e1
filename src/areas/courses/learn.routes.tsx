import { showDay, showShortDay } from '../../kernel/dates.ts'
import { missing } from '../../kernel/decision.ts'
import { seeOther, showPage } from '../../http/answer.ts'
import type { Route, Visit } from '../../http/route.ts'
import { listReferences } from '../activities/activity.store.ts'
import { findLearnerDisclosure } from '../integrity/learner-disclosure.store.ts'
import { findRecord } from '../participation/record.store.ts'
import type { LearnStep } from './course.slots.ts'
import { enroll, finishModule } from './enrollment.commands.ts'
import { listAttempts } from './enrollment.store.ts'
import { type Learning, withCourse, withEnrolled } from './learn.page.tsx'
import { BeginPage, LearnPage, ReadingPage, type Step } from './learn.view.tsx'
import { isPassed } from './test.rules.ts'

/** Taking part in a course: begin, read, take the test. Areas above add the steps that follow. */
export function learnRoutes(steps: readonly LearnStep[]): Route[] {
  return [
    {
      method: 'GET',
      path: '/learn/:activityId',
      may: 'signed in',
      handle: (visit) =>
        withCourse(visit, (learning) =>
          learning.enrollmentId ? showWay(visit, learning, steps) : showBegin(visit, learning),
        ),
    },
    ...doingRoutes,
  ]
}

const doingRoutes: Route[] = [
  {
    method: 'POST',
    path: '/learn/:activityId/enrollment',
    may: 'signed in',
    handle: (visit) =>
      withCourse(visit, async ({ course, personId }) => {
        const decision = await visit.write((tx) => enroll(tx, course.id, personId, visit.office.today()))
        if (decision === missing) return missing
        return decision.ok ? seeOther(`/learn/${course.id}`) : showClosed(decision.refusal.message, 422)
      }),
  },
  {
    method: 'GET',
    path: '/learn/:activityId/modules/:position',
    may: 'signed in',
    handle: (visit) =>
      withEnrolled(visit, async ({ course, modules, read }) => {
        const module = modules.find((each) => String(each.position) === visit.params.position)
        if (!module) return missing
        const isLast = module === modules.at(-1)
        const references = isLast ? await listReferences(visit.db, course.id) : []
        const body = (
          <ReadingPage
            course={course}
            module={module}
            number={modules.indexOf(module) + 1}
            count={modules.length}
            stamp={visit.stamp()}
            isRead={read.has(module.id)}
            references={references}
          />
        )
        return showPage({ face: 'task', title: module.title, body })
      }),
  },
  {
    method: 'POST',
    path: '/learn/:activityId/modules/:position',
    may: 'signed in',
    handle: (visit) =>
      withEnrolled(visit, async ({ course, personId, modules }) => {
        const module = modules.find((each) => String(each.position) === visit.params.position)
        if (!module) return missing
        const read = { activityId: course.id, personId, position: module.position, today: visit.office.today() }
        const decision = await visit.write((tx) => finishModule(tx, read))
        if (decision === missing) return missing
        if (!decision.ok) return showClosed(decision.refusal.message, 422)
        const next = modules[modules.indexOf(module) + 1]
        return seeOther(next ? `/learn/${course.id}/modules/${next.position}` : `/learn/${course.id}`)
      }),
  },
]

async function showBegin(visit: Visit, learning: Learning) {
  const { course, test, modules } = learning
  const today = visit.office.today()
  if (today < course.releasesOn) return showClosed(`This activity opens on ${showShortDay(course.releasesOn)}`)
  if (course.expiresOn < today)
    return showClosed(`This activity ended on ${showDay(course.expiresOn)}. Look in the catalog for what is open.`)
  const disclosure = await findLearnerDisclosure(visit.db, course.id)
  const body = (
    <BeginPage
      course={course}
      rules={test}
      stamp={visit.stamp()}
      disclosure={disclosure?.text ?? ''}
      modules={modules}
    />
  )
  return showPage({ face: 'task', title: 'Before you begin', body })
}

async function showWay(visit: Visit, learning: Learning, more: readonly LearnStep[]) {
  const { course, personId, modules, read, test } = learning
  const today = visit.office.today()
  const [attempts, record] = await Promise.all([
    listAttempts(visit.db, learning.enrollmentId!),
    findRecord(visit.db, course.id, personId),
  ])
  const passed = attempts.find(
    (attempt) => attempt.submittedAt && isPassed(attempt.points ?? 0, attempt.possible ?? 0, test.passPercent),
  )
  const reading: Step[] = modules.map((module) => ({
    title: module.title,
    says: read.has(module.id) ? 'Read' : `${module.minutes} minutes`,
    state: read.has(module.id) ? 'done' : 'todo',
    href: `/learn/${course.id}/modules/${module.position}`,
    act: 'Read',
  }))
  const isAllRead = modules.every((module) => read.has(module.id))
  const tested: Step = {
    title: 'The test',
    says: passed
      ? 'Passed'
      : attempts.some((attempt) => attempt.submittedAt === null)
        ? 'Begun'
        : attempts.length > 0
          ? 'Not passed yet'
          : `${test.questions} questions`,
    state: passed ? 'done' : isAllRead ? 'live' : 'todo',
    href: passed ? `/learn/${course.id}/test/result` : `/learn/${course.id}/test`,
    act: attempts.length > 0 ? 'Go on' : 'Take the test',
  }
  const context = { today, isCompleted: record?.completedAt != null }
  const added = await Promise.all(more.map((step) => step(visit.db, course.id, personId, context)))
  const all = [...reading, tested, ...added.filter((step) => step !== null)]
  const isOver = course.expiresOn < today ? `This activity ended on ${showDay(course.expiresOn)}.` : undefined
  const body = <LearnPage course={course} rules={test} steps={all} isOver={isOver} />
  return showPage({ face: 'learner', title: course.title, current: '/my', body })
}

/** Why the course is not open to them now; 422 where they wanted to do something in it. */
function showClosed(message: string, status?: 422) {
  const body = (
    <div class="title-block">
      <h1>Not open</h1>
      <p class="lead">{message}</p>
      <p>
        <a href="/catalog">Catalog</a>
      </p>
    </div>
  )
  return showPage({ face: 'task', title: 'Not open', status, body })
}
