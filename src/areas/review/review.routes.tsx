import { missing } from '../../kernel/decision.ts'
import { type Answer, download, seeOther, showPage } from '../../http/answer.ts'
import { errorsOf, one, statusOf } from '../../http/form.ts'
import type { OthersRecords, Route, Visit } from '../../http/route.ts'
import type { Errors } from '../../ui/errors.ts'
import { findPolicy } from '../policies/policy.store.ts'
import type { Sent } from '../items/item.schema.ts'
import { pageUploadBytes, sentOf } from '../answers/sheet-file.part.tsx'
import { findAnswerFile } from '../answers/sheet-file.store.ts'
import type { ReviewMaterial } from './assignment.slots.ts'
import { saveReviewPage, submitReview } from './review.commands.ts'
import { type Entered, findForm, findMaterials, findReviewed, withReviewer } from './review.page.tsx'
import { AnswersPage, FormPage, HandedPage, StartPage, ThanksPage } from './review.view.tsx'

type DoorRoute = Pick<Route, 'may' | 'purpose' | 'perMinute'> & { base: string; isOwned: boolean }

/** A link without an account, and the same steps for a reviewer who is signed in. */
const doors: DoorRoute[] = [
  { base: '/link/review/:token', may: 'link', purpose: 'review', perMinute: 60, isOwned: false },
  { base: '/my/reviews/:assignmentId', may: 'signed in', isOwned: true },
]

const thanksPath = '/link/review/thanks'

/** Where reviewers read what will be taught and answer the form; the areas that deliver it show the material. */
export function reviewRoutes({ materials }: { materials: readonly ReviewMaterial[] }): Route[] {
  return [
    {
      method: 'GET',
      path: thanksPath,
      may: 'public',
      handle: async (visit) => {
        const email = await findPolicy(visit.db, 'office.email', visit.office.today())
        return showPage({ face: 'task', title: 'Thank you', body: <ThanksPage email={email} /> })
      },
    },
    ...doors.flatMap((door) => routesOf(door, materials)),
  ]
}

function routesOf({ base, isOwned, ...door }: DoorRoute, materials: readonly ReviewMaterial[]): Route[] {
  const route = (method: Route['method'], path: string, handle: Route['handle']): Route => ({
    ...door,
    method,
    path: base + path,
    uploadBytes: method === 'POST' ? pageUploadBytes : undefined,
    wrongOwner: isOwned
      ? (office: OthersRecords) =>
          `/my/reviews/${office.idOf('assignment')}${path.replace(':page', '1').replace(':itemKey', 'q1')}`
      : undefined,
    handle,
  })
  return [
    route('GET', '', (visit) =>
      withReviewer(visit, (entered) => showStart(visit, entered, materials), {
        handed: (entered) => showHanded(visit, entered),
      }),
    ),
    route('GET', '/questions/:page', (visit) => withReviewer(visit, (entered) => showForm(visit, entered, {}))),
    route('POST', '/questions/:page', (visit) =>
      withReviewer(visit, (entered) => saveForm(visit, entered), { status: 422 }),
    ),
    route('GET', '/files/:itemKey', (visit) => withReviewer(visit, sendFile(visit), { handed: sendFile(visit) })),
    route('GET', '/answers', (visit) => withReviewer(visit, (entered) => showAnswers(visit, entered, {}))),
    route('POST', '/answers', (visit) => withReviewer(visit, (entered) => handIn(visit, entered), { status: 422 })),
  ]
}

function sendFile(visit: Visit) {
  return async ({ assignment }: Entered): Promise<Answer> => {
    const { sheet } = await findForm(visit, assignment)
    const file = await findAnswerFile(visit.db, visit.office.files, sheet, visit.params.itemKey)
    return file ? download(file) : missing
  }
}

async function showStart(visit: Visit, { assignment, door }: Entered, materials: readonly ReviewMaterial[]) {
  const [reviewed, shown, { pageReached }] = await Promise.all([
    findReviewed(visit, assignment.activityId),
    findMaterials(visit, assignment.activityId, materials),
    findForm(visit, assignment),
  ])
  const dueOn = assignment.taskDueOn ?? assignment.dueOn
  const body = <StartPage {...{ door, reviewed, dueOn, pageReached, materials: shown }} />
  return showPage({ face: 'task', title: `Review: ${reviewed.title}`, body })
}

async function showForm(visit: Visit, { assignment, door, title }: Entered, errors: Errors): Promise<Answer> {
  const { sheet, form } = await findForm(visit, assignment)
  const page = Number(visit.params.page)
  if (!sheet.pages.includes(page)) return seeOther(door.base)
  const isRefused = Object.keys(errors).length > 0
  const typed = isRefused ? (visit.form as Sent) : undefined
  const body = <FormPage {...{ door, title, form, sheet, page, errors, typed, stamp: visit.stamp() }} />
  return showPage({ face: 'task', title: form.title, status: isRefused ? 422 : 200, body })
}

async function saveForm(visit: Visit, entered: Entered): Promise<Answer> {
  const { assignment, door, today } = entered
  const how: 'continue' | 'leave' = one(visit.form, 'how') === 'leave' ? 'leave' : 'continue'
  const sent = { page: Number(visit.params.page), form: sentOf(visit), how, today }
  const decision = await visit.write((tx) => saveReviewPage(tx, assignment.id, sent))
  if (decision === missing) return missing
  if (!decision.ok) return showForm(visit, entered, errorsOf(decision.refusal))
  if (how === 'leave') return seeOther(door.base)
  const { nextPage } = decision.value
  return seeOther(nextPage === null ? `${door.base}/answers` : `${door.base}/questions/${nextPage}`)
}

async function showAnswers(visit: Visit, { assignment, door, title }: Entered, errors: Errors): Promise<Answer> {
  const { sheet, pageReached } = await findForm(visit, assignment)
  if (pageReached === null) return seeOther(door.base)
  const status = statusOf(errors)
  const body = <AnswersPage {...{ door, title, sheet, errors, stamp: visit.stamp() }} />
  return showPage({ face: 'task', title: 'Check your review', status, body })
}

async function handIn(visit: Visit, entered: Entered): Promise<Answer> {
  const { assignment, door, today } = entered
  const office = { address: visit.office.address(), today }
  const decision = await visit.write((tx) => submitReview(tx, assignment.id, office))
  if (decision === missing) return missing
  if (!decision.ok) return showAnswers(visit, entered, errorsOf(decision.refusal))
  return seeOther(visit.link ? thanksPath : `${door.base}?handed=1`)
}

async function showHanded(visit: Visit, { assignment, door, title }: Entered): Promise<Answer> {
  const { sheet } = await findForm(visit, assignment)
  const body = <HandedPage {...{ door, title, sheet, isNew: visit.query.handed === '1' }} />
  return showPage({ face: 'task', title: 'Your review', body })
}
