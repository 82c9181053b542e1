import { draftOf } from '../areas/questions/questionnaire.rules.ts'
import { fileFormat, questionnaireFile } from '../areas/questions/questionnaire-file.schema.ts'
import type { QuestionnaireDraft } from '../areas/questions/questionnaire.schema.ts'
import { questionOf } from '../areas/items/item.schema.ts'
import { readR4 } from './fhir/questionnaire-in.map.ts'
import { writeR4 } from './fhir/questionnaire-out.map.ts'
import type { Format, Taken, Written } from './questionnaire.schema.ts'
import { readCsv, writeCsv } from './spreadsheets/questionnaire.map.ts'

/** A questionnaire in a format, and what that format cannot say of it. */
export function writeQuestionnaire(draft: QuestionnaireDraft, format: Format): Written {
  const whole = draftOf({ ...draft, items: draft.items.map(questionOf) })
  if (format === 'csv') return writeCsv(whole)
  return format === 'r4' ? writeR4(whole) : writeOwn(whole)
}

function writeOwn(draft: QuestionnaireDraft): Written {
  const losses = draft.items.flatMap(({ media, wording }) =>
    media ? [`The file of the ${media.kind} above “${wording}”: another office has its words only`] : [],
  )
  return { text: JSON.stringify({ format: fileFormat, edition: 1, questionnaire: draft }, null, 2), losses }
}

/** Reads a questionnaire from a file in any of the formats: which one it is, its content tells. */
export function readQuestionnaire(bytes: Uint8Array): Taken {
  let text: string
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return { ok: false, why: 'It is no text. Send JSON or CSV in UTF-8.' }
  }
  if (!/^\s*\{/.test(text)) return readCsv(text)
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (fault) {
    return { ok: false, why: `It is no JSON file: ${fault instanceof Error ? fault.message : 'it cannot be read'}` }
  }
  const isOwn = typeof value === 'object' && value !== null && 'format' in value
  return isOwn ? readOwn(value) : readR4(value)
}

function readOwn(value: unknown): Taken {
  const read = questionnaireFile.safeParse(value)
  if (read.success) return { ok: true, draft: read.data.questionnaire, losses: [] }
  const issue = read.error.issues[0]!
  return { ok: false, why: `It is no questionnaire of ours: ${issue.path.join('.') || 'the file'}: ${issue.message}` }
}
