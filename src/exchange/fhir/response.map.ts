import type { KeptFile, Question, Value } from '../../areas/items/item.schema.ts'
import type { WireAnswer, WireAnswered, WireResponse } from './response.wire.ts'

/** A sheet as it goes out: whose version, how it stands, and its questions in the words that were shown. */
export type AnsweredSheet = {
  questionnaireId: string
  number: number
  language: string
  isHandedIn: boolean
  at: Date
  items: readonly { question: Question; answer: Value | null; fileUrl: string }[]
}

/** A sheet of answers as a FHIR R4 QuestionnaireResponse, without a name: whoever hands it on says whose it is. */
export function writeResponse(sheet: AnsweredSheet): string {
  const resource: WireResponse = {
    resourceType: 'QuestionnaireResponse',
    language: sheet.language,
    questionnaire: canonicalOf(sheet),
    status: sheet.isHandedIn ? 'completed' : 'in-progress',
    authored: sheet.at.toISOString(),
    item: sheet.items.flatMap(({ question, answer, fileUrl }) =>
      answer === null ? [] : [{ linkId: question.key, text: question.wording, ...said(question, answer, fileUrl) }],
    ),
  }
  return JSON.stringify(resource, null, 2)
}

/** The address that names a version of a questionnaire to other programs. */
export function canonicalOf({ questionnaireId, number }: { questionnaireId: string; number: number }): string {
  return `urn:uuid:${questionnaireId}|${number}`
}

function said(question: Question, value: Value, fileUrl: string): Pick<WireAnswered, 'answer' | 'item'> {
  const { key, options, scales } = question
  const coding = (code: string): WireAnswer => ({
    valueCoding: { code, display: options.find((one) => one.key === code)?.wording },
  })
  const number = (linkId: string, text: string, valueInteger: number): WireAnswered[] => [
    { linkId, text, answer: [{ valueInteger }] },
  ]
  switch (question.type) {
    case 'single':
      return { answer: [coding(String(value))] }
    case 'several':
    case 'hot text':
      return { answer: (value as string[]).map(coding) }
    case 'rating':
      return { answer: [{ valueInteger: Number(value) }] }
    case 'number':
      return { answer: [{ valueDecimal: Number(value) }] }
    case 'date':
      return { answer: [{ valueDate: String(value) }] }
    case 'short text':
    case 'long text':
      return { answer: [{ valueString: String(value) }] }
    case 'file':
      return { answer: [{ valueAttachment: attachmentOf(value as KeptFile, fileUrl) }] }
    case 'ranking':
      return { item: options.flatMap((one) => number(`${key}.${one.key}`, one.wording, placeOf(value, one.key))) }
    case 'allocation':
      return {
        item: options.flatMap((one) =>
          number(`${key}.${one.key}`, one.wording, (value as Record<string, number>)[one.key] ?? 0),
        ),
      }
    case 'matrix': {
      const rated = value as Record<string, Record<string, number>>
      const rows = options.filter((row) => rated[row.key] !== undefined)
      return {
        item: rows.map((row) => ({
          linkId: `${key}.${row.key}`,
          text: row.wording,
          item: scales.flatMap((scale) => {
            const points = rated[row.key]![scale.key]
            return points === undefined ? [] : number(`${key}.${row.key}.${scale.key}`, scale.label, points)
          }),
        })),
      }
    }
  }
}

function placeOf(value: Value, key: string): number {
  return (value as string[]).indexOf(key) + 1
}

function attachmentOf({ name, mediaType, bytes }: KeptFile, url: string) {
  return { contentType: mediaType, title: name, size: bytes, url }
}
