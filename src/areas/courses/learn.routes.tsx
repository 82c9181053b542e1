import { type LocalDate, showDay } from '../../kernel/dates.ts'
import { type Missing, missing } from '../../kernel/decision.ts'
import { isId } from '../../kernel/ids.ts'
import { type Answer, seeOther, showPage } from '../../http/answer.ts'
import { errorsOf } from '../../http/form.ts'
import { type Route, type Visit, visitorOf } from '../../http/route.ts'
import type { Errors } from '../../ui/errors.ts'
import { listReferences } from '../activities/activity.store.ts'
import { findPublished } from '../activities/catalog.store.ts'
import { findLearnerDisclosure } from '../integrity/learner-disclosure.store.ts'
import { findRecord } from '../participation/record.store.ts'
import { SheetAnswers, SheetErrors, SheetPage } from '../questions/sheet.part.tsx'
import { findNewestVersion, findSheet } from '../questions/sheet.store.ts'
import type { LearnStep } from './course.slots.ts'
import { findTest, listModules } from './course.store.ts'
import { answerTest, enroll, finishModule, startAttempt } from './enrollment.commands.ts'
import { findEnrollment, listAttempts, listRead } from './enrollment.store.ts'
import { BeginPage, LearnPage, ReadingPage, ResultPage, type Step, TestPage, TestStartPage } from './learn.view.tsx'
import { isPassed, percentOf } from './test.rules.ts'

type Learning = {
  course: { id: string; title: string; minutes: number | null; expiresOn: LocalDate }
  personId: string
  enrollmentId: string | null
  modules: Awaited<ReturnType<typeof listModules>>
  test: { passPercent: number; attemptsAllowed: number | null; questions: number }
}

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
    {
      method: 'POST',
      path: '/learn/:activityId/enrollment',
      may: 'signed in',
      handle: (visit) =>
        withCourse(visit, async ({ course, personId }) => {
          const decision = await visit.write((tx) => enroll(tx, course.id, personId, visit.office.today()))
          if (decision === missing) return missing
          return decision.ok ? seeOther(`/learn/${course.id}`) : showRefused(visit, decision.refusal.message)
        }),
    },
    {
      method: 'GET',
      path: '/learn/:activityId/modules/:position',
      may: 'signed in',
      handle: (visit) =>
        withEnrolled(visit, async ({ course, personId, modules }) => {
          const module = modules.find((each) => String(each.position) === visit.params.position)
          if (!module) return missing
          const [read, references] = await Promise.all([
            listRead(visit.db, course.id, personId),
            listReferences(visit.db, course.id),
          ])
          const isLast = module === modules.at(-1)
          const body = (
            <ReadingPage
              course={course}
              module={module}
              count={modules.length}
              stamp={visit.stamp()}
              isRead={read.has(module.title)}
              references={isLast ? references : []}
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
          if (!decision.ok) return showRefused(visit, decision.refusal.message)
          const next = modules[modules.indexOf(module) + 1]
          return seeOther(next ? `/learn/${course.id}/modules/${next.position}` : `/learn/${course.id}`)
        }),
    },
    ...testRoutes,
  ]
}

const testRoutes: Route[] = [
  {
    method: 'GET',
    path: '/learn/:activityId/test',
    may: 'signed in',
    handle: (visit) => withEnrolled(visit, (learning) => showTestStart(visit, learning)),
  },
  {
    method: 'POST',
    path: '/learn/:activityId/test',
    may: 'signed in',
    handle: (visit) =>
      withEnrolled(visit, async (learning) => {
        const { course, personId } = learning
        const decision = await visit.write((tx) => startAttempt(tx, course.id, personId, visit.office.today()))
        if (decision === missing) return missing
        if (!decision.ok) return showTestStart(visit, learning, decision.refusal.message)
        const sheet = await findSheet(visit.db, decision.value)
        return seeOther(`/learn/${course.id}/test/${sheet?.pageReached ?? 1}`)
      }),
  },
  {
    method: 'GET',
    path: '/learn/:activityId/test/result',
    may: 'signed in',
    handle: (visit) => withEnrolled(visit, (learning) => showResult(visit, learning)),
  },
  {
    method: 'GET',
    path: '/learn/:activityId/test/:page',
    may: 'signed in',
    handle: (visit) => withEnrolled(visit, (learning) => showTestPage(visit, learning, {})),
  },
  {
    method: 'POST',
    path: '/learn/:activityId/test/:page',
    may: 'signed in',
    handle: (visit) =>
      withEnrolled(visit, async (learning) => {
        const { course, personId } = learning
        const page = Number(visit.params.page)
        if (!Number.isInteger(page)) return missing
        const answered = { activityId: course.id, personId, page, form: visit.form, today: visit.office.today() }
        const decision = await visit.write((tx) => answerTest(tx, answered))
        if (decision === missing) return missing
        if (!decision.ok) return showTestPage(visit, learning, errorsOf(decision.refusal))
        const { nextPage } = decision.value
        return seeOther(nextPage === null ? `/learn/${course.id}/test/result` : `/learn/${course.id}/test/${nextPage}`)
      }),
  },
]

