import { z } from 'zod'

/** The extensions of FHIR R4 and SDC that are read and written here. */
export const urls = {
  control: 'http://hl7.org/fhir/StructureDefinition/questionnaire-itemControl',
  controls: 'http://hl7.org/fhir/questionnaire-item-control',
  minimum: 'http://hl7.org/fhir/StructureDefinition/minValue',
  maximum: 'http://hl7.org/fhir/StructureDefinition/maxValue',
  translation: 'http://hl7.org/fhir/StructureDefinition/translation',
  mediaTypes: 'http://hl7.org/fhir/StructureDefinition/mimeType',
  megabytes: 'http://hl7.org/fhir/StructureDefinition/maxSize',
  constraint: 'http://hl7.org/fhir/StructureDefinition/questionnaire-constraint',
} as const

const coding = z.looseObject({ code: z.string().optional(), display: z.string().optional() })

const plainExtension = z.looseObject({
  url: z.string(),
  valueId: z.string().optional(),
  valueCode: z.string().optional(),
  valueString: z.string().optional(),
  valueMarkdown: z.string().optional(),
})

const extension = z.looseObject({
  url: z.string(),
  extension: z.array(plainExtension).optional(),
  valueCode: z.string().optional(),
  valueInteger: z.number().optional(),
  valueDecimal: z.number().optional(),
  valueDate: z.string().optional(),
  valueCodeableConcept: z.looseObject({ coding: z.array(coding).optional() }).optional(),
})
export type Extension = z.output<typeof extension>

const extended = z.looseObject({ extension: z.array(extension).optional() })
export type Extended = z.output<typeof extended>

const answerOption = z.looseObject({
  valueCoding: coding.extend({ _display: extended.optional() }).optional(),
  valueString: z.string().optional(),
  valueInteger: z.number().optional(),
})

const enableWhen = z.looseObject({
  question: z.string(),
  operator: z.string(),
  answerCoding: coding.optional(),
  answerInteger: z.number().optional(),
  answerBoolean: z.boolean().optional(),
})

/** A thing in an R4 questionnaire: a question, a group, or words to read. */
export type WireItem = {
  linkId: string
  type: string
  text?: string
  _text?: Extended
  required?: boolean
  repeats?: boolean
  maxLength?: number
  extension?: Extension[]
  answerOption?: z.output<typeof answerOption>[]
  enableWhen?: z.output<typeof enableWhen>[]
  enableBehavior?: string
  item?: WireItem[]
}

const wireItem: z.ZodType<WireItem> = z.looseObject({
  linkId: z.string(),
  type: z.string(),
  text: z.string().optional(),
  _text: extended.optional(),
  required: z.boolean().optional(),
  repeats: z.boolean().optional(),
  maxLength: z.number().optional(),
  extension: z.array(extension).optional(),
  answerOption: z.array(answerOption).optional(),
  enableWhen: z.array(enableWhen).optional(),
  enableBehavior: z.string().optional(),
  get item() {
    return z.array(wireItem).optional()
  },
})

/** A FHIR R4 Questionnaire, as far as it is read here. */
export const wireQuestionnaire = z.looseObject({
  resourceType: z.literal('Questionnaire'),
  status: z.string().optional(),
  language: z.string().optional(),
  title: z.string().optional(),
  _title: extended.optional(),
  description: z.string().optional(),
  _description: extended.optional(),
  item: z.array(wireItem).optional(),
})
export type WireQuestionnaire = z.output<typeof wireQuestionnaire>
