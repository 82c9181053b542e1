import {
  type Item,
  type ItemDraft,
  type ItemType,
  type OptionDraft,
  type ShowIf,
  itemTypes,
} from './questionnaire.schema.ts'

/** A question as it stands in the editor's fields. `options` holds one answer a line, "* right answer | what to tell". */
export type TypedItem = {
  type: string
  wording: string
  help: string
  required: boolean
  page: string
  options: string
  minimum: string
  maximum: string
  lowLabel: string
  highLabel: string
  rightNumber: string
  feedback: string
  showKey: string
  showIs: string
}

/** The fields of a new question. */
export const emptyItem: TypedItem = {
  type: 'single',
  wording: '',
  help: '',
  required: true,
  page: '1',
  options: '',
  minimum: '',
  maximum: '',
  lowLabel: '',
  highLabel: '',
  rightNumber: '',
  feedback: '',
  showKey: '',
  showIs: '',
}

/** A kept question as the editor shows it. */
export function typedOf(item: Item, all: readonly Item[]): TypedItem {
  const shown = all.find((other) => other.key === item.showIf?.key)
  const showIs = item.showIf?.is.map((key) => shown?.options.find((option) => option.key === key)?.wording ?? key) ?? []
  return {
    type: item.type,
    wording: item.wording,
    help: item.help ?? '',
    required: item.isRequired,
    page: String(item.page),
    options: item.options.map(showOption).join('\n'),
    minimum: numberText(item.minimum),
    maximum: numberText(item.maximum),
    lowLabel: item.lowLabel ?? '',
    highLabel: item.highLabel ?? '',
    rightNumber: numberText(item.rightNumber),
    feedback: item.feedback ?? '',
    showKey: item.showIf?.key ?? '',
    showIs: showIs.join('\n'),
  }
}

/** A kept question as a draft, to be written again unchanged. */
export function draftOf(item: Item): ItemDraft {
  return { ...item, required: item.isRequired }
}

/** What was typed, as a draft. Answers whose words stay keep their key, so that earlier answers can be compared. */
export function readItem(typed: TypedItem, key: string, all: readonly Item[]): ItemDraft {
  const type = itemTypes.find((known) => known === typed.type) ?? ('single' as ItemType)
  const isChoice = type === 'single' || type === 'several'
  const known = all.find((item) => item.key === key)?.options ?? []
  const hasEnds = type === 'rating'
  return {
    key,
    type,
    wording: typed.wording.trim(),
    help: typed.help.trim() || null,
    required: typed.required,
    page: Math.max(1, Number.parseInt(typed.page, 10) || 1),
    options: isChoice ? readOptions(typed.options, known) : [],
    minimum: type === 'number' ? readNumber(typed.minimum) : null,
    maximum: type === 'number' || hasEnds ? readNumber(typed.maximum) : null,
    lowLabel: hasEnds ? typed.lowLabel.trim() || null : null,
    highLabel: hasEnds ? typed.highLabel.trim() || null : null,
    rightNumber: type === 'number' ? readNumber(typed.rightNumber) : null,
    feedback: typed.feedback.trim() || null,
    showIf: readShowIf(typed, all),
  }
}

function readOptions(text: string, known: readonly { key: string; wording: string }[]): OptionDraft[] {
  const lines = text.split(/\r?\n/).filter((line) => line.trim() !== '')
  const isScored = lines.some((line) => line.trim().startsWith('*'))
  const keys = new Set<string>()
  return lines.map((line) => {
    const [head = '', ...rest] = line.trim().split('|')
    const isRight = head.trim().startsWith('*')
    const wording = head.trim().replace(/^\*\s*/, '')
    const key =
      known.find((option) => option.wording === wording && !keys.has(option.key))?.key ?? freshKey(known, keys)
    keys.add(key)
    return { key, wording, isRight: isScored ? isRight : null, feedback: rest.join('|').trim() || null }
  })
}

function freshKey(known: readonly { key: string }[], taken: ReadonlySet<string>): string {
  for (let count = 1; ; count += 1) {
    const key = `o${count}`
    if (!taken.has(key) && !known.some((option) => option.key === key)) return key
  }
}

function readShowIf(typed: TypedItem, all: readonly Item[]): ShowIf | null {
  const other = all.find((item) => item.key === typed.showKey)
  if (!other) return null
  const words = typed.showIs
    .split(/\r?\n/)
    .map((word) => word.trim())
    .filter(Boolean)
  return {
    key: other.key,
    is: words.map((word) => other.options.find((option) => option.wording === word)?.key ?? word),
  }
}

function showOption(option: { wording: string; isRight: boolean | null; feedback: string | null }): string {
  return `${option.isRight ? '* ' : ''}${option.wording}${option.feedback ? ` | ${option.feedback}` : ''}`
}

function readNumber(text: string): number | null {
  const trimmed = text.trim()
  return trimmed === '' ? null : Number(trimmed)
}

function numberText(number: number | null): string {
  return number === null ? '' : String(number)
}
