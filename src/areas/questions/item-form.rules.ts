import type { LocalDate } from '../../kernel/dates.ts'
import {
  type FileKind,
  type ItemDraft,
  type ItemType,
  type Option,
  type OptionDraft,
  type Question,
  type Scale,
  type ShowIf,
  fileKinds,
} from '../items/item.schema.ts'
import { readPassage, writePassage } from '../items/passage.rules.ts'
import type { Tellable, WrittenField } from '../items/way.schema.ts'

/** A question as it stands in the editor's fields: lists hold one thing a line. */
export type TypedItem = Record<Exclude<WrittenField, 'accepts'>, string> & {
  type: ItemType
  wording: string
  help: string
  required: boolean
  page: string
  accepts: string[]
  showKey: string
  showIs: string
}

/** The fields that hold one text. */
export const typedTexts = [
  'wording',
  'help',
  'page',
  'options',
  'passage',
  'scales',
  'minimum',
  'maximum',
  'lowLabel',
  'highLabel',
  'rightNumber',
  'total',
  'earliest',
  'latest',
  'megabytes',
  'feedback',
  'showKey',
  'showIs',
] as const satisfies (keyof TypedItem)[]

const noTexts = Object.fromEntries(typedTexts.map((name) => [name, ''])) as Record<(typeof typedTexts)[number], string>

/** The fields of a new question. */
export const emptyItem: TypedItem = { ...noTexts, type: 'single', required: true, page: '1', accepts: [] }

/** Ways of asking in which a number stands behind what is listed, where it is scored. */
const numbered: readonly ItemType[] = ['matrix', 'ranking', 'allocation']

/** A kept question as the editor shows it. `tellable` is what the question it waits for can tell. */
export function typedOf(item: Question, tellable: readonly Tellable[]): TypedItem {
  const showIs = item.showIf?.is.map((key) => tellable.find((one) => one.key === key)?.words ?? key) ?? []
  return {
    type: item.type,
    wording: item.wording,
    help: item.help ?? '',
    required: item.isRequired,
    page: String(item.page),
    options: item.type === 'hot text' ? '' : item.options.map(showOption).join('\n'),
    passage: writePassage(item),
    scales: item.scales.map(showScale).join('\n'),
    minimum: numberText(item.minimum),
    maximum: numberText(item.maximum),
    lowLabel: item.lowLabel ?? '',
    highLabel: item.highLabel ?? '',
    rightNumber: numberText(item.rightNumber),
    total: numberText(item.total),
    earliest: item.earliest ?? '',
    latest: item.latest ?? '',
    accepts: item.accepts,
    megabytes: numberText(item.megabytes),
    feedback: item.feedback ?? '',
    showKey: item.showIf?.key ?? '',
    showIs: showIs.join('\n'),
  }
}

/** What reading a question needs to know: its key and what stands there now, and what others can tell. */
export type Reading = { key: string; before?: ItemDraft; listTellable: (key: string) => readonly Tellable[] }

/**
 * What was typed, as a draft. What is listed keeps its key while its words or its line stay, so that what waits for it still
 * does and earlier answers can be compared. What is no number is NaN, and refused by the rules.
 */
export function readItem(typed: TypedItem, writes: readonly WrittenField[], reading: Reading): ItemDraft {
  const has = (name: WrittenField) => writes.includes(name)
  const text = (name: Exclude<WrittenField, 'accepts'>) => (has(name) ? typed[name].trim() || null : null)
  const number = (name: Exclude<WrittenField, 'accepts'>) => (has(name) ? readNumber(typed[name]) : null)
  const day = (name: 'earliest' | 'latest') => text(name) as LocalDate | null
  return {
    key: reading.key,
    type: typed.type,
    wording: typed.wording.trim(),
    help: typed.help.trim() || null,
    required: typed.required,
    page: readNumber(typed.page) ?? NaN,
    ...readListed(typed, has, reading.before),
    minimum: number('minimum'),
    maximum: number('maximum'),
    lowLabel: text('lowLabel'),
    highLabel: text('highLabel'),
    rightNumber: number('rightNumber'),
    total: number('total'),
    earliest: day('earliest'),
    latest: day('latest'),
    accepts: has('accepts') ? fileKinds.filter((kind: FileKind) => typed.accepts.includes(kind)) : [],
    megabytes: number('megabytes'),
    feedback: text('feedback'),
    showIf: readShowIf(typed, reading),
    media: reading.before?.media ?? null,
  }
}

