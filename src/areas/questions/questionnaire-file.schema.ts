import { z } from 'zod'
import { isLocalDate } from '../../kernel/dates.ts'
import type { LocalDate } from '../../kernel/dates.ts'
import { fileKinds, itemTypes, mediaKinds } from '../items/item.schema.ts'
import { isLanguage } from '../items/language.schema.ts'
import { type QuestionnaireDraft, questionnaireKinds } from './questionnaire.schema.ts'

/** The first words of our own file, so that it is known wherever it lies. */
export const fileFormat = 'opencme-questionnaire'

const text = z.string().max(20_000)
const maybe = text.nullish()
const number = z.number().nullish()
const day = z
  .string()
  .refine(isLocalDate, 'is no day')
  .transform((one) => one as LocalDate)
  .nullish()

const option = z.strictObject({
  key: text,
  wording: text,
  isRight: z.boolean().nullish(),
  feedback: maybe,
  rightNumber: number,
})
const scale = z.strictObject({
  key: text,
  label: text,
  points: z.number(),
  lowLabel: text.nullable(),
  highLabel: text.nullable(),
})
const language = z.string().refine(isLanguage, 'is no language that is known here')
const media = z.strictObject({
  kind: z.enum(mediaKinds),
  fileId: text,
  name: text,
  captions: z.array(z.strictObject({ language, fileId: text })).max(20),
  alt: text,
  transcript: text,
})

const item = z.strictObject({
  page: z.number(),
  key: text,
  type: z.enum(itemTypes),
  wording: text,
  help: maybe,
  required: z.boolean().optional(),
  minimum: number,
  maximum: number,
  lowLabel: maybe,
  highLabel: maybe,
  showIf: z.strictObject({ key: text, is: z.array(text) }).nullish(),
  rightNumber: number,
  feedback: maybe,
  options: z.array(option).max(500).optional(),
  scales: z.array(scale).max(20).optional(),
  passage: maybe,
  total: number,
  earliest: day,
  latest: day,
  accepts: z.array(z.enum(fileKinds)).optional(),
  megabytes: number,
  media: media.nullish(),
})

const section = z.strictObject({ key: text, page: z.number(), title: text, intro: text })
const translation = z.strictObject({ words: text, madeFrom: text })

/** A questionnaire as our own file: everything that the editor can write. */
export const questionnaireFile = z.strictObject({
  format: z.literal(fileFormat),
  edition: z.literal(1),
  questionnaire: z.strictObject({
    kind: z.enum(questionnaireKinds),
    title: text,
    intro: text.default(''),
    language: language.optional(),
    items: z.array(item).max(500),
    sections: z.array(section).max(50).optional(),
    translations: z.partialRecord(language, z.record(z.string(), translation)).optional(),
  }),
})

/** A questionnaire read from our own file. */
export type ReadFile = z.output<typeof questionnaireFile>['questionnaire'] & QuestionnaireDraft
