import type { LocalDate } from '../../kernel/dates.ts'
import type { Language } from './language.schema.ts'

/** How a question is answered. @check questions_item.type */
export const itemTypes = [
  'single',
  'several',
  'rating',
  'matrix',
  'ranking',
  'allocation',
  'number',
  'date',
  'short text',
  'long text',
  'file',
  'hot text',
] as const
export type ItemType = (typeof itemTypes)[number]

/** Most points of a rating, most scales of a matrix, and most letters of a short and of a long answer. */
export const ratingPointsAtMost = 7
export const scalesAtMost = 4
export const shortTextAtMost = 300
export const longTextAtMost = 10_000

/** What a file may be that is handed in with an answer. */
export const fileKinds = ['PDF', 'picture', 'text', 'document', 'spreadsheet', 'slides'] as const
export type FileKind = (typeof fileKinds)[number]

/** The most megabytes of a file that is handed in with an answer, and what is allowed unless said. */
export const megabytesAtMost = 20
export const megabytesUsual = 5

/**
 * One thing of a question that is listed: an answer to choose, a row to rate, a thing to put in order or to give points, a
 * part of a text to select. `rightNumber` is its right place, points or rating; null where it is not scored.
 */
export type Option = {
  key: string
  wording: string
  isRight: boolean | null
  feedback: string | null
  rightNumber: number | null
}
export type OptionDraft = Pick<Option, 'key' | 'wording'> & Partial<Option>

/** What the rows of a matrix are rated on, from 1 to `points`. */
export type Scale = { key: string; label: string; points: number; lowLabel: string | null; highLabel: string | null }

/** A question is only asked when the earlier question `key` was answered by one of `is`, in the words of `tell`. */
export type ShowIf = { key: string; is: string[] }

/** @check questions_media.kind */
export const mediaKinds = ['picture', 'sound', 'film'] as const
export type MediaKind = (typeof mediaKinds)[number]

/** What is said in a sound or film, to be read while it plays, in a language. */
export type Captions = { language: Language; fileId: string }

/** A picture, sound or film that stands above a question, with the words for who cannot see or hear it. */
export type Media = {
  kind: MediaKind
  fileId: string
  name: string
  captions: Captions[]
  alt: string
  transcript: string
}

/**
 * One question. `key` names its answers across versions and stays when the wording changes. `minimum` and `maximum` bound a
 * number; `maximum` is the number of points of a rating, whose ends `lowLabel` and `highLabel` name. `rightNumber` scores a
 * number, `isRight` of its options a choice; `feedback` is shown once marked. `scales` belong to a matrix, `passage` to hot
 * text (its parts stand as "[key]"), `total` to an allocation, `earliest` and `latest` to a date, `accepts` and `megabytes`
 * to a file.
 */
export type Question = {
  page: number
  key: string
  type: ItemType
  wording: string
  help: string | null
  isRequired: boolean
  minimum: number | null
  maximum: number | null
  lowLabel: string | null
  highLabel: string | null
  showIf: ShowIf | null
  rightNumber: number | null
  feedback: string | null
  options: Option[]
  scales: Scale[]
  passage: string | null
  total: number | null
  earliest: LocalDate | null
  latest: LocalDate | null
  accepts: FileKind[]
  megabytes: number | null
  media: Media | null
}

/** A question as it is written: what is left out is empty. */
export type ItemDraft = Pick<Question, 'page' | 'key' | 'type' | 'wording'> &
  Partial<Omit<Question, 'isRequired' | 'options'>> & { required?: boolean; options?: OptionDraft[] }

/** A question as it is kept. `position` counts from 1 through the whole version. */
export type Item = Question & { id: string; position: number }

/** A file that is kept with an answer. While it is being handed in, `fileId` is empty. */
export type KeptFile = { fileId: string; name: string; mediaType: string; bytes: number }

/**
 * One answer: the key of an option, keys of several (of a ranking in their order), a number, a text, points by option,
 * ratings by row and scale, or a file.
 */
export type Value =
  string | string[] | number | Record<string, number> | Record<string, Record<string, number>> | KeptFile

/** A file as a form sent it, and where it can be kept. */
export type SentFile = {
  name: string
  bytes: Uint8Array
  files: { write(bytes: Uint8Array): Promise<string> }
}

/** What a form sent: each name with its value or values, or its file. */
export type Sent = Readonly<Record<string, string | string[] | SentFile>>

/** The name of the field in which a question is answered; with parts, of one of its fields. */
export function fieldOf(itemKey: string, ...parts: string[]): string {
  return [`a_${itemKey}`, ...parts].join('.')
}

/** The question of whose field this is the name; undefined where it is none of these. */
export function ownerOf<One extends { key: string }>(items: readonly One[], field: string): One | undefined {
  return items.find(({ key }) => field === fieldOf(key) || field.startsWith(`${fieldOf(key)}.`))
}

/** A draft as the question it will be. */
export function questionOf(draft: ItemDraft): Question {
  const { required, options, ...rest } = draft
  const maximum = rest.maximum ?? (draft.type === 'rating' ? 5 : null)
  const listed = (options ?? []).map((option) => ({ isRight: null, feedback: null, rightNumber: null, ...option }))
  return { ...emptyQuestion, ...rest, maximum, options: listed, isRequired: required ?? false }
}

/** A kept question as it was written, without its id and place. */
export function draftOf(item: Question): ItemDraft {
  const names = Object.keys(emptyQuestion) as (keyof typeof emptyQuestion)[]
  const { page, key, type, wording, isRequired } = item
  const rest = Object.fromEntries(names.map((name) => [name, item[name]])) as typeof emptyQuestion
  return { ...rest, page, key, type, wording, required: isRequired }
}

const emptyQuestion: Omit<Question, 'page' | 'key' | 'type' | 'wording' | 'isRequired'> = {
  help: null,
  minimum: null,
  maximum: null,
  lowLabel: null,
  highLabel: null,
  showIf: null,
  rightNumber: null,
  feedback: null,
  options: [],
  scales: [],
  passage: null,
  total: null,
  earliest: null,
  latest: null,
  accepts: [],
  megabytes: null,
  media: null,
}
