import { type Missing, type Refusal, missing } from '../../kernel/decision.ts'
import { isId } from '../../kernel/ids.ts'
import { type Answer, seeOther, showPage } from '../../http/answer.ts'
import { type Form, errorsOf, one, readForm } from '../../http/form.ts'
import { type Route, type Visit, visitorOf } from '../../http/route.ts'
import type { Errors } from '../../ui/errors.ts'
import { listObjectives } from '../activities/activity.store.ts'
import { findPublished } from '../activities/published.store.ts'
import { findRecord } from '../participation/record.store.ts'
import { findPolicy } from '../policies/policy.store.ts'
import { findPageErrors } from '../answers/sheet.commands.ts'
import { pageUploadBytes, sentOf, takesFiles } from '../answers/sheet-file.part.tsx'
import { LeaveForLater, SheetErrors, SheetPage } from '../answers/sheet.part.tsx'
import { findSheet } from '../answers/sheet.store.ts'
import { answerEvaluation, commitToChange, startEvaluation } from './response.commands.ts'
import { type CommitmentInput, commitmentInput, commitmentsAtMost } from './response.schema.ts'
import { findResponse } from './response.store.ts'
import { CommitmentsPage, EvaluationPage, StartPage, type TypedCommitment } from './response.view.tsx'

type Evaluating = { activity: { id: string; title: string }; personId: string }

/** Evaluating an activity and committing to change, by who took part in it. */
export const responseRoutes: Route[] = [
  {
    method: 'GET',
    path: '/learn/:activityId/evaluation',
    may: 'signed in',
    handle: (visit) =>
      withActivity(visit, async ({ activity, personId }) => {
        const response = await findResponse(visit.db, activity.id, personId)
        if (response?.submittedAt) return seeOther(`/learn/${activity.id}`)
        if (response?.handedInAt) return seeOther(`/learn/${activity.id}/commitments`)
        const sheet = response ? await findSheet(visit.db, response.sheetId) : undefined
        if (sheet) return seeOther(`/learn/${activity.id}/evaluation/${sheet.pageReached}`)
        return showPage({
          face: 'task',
          title: 'Evaluation',
          body: <StartPage activity={activity} stamp={visit.stamp()} />,
        })
      }),
  },
  {
    method: 'POST',
    path: '/learn/:activityId/evaluation',
    may: 'signed in',
    handle: (visit) =>
      withActivity(visit, async ({ activity, personId }) => {
        const decision = await visit.write((tx) => startEvaluation(tx, activity.id, personId))
        if (decision === missing) return missing
        if (decision.ok) return seeOther(`/learn/${activity.id}/evaluation/1`)
        const body = <StartPage activity={activity} stamp={visit.stamp()} said={decision.refusal.message} />
        return showPage({ face: 'task', title: 'Evaluation', status: 422, body })
      }),
  },
  {
    method: 'GET',
    path: '/learn/:activityId/evaluation/:page',
    may: 'signed in',
    handle: (visit) => withActivity(visit, (evaluating) => showQuestions(visit, evaluating)),
  },
  {
    method: 'POST',
    path: '/learn/:activityId/evaluation/:page',
    may: 'signed in',
    uploadBytes: pageUploadBytes,
    handle: (visit) =>
      withActivity(visit, async (evaluating) => {
        const { activity, personId } = evaluating
        const page = Number(visit.params.page)
        if (!Number.isInteger(page)) return missing
        const decision = await visit.write((tx) =>
          answerEvaluation(tx, { activityId: activity.id, personId, page, form: sentOf(visit) }),
        )
        if (decision === missing) return missing
        if (!decision.ok) return showQuestions(visit, evaluating, decision.refusal)
        const { nextPage } = decision.value
        return seeOther(
          nextPage === null ? `/learn/${activity.id}/commitments` : `/learn/${activity.id}/evaluation/${nextPage}`,
        )
      }),
  },
  {
    method: 'GET',
    path: '/learn/:activityId/commitments',
    may: 'signed in',
    handle: (visit) => withActivity(visit, (evaluating) => showCommitments(visit, evaluating, [], false, {})),
  },
  {
    method: 'POST',
    path: '/learn/:activityId/commitments',
    may: 'signed in',
    handle: (visit) =>
      withActivity(visit, async (evaluating) => {
        const { activity, personId } = evaluating
        const none = one(visit.form, 'none') === 'yes'
        const typed = Array.from({ length: commitmentsAtMost }, (_, at) => typedAt(visit.form, at))
        const { commitments, errors } = readCommitments(typed)
        if (!none && commitments.length === 0 && Object.keys(errors).length === 0)
          errors.statement_0 = 'Say one thing you will do differently, or tick that you will not change anything'
        if (none && commitments.length > 0)
          errors.none = 'Empty the fields, or take the tick away: you cannot change something and nothing'
        if (Object.keys(errors).length > 0) return showCommitments(visit, evaluating, typed, none, errors)
        const made = { activityId: activity.id, personId, commitments, today: visit.office.today() }
        const decision = await visit.write((tx) => commitToChange(tx, made))
        if (decision === missing) return missing
        return decision.ok
          ? seeOther(`/learn/${activity.id}`)
          : showCommitments(visit, evaluating, typed, none, errorsOf(decision.refusal))
      }),
  },
]

