import { type Decision, type Refusal, allow, refuse } from '../../kernel/decision.ts'
import { isScored } from '../questions/questionnaire.rules.ts'
import { type Item, longTextAtMost, shortTextAtMost } from '../questions/questionnaire.schema.ts'
import { type Sent, type Value, askedField, fieldOf } from './sheet.schema.ts'

/** Answers by the key of their question. */
export type Answers = ReadonlyMap<string, Value>

/**
 * Which questions are asked, given these answers. A question that waits for an answer to a question that is itself not
 * asked, is not asked either.
 *
 * @param items all questions of the version, in order
 * @source office.questions.answer
 */
export function listAsked<One extends Pick<Item, 'key' | 'showIf'>>(items: readonly One[], answers: Answers): One[] {
  const asked = new Map<string, One>()
  for (const item of items) if (isAsked(item, asked, answers)) asked.set(item.key, item)
  return [...asked.values()]
}

function isAsked(item: Pick<Item, 'showIf'>, asked: ReadonlyMap<string, unknown>, answers: Answers): boolean {
  if (item.showIf === null) return true
  const { key, is } = item.showIf
  const value = asked.has(key) ? answers.get(key) : undefined
  if (value === undefined) return false
  return (Array.isArray(value) ? value : [String(value)]).some((each) => is.includes(each))
}

/**
 * Reads one page of answers.
 *
 * @param items all questions of the version, in order
 * @param kept what was answered before, on all pages
 * @param page which page was sent
 * @param sent the form; a field that is not there is an empty answer
 * @param how `leave` saves what there is without asking for the rest
 * @returns all answers as they stand then, without those of questions that are no longer asked, and the page that comes
 *   next: the same one where an answer opened a question on it, null after the last. Or the first refusal, by field.
 * @source office.questions.answer
 */
export function decideAnswers(
  items: readonly Item[],
  kept: Answers,
  sent: { page: number; form: Sent; how?: 'continue' | 'leave' },
): Decision<{ answers: Answers; nextPage: number | null }> {
  const { answers, refusals, opened } = readPage(items, kept, sent)
  if (refusals.length > 0) return { ok: false, refusal: refusals[0]! }
  const asked = listAsked(items, answers)
  const standing = new Map(
    asked.filter((item) => answers.has(item.key)).map((item) => [item.key, answers.get(item.key)!]),
  )
  const nextPage = opened || sent.how === 'leave' ? sent.page : findNextPage(asked, sent.page)
  return allow({ answers: standing, nextPage })
}

/** Everything that is wrong with one page of answers, by the name of the field. Empty when it can be saved. @source office.questions.answer */
export function findAnswerErrors(
  items: readonly Item[],
  kept: Answers,
  sent: { page: number; form: Sent },
): Record<string, string> {
  return Object.fromEntries(readPage(items, kept, sent).refusals.map((refusal) => [refusal.field!, refusal.message]))
}

function readPage(
  items: readonly Item[],
  kept: Answers,
  sent: { page: number; form: Sent; how?: 'continue' | 'leave' },
): { answers: Map<string, Value>; refusals: Refusal[]; opened: boolean } {
  const answers = new Map(kept)
  const onPage = items.filter((item) => item.page === sent.page)
  const refusals: Refusal[] = []
  for (const item of onPage) {
    const read = parseAnswer(item, sent.form)
    if (!read.ok) refusals.push(read.refusal)
    else if (read.value === null) answers.delete(item.key)
    else answers.set(item.key, read.value)
  }
  const asked = listAsked(items, answers).filter((item) => item.page === sent.page)
  const isAskedFor = (item: Item) => asked.some((one) => one.key === item.key)
  const fields = new Set(onPage.filter(isAskedFor).map((item) => fieldOf(item.key)))
  const wrong = refusals.filter((refusal) => fields.has(refusal.field!))
  const seen = sent.form[askedField]
  const wasSeen = (item: Item) => seen === undefined || [seen].flat().includes(item.key)
  const open = asked.filter((item) => !answers.has(item.key) && !wrong.some((one) => one.field === fieldOf(item.key)))
  const missed = sent.how === 'leave' ? [] : open.filter((item) => item.isRequired && wasSeen(item)).map(refuseEmpty)
  return { answers, refusals: inOrder([...wrong, ...missed], onPage), opened: open.some((item) => !wasSeen(item)) }
}

function inOrder(refusals: Refusal[], items: readonly Item[]): Refusal[] {
  const place = (refusal: Refusal) => items.findIndex((item) => fieldOf(item.key) === refusal.field)
  return refusals.toSorted((a, b) => place(a) - place(b))
}

/**
 * Reads the answer to one question from a form.
 *
 * @returns the answer, null where the question was left empty, or refusal `answer/not-offered`, `answer/not-a-number`,
 *   `answer/out-of-range`, `answer/too-long`
 * @source office.questions.answer
 */
