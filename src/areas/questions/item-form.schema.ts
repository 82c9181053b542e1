import { type Item, type ItemDraft, type ItemType, type OptionDraft, type ShowIf } from './questionnaire.schema.ts'

/** A question as it stands in the editor's fields. `options` holds one answer a line, "* right answer | what to tell". */
export type TypedItem = {
  type: ItemType
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

/**
 * What was typed, as a draft. An answer keeps its key while its words or its line stay, so that what waits for it still does
 * and earlier answers can be compared. What is no number is NaN, and refused by the rules.
 *
 * @param all the questions as they are written now
 */
export function readItem(typed: TypedItem, key: string, all: readonly ItemDraft[]): ItemDraft {
  const { type } = typed
  const isChoice = type === 'single' || type === 'several'
  const known = all.find((item) => item.key === key)?.options ?? []
  const hasEnds = type === 'rating'
  return {
    key,
    type,
    wording: typed.wording.trim(),
    help: typed.help.trim() || null,
    required: typed.required,
    page: readNumber(typed.page) ?? NaN,
    options: isChoice ? readOptions(typed.options, known) : [],
    minimum: type === 'number' ? readNumber(typed.minimum) : null,
    maximum: type === 'number' || hasEnds ? readNumber(typed.maximum) : null,
    lowLabel: hasEnds ? typed.lowLabel.trim() || null : null,
    highLabel: hasEnds ? typed.highLabel.trim() || null : null,
    rightNumber: type === 'number' ? readNumber(typed.rightNumber) : null,
    feedback: isChoice || type === 'number' ? typed.feedback.trim() || null : null,
    showIf: readShowIf(typed, all),
  }
}

type Known = readonly { key: string; wording: string }[]

function readOptions(text: string, known: Known): OptionDraft[] {
  const lines = text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter(Boolean)
  const isScored = lines.some((line) => line.startsWith('*'))
  const heads = lines.map((line) => line.split('|')[0]!.replace(/^\*/, '').trim())
  const keys = keysOf(heads, known)
  return lines.map((line, i) => {
    const feedback = line.split('|').slice(1).join('|').trim() || null
    return { key: keys[i]!, wording: heads[i]!, isRight: isScored ? line.startsWith('*') : null, feedback }
  })
}

function keysOf(wordings: string[], known: Known): string[] {
  const taken = new Set<string>()
  const take = (key: string | undefined) => (key === undefined || taken.has(key) ? undefined : (taken.add(key), key))
  const byWords = wordings.map((wording) => take(known.find((option) => option.wording === wording)?.key))
  return byWords.map((key, i) => key ?? take(known[i]?.key) ?? freshKey(known, taken))
}

function freshKey(known: Known, taken: Set<string>): string {
  for (let count = 1; ; count += 1) {
    const key = `o${count}`
    if (taken.has(key) || known.some((option) => option.key === key)) continue
    taken.add(key)
    return key
  }
}

function readShowIf(typed: TypedItem, all: readonly ItemDraft[]): ShowIf | null {
  const other = all.find((item) => item.key === typed.showKey)
  if (!other) return null
  const words = typed.showIs
    .split(/\r?\n/)
    .map((word) => word.trim())
    .filter(Boolean)
  return {
    key: other.key,
    is: words.map((word) => other.options?.find((option) => option.wording === word)?.key ?? word),
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
