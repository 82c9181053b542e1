import { missing } from '../../kernel/decision.ts'
import { isId } from '../../kernel/ids.ts'
import { type Answer, download } from '../../http/answer.ts'
import { may } from '../../http/permission.ts'
import { type Route, type Visit, visitorOf } from '../../http/route.ts'
import { findAnswerFile } from './sheet-file.store.ts'
import { findSheet } from './sheet.store.ts'

/** A file that was handed in with an answer: for who answered, and for the office. Only ever as a download. */
export const sheetFileRoutes: Route[] = [
  {
    method: 'GET',
    path: '/answers/:sheetId/files/:itemKey',
    may: 'signed in',
    wrongOwner: (office) => `/answers/${office.idOf('sheet')}/files/q1`,
    handle: (visit) => sendFile(visit),
  },
]

async function sendFile(visit: Visit): Promise<Answer> {
  const { sheetId = '', itemKey = '' } = visit.params
  const sheet = isId(sheetId) ? await findSheet(visit.db, sheetId) : undefined
  const visitor = visitorOf(visit)
  if (!sheet || (sheet.personId !== visitor.id && !may(visitor, 'questionnaire.write'))) return missing
  const file = await findAnswerFile(visit.db, visit.office.files, sheet, itemKey)
  return file ? download(file) : missing
}
