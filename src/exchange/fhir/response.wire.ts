/** An answer in a FHIR R4 QuestionnaireResponse, as far as one is written here. */
export type WireAnswer = {
  valueString?: string
  valueInteger?: number
  valueDecimal?: number
  valueDate?: string
  valueCoding?: { code: string; display?: string }
  valueAttachment?: { contentType: string; title: string; size: number; url: string }
}

/** What was answered to a question, or the answers inside a group. */
export type WireAnswered = { linkId: string; text?: string; answer?: WireAnswer[]; item?: WireAnswered[] }

/** A FHIR R4 QuestionnaireResponse. */
export type WireResponse = {
  resourceType: 'QuestionnaireResponse'
  language: string
  questionnaire: string
  status: 'completed' | 'in-progress'
  authored: string
  item: WireAnswered[]
}
