import { missing } from '../../kernel/decision.ts'
import { isId } from '../../kernel/ids.ts'
import { type Answer, seeOther, showPage } from '../../http/answer.ts'
import { errorsOf, one } from '../../http/form.ts'
import { type Route, type Visit, linkOf, visitorOf } from '../../http/route.ts'
import type { Errors } from '../../ui/errors.ts'
import { answerByLink, leaveSheet } from './sheet-link.commands.ts'
import { pageUploadBytes, sentOf } from './sheet-file.part.tsx'
import { HandedInPage, LeavePage, LeftPage, LinkMailedPage, LinkedSheetPage } from './sheet-link.view.tsx'
import { findPageErrors, saveAnswers } from './sheet.commands.ts'
import type { Sheet } from './sheet.schema.ts'
import type { SheetTaker } from './sheet.slots.ts'
import { findSheet } from './sheet.store.ts'

/** Going on with a sheet by a link from the mail, and asking for that link. */
export function sheetLinkRoutes(takers: readonly SheetTaker[]): Route[] {
  return [
    {
      method: 'POST',
      path: '/answers/:sheetId/link',
      may: 'signed in',
      perMinute: 10,
      uploadBytes: pageUploadBytes,
      wrongOwner: (office) => `/answers/${office.idOf('sheet')}/link`,
      handle: (visit) => mailLink(visit),
    },
    {
      method: 'GET',
      path: '/link/answers/:token',
      may: 'link',
      purpose: 'answer',
      perMinute: 60,
      handle: (visit) => withSheet(visit, (sheet) => seeOther(pageAddress(visit, reachedPage(sheet)))),
    },
    {
      method: 'GET',
      path: '/link/answers/:token/:page',
      may: 'link',
      purpose: 'answer',
      perMinute: 60,
      handle: (visit) => withSheet(visit, (sheet) => showQuestions(visit, sheet, {})),
    },
    {
      method: 'POST',
      path: '/link/answers/:token/:page',
      may: 'link',
      purpose: 'answer',
      perMinute: 60,
      uploadBytes: pageUploadBytes,
      handle: (visit) => withSheet(visit, (sheet) => takePage(visit, sheet, takers)),
    },
  ]
}

async function mailLink(visit: Visit): Promise<Answer> {
  const { sheetId = '' } = visit.params
  const sheet = isId(sheetId) ? await findSheet(visit.db, sheetId) : undefined
  if (!sheet || sheet.personId !== visitorOf(visit).id) return missing
  const page = Number(one(visit.form, 'page'))
  const left = sheet.pages.includes(page) ? { page, form: sentOf(visit) } : null
  const office = { address: visit.office.address(), today: visit.office.today() }
  const decision = await visit.write((tx) => leaveSheet(tx, sheet.id, left, office))
  if (decision === missing) return missing
  if (!decision.ok) {
    const again = { sheet, page, stamp: visit.stamp(), errors: errorsOf(decision.refusal), typed: visit.form }
    return showPage({ face: 'task', title: sheet.title, status: 422, body: <LeavePage {...again} /> })
  }
  const body = <LinkMailedPage title={sheet.title} email={decision.value} demo={visit.office.settings.demo} />
  return showPage({ face: 'task', title: 'Look in your mail', body })
}

/** Goes on with the open sheet the link is for. The link of another area's act is not for here. */
async function withSheet(visit: Visit, go: (sheet: Sheet) => Promise<Answer> | Answer): Promise<Answer> {
  const link = linkOf(visit)
  const sheet = link.area === 'questions' ? await findSheet(visit.db, link.subjectId) : undefined
  return sheet && sheet.submittedAt === null ? go(sheet) : missing
}

function reachedPage(sheet: Sheet): number {
  return sheet.pages.includes(sheet.pageReached) ? sheet.pageReached : (sheet.pages[0] ?? 1)
}

function pageAddress(visit: Visit, page: number | undefined): string {
  return `/link/answers/${linkOf(visit).token}/${page ?? 1}`
}

async function takePage(visit: Visit, sheet: Sheet, takers: readonly SheetTaker[]): Promise<Answer> {
  const page = Number(visit.params.page)
  if (!sheet.pages.includes(page)) return missing
  const form = sentOf(visit)
  if (one(visit.form, 'how') === 'leave') {
    const left = await visit.write((tx) => saveAnswers(tx, sheet.id, page, form, 'leave'))
    if (left === missing) return missing
    if (!left.ok) return showQuestions(visit, sheet, errorsOf(left.refusal))
    const body = <LeftPage title={sheet.title} href={pageAddress(visit, page)} />
    return showPage({ face: 'task', title: sheet.title, body })
  }
  const today = visit.office.today()
  const decision = await visit.write((tx) => answerByLink(tx, sheet.id, { page, form, today }, takers))
  if (decision === missing) return missing
  if (!decision.ok) {
    const all = await findPageErrors(visit.db, sheet.id, page, form)
    return showQuestions(visit, sheet, Object.keys(all).length > 0 ? all : errorsOf(decision.refusal))
  }
  const { nextPage } = decision.value
  if (nextPage !== null) return seeOther(pageAddress(visit, nextPage))
  const taker = takers.find((each) => each.area === sheet.area)
  const after = taker ? await taker.after(visit.db, sheet) : null
  const body = <HandedInPage title={sheet.title} after={after} />
  return showPage({ face: 'task', title: 'Your answers are handed in', body })
}

function showQuestions(visit: Visit, sheet: Sheet, errors: Errors): Answer {
  const page = Number(visit.params.page)
  const at = sheet.pages.indexOf(page)
  if (at < 0) return missing
  const isRefused = Object.keys(errors).length > 0
  const body = (
    <LinkedSheetPage
      sheet={sheet}
      page={page}
      action={pageAddress(visit, page)}
      back={at > 0 ? pageAddress(visit, sheet.pages[at - 1]) : null}
      stamp={visit.stamp()}
      errors={errors}
      typed={isRefused ? visit.form : undefined}
    />
  )
  return showPage({ face: 'task', title: sheet.title, status: isRefused ? 422 : 200, body })
}
