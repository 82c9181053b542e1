import { type Refusal, missing } from '../../kernel/decision.ts'
import { type Answer, seeOther, showPage } from '../../http/answer.ts'
import { errorsOf } from '../../http/form.ts'
import type { Route, Visit } from '../../http/route.ts'
import { findPageErrors } from '../answers/sheet.commands.ts'
import { pageUploadBytes, sentOf, takesFiles } from '../answers/sheet-file.part.tsx'
import { LeaveForLater, SheetAnswers, SheetErrors, SheetPage } from '../answers/sheet.part.tsx'
import { findSheet } from '../answers/sheet.store.ts'
import { answerTest, startAttempt } from './enrollment.commands.ts'
import { listAttempts } from './enrollment.store.ts'
import { type Enrolled, withEnrolled } from './learn.page.tsx'
import { ResultPage, TestPage, TestStartPage } from './learn.view.tsx'
import { decideAttempt, isPassed, percentOf } from './test.rules.ts'

/** Taking the test of a course: begin, page by page, the result. */
export const testRoutes: Route[] = [
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
    handle: (visit) => withEnrolled(visit, (learning) => showTestPage(visit, learning)),
  },
  {
    method: 'POST',
    path: '/learn/:activityId/test/:page',
    may: 'signed in',
    uploadBytes: pageUploadBytes,
    handle: (visit) =>
      withEnrolled(visit, async (learning) => {
        const { course, personId } = learning
        const page = Number(visit.params.page)
        if (!Number.isInteger(page)) return missing
        const answered = { activityId: course.id, personId, page, form: sentOf(visit), today: visit.office.today() }
        const decision = await visit.write((tx) => answerTest(tx, answered))
        if (decision === missing) return missing
        if (!decision.ok) return showTestPage(visit, learning, decision.refusal)
        const { nextPage } = decision.value
        return seeOther(nextPage === null ? `/learn/${course.id}/test/result` : `/learn/${course.id}/test/${nextPage}`)
      }),
  },
]

async function showTestStart(visit: Visit, learning: Enrolled, said?: string) {
  const { course, test, enrollmentId } = learning
  const attempts = await listAttempts(visit.db, enrollmentId)
  const isBegun = attempts.some((attempt) => attempt.submittedAt === null)
  const passed = attempts.some((attempt) => isPassed(attempt.points ?? 0, attempt.possible ?? 0, test.passPercent))
  const next = decideAttempt({ made: attempts.length, isPassed: passed, allowed: test.attemptsAllowed })
  const body = (
    <TestStartPage
      course={course}
      rules={test}
      stamp={visit.stamp()}
      attempt={isBegun ? attempts.length : attempts.length + 1}
      isBegun={isBegun}
      mayBegin={isBegun || next.ok}
      said={said ?? (isBegun || next.ok ? undefined : next.refusal.message)}
    />
  )
  return showPage({ face: 'task', title: 'The test', status: said ? 422 : 200, body })
}

async function showTestPage(visit: Visit, { course, enrollmentId }: Enrolled, refusal?: Refusal): Promise<Answer> {
  const open = (await listAttempts(visit.db, enrollmentId)).find((attempt) => attempt.submittedAt === null)
  const sheet = open ? await findSheet(visit.db, open.sheetId) : undefined
  if (!sheet) return seeOther(`/learn/${course.id}/test`)
  const page = Number(visit.params.page)
  if (!sheet.pages.includes(page)) return missing
  const wrong = refusal ? await findPageErrors(visit.db, sheet.id, page, sentOf(visit)) : {}
  const errors = refusal && Object.keys(wrong).length === 0 ? errorsOf(refusal) : wrong
  const isRefused = refusal !== undefined
  const questions = <SheetPage sheet={sheet} page={page} errors={errors} typed={isRefused ? visit.form : undefined} />
  const summary = isRefused ? <SheetErrors {...{ sheet, errors, page }} title="This page is not saved yet" /> : null
  const body = (
    <TestPage
      course={course}
      stamp={visit.stamp()}
      page={page}
      pages={sheet.pages}
      questions={questions}
      takesFiles={takesFiles(sheet, page)}
      later={<LeaveForLater sheetId={sheet.id} page={page} />}
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
  const answers = (
    <>
      <SheetAnswers sheet={sheet} marked fileHref={(key) => `/answers/${sheet.id}/files/${key}`} />
      <p class="meta">
        <a href={`/answers/${sheet.id}/r4`}>Your answers as a file (FHIR R4)</a>
      </p>
    </>
  )
  const body = <ResultPage course={course} {...result} answers={answers} />
  return showPage({ face: 'task', title: result.isPassed ? 'You have passed' : 'Not passed yet', body })
}
