import { type Decision, type Refusal, allow, refuse } from '../../kernel/decision.ts'
import {
  type Item,
  type ItemDraft,
  type QuestionnaireDraft,
  type QuestionnaireKind,
  pagesAtMost,
  ratingPointsAtMost,
} from './questionnaire.schema.ts'

/**
 * Can this questionnaire be put before people as it is written? Pages are put in order and counted from 1 without gaps.
 *
 * @returns the draft to be kept, or the first refusal, with the field of the question's form to mark:
 *   `questionnaire/no-title`, `item/no-wording`, `item/bad-key`, `item/key-twice`, `item/too-few-options`,
 *   `item/no-options`, `item/option-twice`, `item/several-right`, `item/not-a-number`, `item/range`, `item/scale`,
 *   `item/no-page`, `item/waits-for-later`, `item/no-such-answer`
 * @source office.questions.form
 */
export function decideDraft(draft: QuestionnaireDraft): Decision<QuestionnaireDraft> {
  if (draft.title.trim() === '') return no('questionnaire/no-title', 'title', 'Enter a title')
  const isPage = (page: number) => Number.isInteger(page) && page >= 1 && page <= pagesAtMost
  if (!draft.items.every((item) => isPage(item.page)))
    return no('item/no-page', 'page', `Enter the page as a whole number from 1 to ${pagesAtMost}`)
  const items = inPages(draft.items)
  for (const [i, item] of items.entries()) {
    const decision = decideItem(item, items.slice(0, i))
    if (!decision.ok) return decision
  }
  return allow({ ...draft, title: draft.title.trim(), intro: draft.intro.trim(), items })
}

function inPages(items: readonly ItemDraft[]): ItemDraft[] {
  const sorted = items.toSorted((a, b) => a.page - b.page)
  const pages = [...new Set(sorted.map((item) => item.page))]
  return sorted.map((item) => ({ ...item, page: pages.indexOf(item.page) + 1 }))
}

function decideItem(item: ItemDraft, before: readonly ItemDraft[]): Decision<ItemDraft> {
  if (item.wording.trim() === '') return no('item/no-wording', 'wording', 'Write the question')
  if (!/^[A-Za-z][A-Za-z0-9_-]{0,39}$/.test(item.key))
    return no('item/bad-key', 'key', 'A key begins with a letter and has letters, digits, - and _, at most 40')
  if (before.some((one) => one.key === item.key))
    return no('item/key-twice', 'key', `Two questions have the key “${item.key}”. Give one of them another.`)
  const checks = [decideOptions(item), decideRange(item), decideShowIf(item, before)]
  return checks.find((check) => !check.ok) ?? allow(item)
}

function decideOptions(item: ItemDraft): Decision<ItemDraft> {
  const options = item.options ?? []
  const isChoice = item.type === 'single' || item.type === 'several'
  if (!isChoice && options.length > 0)
    return no('item/no-options', 'options', 'Only questions that are answered by choosing have answers to choose from')
  if (isChoice && options.length < 2)
    return no('item/too-few-options', 'options', 'Give at least two answers, one to a line')
  if (options.some((option) => option.wording.trim() === ''))
    return no('item/too-few-options', 'options', 'Give each answer some words')
  const wordings = options.map((option) => option.wording.trim().toLowerCase())
  const keys = options.map((option) => option.key)
  if (new Set(wordings).size < wordings.length || new Set(keys).size < keys.length)
    return no('item/option-twice', 'options', 'Two answers are the same. Word them differently.')
  if (item.type === 'single' && options.filter((option) => option.isRight).length > 1)
    return no('item/several-right', 'options', 'Only one answer can be right here. Mark one, or let several be chosen.')
  return allow(item)
}

const numbers = ['minimum', 'maximum', 'rightNumber'] as const

function decideRange(item: ItemDraft): Decision<ItemDraft> {
  const wrong = numbers.find((name) => !Number.isFinite(item[name] ?? 0))
  if (wrong) return no('item/not-a-number', wrong, 'Enter a number in digits, such as 4 or 3.5')
  const { type, minimum: low = null, maximum: high = null, rightNumber: right = null } = item
  if (type === 'rating' && high !== null && (!Number.isInteger(high) || high < 2 || high > ratingPointsAtMost))
    return no('item/scale', 'maximum', `A scale has from 2 to ${ratingPointsAtMost} points`)
  if (type !== 'number') return allow(item)
  if (low !== null && high !== null && low > high)
    return no('item/range', 'maximum', `Enter ${low} or more, or lower the smallest number`)
  if (right !== null && (right < (low ?? -Infinity) || right > (high ?? Infinity)))
    return no('item/range', 'rightNumber', 'The right number lies outside what can be answered')
  return allow(item)
}

function decideShowIf(item: ItemDraft, before: readonly ItemDraft[]): Decision<ItemDraft> {
  if (!item.showIf) return allow(item)
  const first = before.find((one) => one.key === item.showIf!.key)
  if (!first)
    return no('item/waits-for-later', 'showKey', `“${item.wording}” waits for a question that does not come before it`)
  const offered = listPossible(first)
  if (offered === null)
    return no('item/waits-for-later', 'showKey', `“${first.wording}” is answered in words; nothing can wait for that`)
  if (item.showIf.is.length > 0 && item.showIf.is.every((value) => offered.includes(value))) return allow(item)
  return no(
    'item/no-such-answer',
    'showIs',
    `“${item.wording}” waits for an answer that “${first.wording}” does not have`,
  )
}

/** The answers another question can wait for, as they are compared; null where a question is answered in words or any number. */
export function listPossible(item: Pick<ItemDraft, 'type' | 'options' | 'maximum'>): string[] | null {
  if (item.type === 'single' || item.type === 'several') return (item.options ?? []).map((option) => option.key)
  if (item.type !== 'rating') return null
  return Array.from({ length: item.maximum ?? 5 }, (_, i) => String(i + 1))
}

function no(code: string, field: string, message: string): { ok: false; refusal: Refusal } {
  return refuse({ code, source: 'office.questions.form', field, message })
}

/** A version as it was written, to be written again with a change. */
export function draftOf(version: {
  kind: QuestionnaireKind
  title: string
  intro: string
  items: readonly Item[]
}): QuestionnaireDraft {
  const items = version.items.map(({ isRequired, ...item }) => ({ ...item, required: isRequired }))
  return { kind: version.kind, title: version.title, intro: version.intro, items }
}

/**
 * Moves a question one place up or down; at the edge of a page it goes over to the next page and stays the nearest there.
 *
 * @returns the questions in their new order; undefined where there is no such question or no place to go
 */
export function moveItem(items: readonly ItemDraft[], key: string, way: 'up' | 'down'): ItemDraft[] | undefined {
  const at = items.findIndex((item) => item.key === key)
  const other = items[way === 'up' ? at - 1 : at + 1]
  const item = items[at]
  if (!item || !other) return undefined
  if (item.page !== other.page) return items.map((one) => (one === item ? { ...item, page: other.page } : one))
  return items.map((one) => (one === item ? other : one === other ? item : one))
}

/** Is there a right answer to this question? */
export function isScored(item: Pick<Item, 'type' | 'options' | 'rightNumber'>): boolean {
  if (item.type === 'number') return item.rightNumber !== null
  return (item.type === 'single' || item.type === 'several') && item.options.some((option) => option.isRight)
}