export function parseAnswer(item: Item, form: Sent): Decision<Value | null> {
  const values = [form[fieldOf(item.key)] ?? []].flat()
  const text = (values[0] ?? '').replace(/\r\n?/g, '\n').trim()
  if (item.type === 'several') return parseSeveral(item, [...new Set(values.filter((value) => value !== ''))])
  if (text === '' || (item.type === 'rating' && text === 'none')) return allow(null)
  if (item.type === 'single') {
    const isOffered = item.options.some((option) => option.key === text)
    return isOffered ? allow(text) : no(item, 'not-offered', 'Choose one of the answers')
  }
  if (item.type === 'number' || item.type === 'rating') return parseNumber(item, text)
  const most = item.type === 'short text' ? shortTextAtMost : longTextAtMost
  if (text.length <= most) return allow(text)
  return no(
    item,
    'too-long',
    `Write at most ${most.toLocaleString('en-US')} letters; this has ${text.length.toLocaleString('en-US')}`,
  )
}

function parseSeveral(item: Item, values: string[]): Decision<Value | null> {
  const chosen = item.options.map((option) => option.key).filter((key) => values.includes(key))
  if (chosen.length < values.length) return no(item, 'not-offered', 'Choose among the answers')
  return allow(chosen.length === 0 ? null : chosen)
}

function parseNumber(item: Item, text: string): Decision<Value | null> {
  const number = /^[+-]?(\d+\.?\d*|\.\d+)$/.test(text) ? Number(text) : NaN
  if (!Number.isFinite(number)) return no(item, 'not-a-number', 'Enter a number in digits, such as 4 or 3.5')
  const [low, high] = item.type === 'rating' ? [1, item.maximum ?? 5] : [item.minimum, item.maximum]
  const isWhole = item.type !== 'rating' || Number.isInteger(number)
  if (isWhole && number >= (low ?? -Infinity) && number <= (high ?? Infinity)) return allow(number)
  return no(item, 'out-of-range', sayRange(low, high))
}

function sayRange(low: number | null, high: number | null): string {
  if (low === null) return `Enter ${high} or less`
  return high === null ? `Enter ${low} or more` : `Enter a number from ${low} to ${high}`
}

const empty: Record<Item['type'], string> = {
  single: 'Choose an answer',
  several: 'Choose at least one answer',
  rating: 'Choose a number on the scale',
  number: 'Enter a number',
  'short text': 'Write an answer',
  'long text': 'Write an answer',
}

function refuseEmpty(item: Item): Refusal {
  return {
    code: 'answer/empty',
    source: 'office.questions.answer',
    field: fieldOf(item.key),
    message: empty[item.type],
  }
}

function no(item: Item, what: string, message: string): Decision<Value | null> {
  return refuse({ code: `answer/${what}`, source: 'office.questions.answer', field: fieldOf(item.key), message })
}

/** The page that comes after this one among those with questions that are asked; null after the last. */
function findNextPage(asked: readonly Pick<Item, 'page'>[], page: number): number | null {
  const later = asked.map((item) => item.page).filter((each) => each > page)
  return later.length === 0 ? null : Math.min(...later)
}

/**
 * May this sheet be handed in? When every required question that is asked has an answer: refusal `sheet/incomplete` names
 * the first that has none.
 *
 * @source office.questions.answer
 */
export function decideSubmission(
  items: readonly Item[],
  answers: Answers,
): Decision<{ points: number; possible: number }> {
  const asked = listAsked(items, answers)
  const missed = asked.find((item) => item.isRequired && !answers.has(item.key))
  if (!missed) return allow(score(asked, answers))
  const message = `One question on page ${missed.page} has no answer yet: ${missed.wording}`
  return refuse({ code: 'sheet/incomplete', source: 'office.questions.answer', field: fieldOf(missed.key), message })
}

function score(asked: readonly Item[], answers: Answers): { points: number; possible: number } {
  const scored = asked.filter(isScored)
  const right = scored.filter((item) => markAnswer(item, answers.get(item.key) ?? null))
  return { points: right.length, possible: scored.length }
}

/**
 * Is the answer right? Of several right options all are needed and no other; a number must be equal. Each question is
 * worth one point.
 *
 * @returns null where the question is not scored; an empty answer is not right
 * @source office.questions.answer
 */
export function markAnswer(item: Pick<Item, 'type' | 'options' | 'rightNumber'>, value: Value | null): boolean | null {
  if (!isScored(item)) return null
  if (item.type === 'number') return value === item.rightNumber
  const right = item.options.filter((option) => option.isRight).map((option) => option.key)
  const chosen = value === null ? [] : [value].flat()
  return item.type === 'single'
    ? right.includes(String(value))
    : chosen.length === right.length && right.every((key) => chosen.includes(key))
}
