import { missing } from '../kernel/decision.ts'
import { isId } from '../kernel/ids.ts'
import { type Answer, download } from '../http/answer.ts'
import { type Route, type Visit, visitorOf } from '../http/route.ts'
import { inShownWords } from '../areas/answers/sheet.schema.ts'
import { findSheet } from '../areas/answers/sheet.store.ts'
import { findVersion } from '../areas/questions/version.store.ts'
import { writeResponse } from './fhir/response.map.ts'

/** A person's own answers as a FHIR R4 QuestionnaireResponse. */
export const responseFileRoutes: Route[] = [
  {
    method: 'GET',
    path: '/answers/:sheetId/r4',
    may: 'signed in',
    wrongOwner: (office) => `/answers/${office.idOf('sheet')}/r4`,
    handle: (visit) => sendResponse(visit),
  },
]

async function sendResponse(visit: Visit): Promise<Answer> {
  const { sheetId = '' } = visit.params
  const sheet = isId(sheetId) ? await findSheet(visit.db, sheetId) : undefined
  if (!sheet || sheet.personId !== visitorOf(visit).id) return missing
  const version = (await findVersion(visit.db, sheet.versionId))!
  const bytes = writeResponse({
    questionnaireId: sheet.questionnaireId,
    number: version.number,
    language: sheet.readIn ?? sheet.language,
    isHandedIn: sheet.submittedAt !== null,
    at: sheet.submittedAt ?? sheet.savedAt,
    items: sheet.items.map((item) => ({
      question: inShownWords(item, item.shown),
      answer: item.answer,
      fileUrl: `${visit.office.address()}/answers/${sheet.id}/files/${item.key}`,
    })),
  })
  return download({ bytes, mediaType: 'application/fhir+json', name: `${sheet.title.slice(0, 60)}.answers.r4.json` })
}