/** Goes on with an activity that the visitor took part in. */
async function withActivity(
  visit: Visit,
  go: (evaluating: Evaluating) => Promise<Answer> | Answer,
): Promise<Answer | Missing> {
  const activityId = visit.params.activityId!
  const personId = visitorOf(visit).id
  if (!isId(activityId)) return missing
  const [activity, record] = await Promise.all([
    findPublished(visit.db, activityId),
    findRecord(visit.db, activityId, personId),
  ])
  return activity && record ? go({ activity, personId }) : missing
}

async function showQuestions(
  visit: Visit,
  { activity, personId }: Evaluating,
  refusal?: Refusal,
): Promise<Answer | Missing> {
  const response = await findResponse(visit.db, activity.id, personId)
  const isRefused = refusal !== undefined
  if (!response || (response.handedInAt && !isRefused)) return seeOther(`/learn/${activity.id}/evaluation`)
  const sheet = await findSheet(visit.db, response.sheetId)
  const page = Number(visit.params.page)
  if (!sheet?.pages.includes(page)) return missing
  const wrong = isRefused && !sheet.submittedAt ? await findPageErrors(visit.db, sheet.id, page, sentOf(visit)) : {}
  const errors = isRefused && Object.keys(wrong).length === 0 ? errorsOf(refusal) : wrong
  const questions = <SheetPage sheet={sheet} page={page} errors={errors} typed={isRefused ? visit.form : undefined} />
  const summary = isRefused ? <SheetErrors {...{ sheet, errors, page }} title="This page is not saved yet" /> : null
  const body = (
    <EvaluationPage
      activity={activity}
      stamp={visit.stamp()}
      page={page}
      pages={sheet.pages}
      questions={questions}
      takesFiles={takesFiles(sheet, page)}
      later={<LeaveForLater sheetId={sheet.id} page={page} />}
      summary={summary}
    />
  )
  return showPage({ face: 'task', title: 'Evaluation', status: isRefused ? 422 : 200, body })
}

async function showCommitments(
  visit: Visit,
  { activity, personId }: Evaluating,
  typed: TypedCommitment[],
  none: boolean,
  errors: Errors,
): Promise<Answer> {
  const response = await findResponse(visit.db, activity.id, personId)
  const isRefused = Object.keys(errors).length > 0
  if (!response?.handedInAt || (response.submittedAt && !isRefused)) return seeOther(`/learn/${activity.id}`)
  const [objectives, days] = await Promise.all([
    listObjectives(visit.db, activity.id),
    findPolicy(visit.db, 'followUp.days', visit.office.today()),
  ])
  const props = { activity, stamp: visit.stamp(), objectives, typed, none, errors, days }
  const status = isRefused ? 422 : 200
  return showPage({
    face: 'task',
    title: 'What will you do differently?',
    status,
    body: <CommitmentsPage {...props} />,
  })
}

function typedAt(form: Form, at: number): TypedCommitment {
  const value = (field: string) => one(form, `${field}_${at}`)
  return {
    statement: value('statement'),
    objectiveId: value('objectiveId'),
    confidence: value('confidence'),
    barrier: value('barrier'),
  }
}

function readCommitments(typed: TypedCommitment[]): { commitments: CommitmentInput[]; errors: Record<string, string> } {
  const commitments: CommitmentInput[] = []
  const errors: Record<string, string> = {}
  for (const [at, each] of typed.entries()) {
    if (each.statement.trim() === '') continue
    const read = readForm(commitmentInput, {
      ...each,
      objectiveId: isId(each.objectiveId) ? each.objectiveId : null,
    } as never)
    if (read.ok) commitments.push(read.data)
    else for (const [field, message] of Object.entries(read.errors)) errors[`${field}_${at}`] = message
  }
  return { commitments, errors }
}
