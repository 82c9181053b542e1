import { missing } from '../../kernel/decision.ts'
import { isId } from '../../kernel/ids.ts'
import { type Answer, download } from '../../http/answer.ts'
import { type Route, type Visit, visitorOf } from '../../http/route.ts'
import { findAnswerFile } from './sheet-file.store.ts'
import { findSheet } from './sheet.store.ts'

/**
 * A file that was handed in with an answer, for who answered and nobody else: an area whose pages let others read the answers
 * hands their files out there, behind its own door. Only ever as a download.
 */
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
  if (sheet?.personId !== visitorOf(visit).id) return missing
  const file = await findAnswerFile(visit.db, visit.office.files, sheet, itemKey)
  return file ? download(file) : missing
}