function readListed(typed: TypedItem, has: (name: WrittenField) => boolean, before: ItemDraft | undefined) {
  const known = before?.options ?? []
  const options = has('options') ? readOptions(typed.options, known, numbered.includes(typed.type)) : []
  const scales = has('scales') ? readScales(typed.scales, before?.scales ?? []) : []
  if (!has('passage')) return { options, scales, passage: null }
  return { scales, ...readPassage(typed.passage, (wordings) => keysOf(wordings, known, 'o')) }
}

type Known = readonly { key: string; wording: string }[]

function linesOf(text: string): string[] {
  return text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter(Boolean)
}

function readOptions(text: string, known: Known, isNumbered: boolean): OptionDraft[] {
  const lines = linesOf(text).map((line) => (isNumbered ? readNumbered(line) : readStarred(line)))
  const isScored = lines.some((line) => line.isRight)
  const keys = keysOf(
    lines.map(({ wording }) => wording),
    known,
    'o',
  )
  return lines.map((line, i) => ({ ...line, key: keys[i]!, isRight: isScored ? line.isRight : null }))
}

function readStarred(line: string): Omit<Option, 'key'> {
  const [head = '', ...rest] = line.split('|')
  const wording = head.replace(/^\*/, '').trim()
  return { wording, isRight: line.startsWith('*'), feedback: rest.join('|').trim() || null, rightNumber: null }
}

function readNumbered(line: string): Omit<Option, 'key'> {
  const [, wording = line, right] = /^(.*\S)\s*=\s*(-?\d+(?:\.\d+)?)$/.exec(line) ?? []
  return { wording, isRight: null, feedback: null, rightNumber: right === undefined ? null : Number(right) }
}

function readScales(text: string, known: readonly Scale[]): Scale[] {
  const lines = linesOf(text).map((line) => line.split('|').map((part) => part.trim()))
  const keys = keysOf(
    lines.map(([label = '']) => label),
    known.map(({ key, label }) => ({ key, wording: label })),
    's',
  )
  return lines.map(([label = '', points = '', low = '', ...high], i) => ({
    key: keys[i]!,
    label,
    points: readNumber(points) ?? 5,
    lowLabel: low || null,
    highLabel: high.join('|') || null,
  }))
}

function keysOf(wordings: string[], known: Known, letter: string): string[] {
  const taken = new Set<string>()
  const take = (key: string | undefined) => (key === undefined || taken.has(key) ? undefined : (taken.add(key), key))
  const byWords = wordings.map((wording) => take(known.find((option) => option.wording === wording)?.key))
  return byWords.map((key, i) => key ?? take(known[i]?.key) ?? freshKey(known, taken, letter))
}

function freshKey(known: Known, taken: Set<string>, letter: string): string {
  for (let count = 1; ; count += 1) {
    const key = `${letter}${count}`
    if (taken.has(key) || known.some((option) => option.key === key)) continue
    taken.add(key)
    return key
  }
}

function readShowIf(typed: TypedItem, { listTellable }: Reading): ShowIf | null {
  if (typed.showKey === '') return null
  const tellable = listTellable(typed.showKey)
  const is = linesOf(typed.showIs).map((word) => tellable.find((one) => one.words === word)?.key ?? word)
  return { key: typed.showKey, is }
}

function showOption({ wording, isRight, feedback, rightNumber }: Option): string {
  const right = rightNumber === null ? '' : ` = ${rightNumber}`
  return `${isRight ? '* ' : ''}${wording}${right}${feedback ? ` | ${feedback}` : ''}`
}

function showScale({ label, points, lowLabel, highLabel }: Scale): string {
  return [label, String(points), lowLabel ?? '', highLabel ?? ''].join(' | ').replace(/( \| )+$/, '')
}

function readNumber(text: string): number | null {
  const trimmed = text.trim()
  return trimmed === '' ? null : Number(trimmed)
}

function numberText(number: number | null): string {
  return number === null ? '' : String(number)
}
