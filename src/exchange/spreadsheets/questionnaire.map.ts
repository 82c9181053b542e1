import { parse } from 'csv-parse/sync'
import { stringify } from 'csv-stringify/sync'
import type { LocalDate } from '../../kernel/dates.ts'
import {
  type ItemDraft,
  type Media,
  type Option,
  fileKinds,
  itemTypes,
  mediaKinds,
  questionOf,
} from '../../areas/items/item.schema.ts'
import { isLanguage } from '../../areas/items/language.schema.ts'
import {
  type QuestionnaireDraft,
  type Translations,
  questionnaireKinds,
} from '../../areas/questions/questionnaire.schema.ts'
import type { Taken, Written } from '../questionnaire.schema.ts'

const columns = [
  'row',
  'key',
  'of',
  'page',
  'type',
  'words',
  'more',
  'required',
  'minimum',
  'maximum',
  'low',
  'high',
  'right',
  'number',
  'feedback',
  'passage',
  'total',
  'earliest',
  'latest',
  'accepts',
  'megabytes',
  'show_if',
  'show_is',
  'language',
  'file',
] as const
type Row = Partial<Record<(typeof columns)[number], string>>

/**
 * A questionnaire as CSV: a row for its head, each page, question, answer, scale, picture or film, and translated text. Nothing begins a
 * formula: such a cell gets an apostrophe, which is taken off when it is read.
 */
export function writeCsv(draft: QuestionnaireDraft): Written {
  const rows: Row[] = [
    {
      row: 'questionnaire',
      type: draft.kind,
      words: draft.title,
      more: draft.intro,
      language: draft.language ?? 'en',
    },
    ...(draft.sections ?? []).map(({ key, page, title, intro }) => ({
      row: 'page',
      key,
      page: String(page),
      words: title,
      more: intro,
    })),
    ...draft.items.flatMap(rowsOf),
    ...Object.entries(draft.translations ?? {}).flatMap(([language, texts]) =>
      Object.entries(texts).map(([place, { words, madeFrom }]) => ({
        row: 'text',
        key: place,
        words,
        more: madeFrom,
        language,
      })),
    ),
  ]
  const table = rows.map((row) => columns.map((name) => guard(row[name] ?? '')))
  const losses = draft.items.flatMap(({ media, wording }) =>
    media ? [`The file of the ${media.kind} above “${wording}”: another office has its words only`] : [],
  )
  return { text: stringify([[...columns], ...table]), losses }
}

function rowsOf(draft: ItemDraft): Row[] {
  const item = questionOf(draft)
  const number = (value: number | null) => (value === null ? '' : String(value))
  const question: Row = {
    row: 'question',
    key: item.key,
    page: String(item.page),
    type: item.type,
    words: item.wording,
    more: item.help ?? '',
    required: item.isRequired ? 'yes' : 'no',
    minimum: number(item.minimum),
    maximum: number(item.maximum),
    low: item.lowLabel ?? '',
    high: item.highLabel ?? '',
    number: number(item.rightNumber),
    feedback: item.feedback ?? '',
    passage: item.passage ?? '',
    total: number(item.total),
    earliest: item.earliest ?? '',
    latest: item.latest ?? '',
    accepts: item.accepts.join('\n'),
    megabytes: number(item.megabytes),
    show_if: item.showIf?.key ?? '',
    show_is: item.showIf?.is.join('\n') ?? '',
  }
  const options = item.options.map((option) => ({
    row: 'answer',
    key: option.key,
    of: item.key,
    words: option.wording,
    right: option.isRight === null ? '' : option.isRight ? 'yes' : 'no',
    number: number(option.rightNumber),
    feedback: option.feedback ?? '',
  }))
  const scales = item.scales.map((scale) => ({
    row: 'scale',
    key: scale.key,
    of: item.key,
    words: scale.label,
    maximum: String(scale.points),
    low: scale.lowLabel ?? '',
    high: scale.highLabel ?? '',
  }))
  return [question, ...options, ...scales, ...mediaRowsOf(item.key, item.media)]
}

function mediaRowsOf(key: string, media: Media | null): Row[] {
  if (!media) return []
  const { kind, fileId, name, alt, transcript } = media
  const captions = media.captions.map((one): Row => {
    return { row: 'captions', key: one.fileId, of: key, language: one.language }
  })
  return [{ row: 'media', key: fileId, of: key, type: kind, words: alt, more: transcript, file: name }, ...captions]
}

function guard(cell: string): string {
  return /^'*[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell
}

function unguard(cell: string): string {
  return /^'+[=+\-@\t\r]/.test(cell) ? cell.slice(1) : cell
}

