import { isUtf8 } from 'node:buffer'
import { draftOf } from '../areas/questions/questionnaire.rules.ts'
import { fileFormat, questionnaireFile } from '../areas/questions/questionnaire-file.schema.ts'
import type { QuestionnaireDraft } from '../areas/questions/questionnaire.schema.ts'
import { questionOf } from '../areas/items/item.schema.ts'
import { readR4 } from './fhir/questionnaire-in.map.ts'
import { writeR4 } from './fhir/questionnaire-out.map.ts'
import { readJson } from './json.ts'
import { jsonLimits } from './limit.ts'
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
  const text = new TextDecoder().decode(bytes)
  if (!isUtf8(bytes)) return { ok: false, why: 'It is no text. Send JSON or CSV in UTF-8.' }
  if (!/^\s*\{/.test(text)) return readCsv(text)
  const json = readJson(bytes, jsonLimits, listedIn)
  if (!json.ok) return { ok: false, why: json.refusal.message }
  const { value, lines } = json.value
  const isOwn = typeof value === 'object' && value !== null && 'format' in value
  const taken = isOwn ? readOwn(value) : readR4(value)
  return taken.ok || !taken.at ? taken : { ...taken, why: `${sayLine(lines, taken.at)}${taken.why}` }
}

/** The lists of our own file and of R4 whose parts are told by their line. */
const listedIn = ['items', 'options', 'scales', 'sections', 'item', 'answerOption', 'enableWhen', 'extension']

/** The line on which the innermost thing begins in which something is wrong. */
function sayLine(lines: ReadonlyMap<string, number>, path: readonly PropertyKey[]): string {
  for (let depth = path.length; depth > 0; depth -= 1) {
    const line = lines.get(`/${path.slice(0, depth).map(String).join('/')}`)
    if (line !== undefined) return `Line ${line}: `
  }
  return ''
}

function readOwn(value: unknown): Taken {
  const read = questionnaireFile.safeParse(value)
  if (read.success) return { ok: true, draft: read.data.questionnaire, losses: [] }
  const issue = read.error.issues[0]!
  const why = `It is no questionnaire of ours: ${issue.path.join('.') || 'the file'}: ${issue.message}`
  return { ok: false, why, at: issue.path }
}