/** Goes on with a published course and who is signed in. */
async function withCourse(
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
    course: { ...course, expiresOn: course.expiresOn as LocalDate },
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

type Enrolled = Learning & { enrollmentId: string }

/** The same for who is enrolled; the others are sent to where they can begin. */
function withEnrolled(visit: Visit, go: (learning: Enrolled) => Promise<Answer> | Answer) {
  return withCourse(visit, (learning) => {
    const { enrollmentId } = learning
    return enrollmentId ? go({ ...learning, enrollmentId }) : seeOther(`/learn/${learning.course.id}`)
  })
}

async function showBegin(visit: Visit, learning: Learning) {
  const { course, test, modules } = learning
  const today = visit.office.today()
  if (course.expiresOn < today)
    return showRefused(
      visit,
      `This activity ended on ${showDay(course.expiresOn)}. Look in the catalog for what is open.`,
    )
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
  const { course, personId, modules, test } = learning
  const today = visit.office.today()
  const [read, attempts, record] = await Promise.all([
    listRead(visit.db, course.id, personId),
    listAttempts(visit.db, learning.enrollmentId!),
    findRecord(visit.db, course.id, personId),
  ])
  const passed = attempts.find(
    (attempt) => attempt.submittedAt && isPassed(attempt.points ?? 0, attempt.possible ?? 0, test.passPercent),
  )
  const reading: Step[] = modules.map((module) => ({
    title: module.title,
    says: read.has(module.title) ? 'Read' : `${module.minutes} minutes`,
    state: read.has(module.title) ? 'done' : 'todo',
    href: `/learn/${course.id}/modules/${module.position}`,
    act: 'Read',
  }))
  const isAllRead = modules.every((module) => read.has(module.title))
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

async function showTestStart(visit: Visit, learning: Enrolled, said?: string) {
  const { course, test, enrollmentId } = learning
  const attempts = await listAttempts(visit.db, enrollmentId)
  const isBegun = attempts.some((attempt) => attempt.submittedAt === null)
  const attempt = isBegun ? attempts.length : attempts.length + 1
  const body = (
    <TestStartPage course={course} rules={test} stamp={visit.stamp()} attempt={attempt} isBegun={isBegun} said={said} />
  )
  return showPage({ face: 'task', title: 'The test', status: said ? 422 : 200, body })
}

async function showTestPage(visit: Visit, { course, enrollmentId }: Enrolled, errors: Errors): Promise<Answer> {
  const open = (await listAttempts(visit.db, enrollmentId)).find((attempt) => attempt.submittedAt === null)
  const sheet = open ? await findSheet(visit.db, open.sheetId) : undefined
  if (!sheet) return seeOther(`/learn/${course.id}/test`)
  const page = Number(visit.params.page)
  if (!sheet.pages.includes(page)) return missing
  const isRefused = Object.keys(errors).length > 0
  const questions = <SheetPage sheet={sheet} page={page} errors={errors} typed={isRefused ? visit.form : undefined} />
  const summary = isRefused ? <SheetErrors sheet={sheet} errors={errors} title="This page is not saved yet" /> : null
  const body = (
    <TestPage
      course={course}
      stamp={visit.stamp()}
      page={page}
      pages={sheet.pages}
      questions={questions}
      summary={summary}
    />
  )
  return showPage({ face: 'task', title: 'The test', status: isRefused ? 422 : 200, body })
}

async function showResult(visit: Visit, { course, test, enrollmentId }: Enrolled): Promise<Answer> {
  const attempts = await listAttempts(visit.db, enrollmentId)
  const last = attempts.findLast((attempt) => attempt.submittedAt !== null)
  const sheet = last ? await findSheet(visit.db, last.sheetId) : undefined
  if (!last || !sheet) return seeOther(`/learn/${course.id}/test`)
  const [points, possible] = [last.points ?? 0, last.possible ?? 0]
  const result = {
    points,
    possible,
    percent: percentOf(points, possible),
    isPassed: isPassed(points, possible, test.passPercent),
    passPercent: test.passPercent,
    mayRetry: test.attemptsAllowed === null || attempts.length < test.attemptsAllowed,
  }
  const body = <ResultPage course={course} {...result} answers={<SheetAnswers sheet={sheet} marked />} />
  return showPage({ face: 'task', title: result.isPassed ? 'You have passed' : 'Not passed yet', body })
}

function showRefused(visit: Visit, message: string) {
  const body = (
    <div class="title-block">
      <h1>Not open</h1>
      <p class="lead">{message}</p>
      <p>
        <a href="/catalog">Catalog</a>
      </p>
    </div>
  )
  return showPage({ face: 'task', title: 'Not open', status: visit.path.endsWith('enrollment') ? 422 : 200, body })
}