/** A questionnaire from a CSV file as `writeCsv` writes it. Rows of a kind that is not known are named and left out. */
export function readCsv(text: string): Taken {
  let rows: Row[]
  try {
    rows = parse(text, { columns: true, bom: true, skip_empty_lines: true, cast: unguard }) as Row[]
  } catch (fault) {
    return { ok: false, why: `It is no CSV file: ${fault instanceof Error ? fault.message : 'it cannot be read'}` }
  }
  const head = rows.find((row) => row.row === 'questionnaire')
  if (!head)
    return { ok: false, why: 'It has no row “questionnaire” with the title. Take one out here to see how it looks.' }
  const kind = questionnaireKinds.find((one) => one === head.type) ?? 'survey'
  const language = isLanguage(head.language ?? '') ? (head.language as QuestionnaireDraft['language']) : 'en'
  const of = (name: string) => rows.filter((row) => row.row === name)
  const known = ['questionnaire', 'page', 'question', 'answer', 'scale', 'media', 'captions', 'text']
  const losses = rows.flatMap((row, i) =>
    known.includes(row.row ?? '') ? [] : [`Row ${i + 2} begins with “${row.row ?? ''}”, which is nothing here`],
  )
  for (const [i, row] of rows.entries())
    if (row.row === 'question' && !itemTypes.some((one) => one === row.type))
      losses.push(`Row ${i + 2} asks by “${row.type ?? ''}”, which is no way of asking here; it is left out`)
  const typed = of('question').flatMap((row) => itemOf(row, of) ?? [])
  const sections = of('page').map((row) => ({
    key: row.key ?? '',
    page: Number(row.page),
    title: row.words ?? '',
    intro: row.more ?? '',
  }))
  const translations: Translations = {}
  for (const row of of('text')) {
    if (!isLanguage(row.language ?? '')) continue
    const texts = (translations[row.language as 'es'] ??= {})
    texts[row.key ?? ''] = { words: row.words ?? '', madeFrom: row.more ?? '' }
  }
  const draft = {
    kind,
    title: head.words ?? '',
    intro: head.more ?? '',
    language,
    sections,
    translations,
    items: typed,
  }
  return { ok: true, draft, losses }
}

function itemOf(row: Row, rowsOf: (name: string) => Row[]): ItemDraft | undefined {
  const type = itemTypes.find((one) => one === row.type)
  if (!type) return undefined
  const own = (name: string) => rowsOf(name).filter((one) => one.of === row.key)
  return {
    type,
    key: row.key ?? '',
    page: Number(row.page),
    wording: row.words ?? '',
    help: row.more || null,
    required: row.required === 'yes',
    minimum: numberOf(row.minimum),
    maximum: numberOf(row.maximum),
    lowLabel: row.low || null,
    highLabel: row.high || null,
    rightNumber: numberOf(row.number),
    feedback: row.feedback || null,
    passage: row.passage || null,
    total: numberOf(row.total),
    earliest: (row.earliest || null) as LocalDate | null,
    latest: (row.latest || null) as LocalDate | null,
    accepts: fileKinds.filter((kind) => (row.accepts ?? '').split('\n').includes(kind)),
    megabytes: numberOf(row.megabytes),
    showIf: row.show_if ? { key: row.show_if, is: (row.show_is ?? '').split('\n') } : null,
    options: own('answer').map(optionOf),
    scales: own('scale').map((scale) => ({
      key: scale.key ?? '',
      label: scale.words ?? '',
      points: numberOf(scale.maximum) ?? 5,
      lowLabel: scale.low || null,
      highLabel: scale.high || null,
    })),
    media: mediaOf(own('media')[0], own('captions')),
  }
}

function mediaOf(row: Row | undefined, captionRows: Row[]): Media | null {
  const kind = mediaKinds.find((one) => one === row?.type)
  if (!row || !kind) return null
  const words = { alt: row.words ?? '', transcript: row.more ?? '' }
  const captions = captionRows.flatMap(({ key = '', language = '' }) =>
    isLanguage(language) ? [{ language, fileId: key }] : [],
  )
  return { ...words, kind, fileId: row.key ?? '', name: row.file ?? '', captions }
}

function optionOf(row: Row): Option {
  const isRight = row.right === 'yes' ? true : row.right === 'no' ? false : null
  const [key, wording] = [row.key ?? '', row.words ?? '']
  return { key, wording, isRight, feedback: row.feedback || null, rightNumber: numberOf(row.number) }
}

function numberOf(cell: string | undefined): number | null {
  return cell === undefined || cell.trim() === '' ? null : Number(cell)
}
