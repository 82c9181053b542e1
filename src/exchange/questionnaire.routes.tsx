import { isId } from '../kernel/ids.ts'
import { missing } from '../kernel/decision.ts'
import { type Answer, download, showPage } from '../http/answer.ts'
import type { Route, Visit } from '../http/route.ts'
import { draftOf } from '../areas/questions/questionnaire.rules.ts'
import { findNewestVersion } from '../areas/questions/version.store.ts'
import { takeIn } from './questionnaire.commands.ts'
import { readQuestionnaire, writeQuestionnaire } from './questionnaire.rules.ts'
import { formatWords, formats } from './questionnaire.schema.ts'
import { ExportPage, ImportPage, TakenPage } from './questionnaire.view.tsx'

/** The most that a file with a questionnaire may have. */
const fileBytes = 5_000_000
const current = '/office/questionnaires'

/** Taking a questionnaire out as a file, and taking one in. */
export const questionnaireFileRoutes: Route[] = [
  {
    method: 'GET',
    path: '/office/questionnaires/:questionnaireId/export',
    may: 'questionnaire.see',
    handle: async (visit) => {
      const version = await findVersion(visit)
      if (!version) return missing
      const draft = draftOf(version)
      const lines = formats.map((format) => ({ format, losses: writeQuestionnaire(draft, format).losses }))
      const body = <ExportPage questionnaire={{ id: version.questionnaireId, title: version.title }} lines={lines} />
      return showPage({ face: 'office', title: 'Take it out as a file', current, body })
    },
  },
  ...formats.map((format): Route => ({
    method: 'GET',
    path: `/office/questionnaires/:questionnaireId/export/${format}`,
    may: 'questionnaire.see',
    handle: async (visit) => {
      const version = await findVersion(visit)
      if (!version) return missing
      const { ending, mediaType } = formatWords[format]
      const bytes = writeQuestionnaire(draftOf(version), format).text
      return download({ bytes, mediaType, name: `${version.title.slice(0, 60)}.${ending}` })
    },
  })),
  {
    method: 'GET',
    path: '/office/questionnaires/import',
    may: 'questionnaire.write',
    handle: (visit) => showImport(visit),
  },
  {
    method: 'POST',
    path: '/office/questionnaires/import',
    may: 'questionnaire.write',
    uploadBytes: fileBytes,
    handle: (visit) => takeFile(visit),
  },
]

async function findVersion(visit: Visit) {
  const { questionnaireId = '' } = visit.params
  return isId(questionnaireId) ? findNewestVersion(visit.db, questionnaireId) : undefined
}

async function takeFile(visit: Visit): Promise<Answer> {
  const file = visit.uploads.find((upload) => upload.field === 'file')
  if (!file) return showImport(visit, 'Choose a file')
  const taken = readQuestionnaire(file.bytes)
  if (!taken.ok) return showImport(visit, taken.why)
  const begun = await visit.write((tx) => takeIn(tx, taken.draft))
  if (!begun.ok) return showImport(visit, begun.refusal.message)
  const { questionnaireId, losses } = begun.value
  const { title, items } = taken.draft
  const body = (
    <TakenPage
      questionnaire={{ id: questionnaireId, title }}
      count={items.length}
      losses={[...taken.losses, ...losses]}
    />
  )
  return showPage({ face: 'office', title: 'Taken in', current, body })
}

function showImport(visit: Visit, error?: string): Answer {
  const body = <ImportPage stamp={visit.stamp()} error={error} />
  return showPage({ face: 'office', title: 'Take one in from a file', current, status: error ? 422 : 200, body })
}
