import { type Decision, type Refusal, allow, refuse } from '../../kernel/decision.ts'
import { isScored, markAnswer, parseAnswer, refuseEmpty, tellAnswer } from '../items/item.rules.ts'
import { type Item, type Question, type Sent, type Value, fieldOf } from '../items/item.schema.ts'
import { askedField, languageButton } from './sheet.schema.ts'

/** Answers by the key of their question. */
export type Answers = ReadonlyMap<string, Value>

/**
 * Which questions are asked, given these answers. A question that waits for an answer to a question that is itself not
 * asked, is not asked either.
 *
 * @param items all questions of the version, in order
 * @source office.questions.answer
 */
export function listAsked<One extends Question>(items: readonly One[], answers: Answers): One[] {
  const asked = new Map<string, One>()
  for (const item of items) if (isAsked(item, asked, answers)) asked.set(item.key, item)
  return [...asked.values()]
}

function isAsked(item: Question, asked: ReadonlyMap<string, Question>, answers: Answers): boolean {
  if (item.showIf === null) return true
  const { key, is } = item.showIf
  const [first, value] = [asked.get(key), answers.get(key)]
  if (!first || value === undefined) return false
  return tellAnswer(first, value).some((each) => is.includes(each))
}

/** What a page sent: its number, its form, and whether it is left without asking for the rest. */
export type SentPage = { page: number; form: Sent; how?: 'continue' | 'leave' }

/** Does the page stay, because it is left or only to be read in another language? @source office.questions.answer */
export function isStaying({ form, how }: SentPage): boolean {
  return how === 'leave' || form[languageButton.name] === languageButton.value
}

/**
 * Reads one page of answers.
 *
 * @param items all questions of the version, in order
 * @param kept what was answered before, on all pages
 * @param sent the page; a field that is not there is an empty answer
 * @returns all answers as they stand then, without those of questions that are no longer asked, and the page that comes
 *   next: the same one where an answer opened a question on it, null after the last. Or the first refusal, by field.
 * @source office.questions.answer
 */
export function decideAnswers(
  items: readonly Item[],
  kept: Answers,
  sent: SentPage,
): Decision<{ answers: Answers; nextPage: number | null }> {
  const { answers, refusals, opened } = readPage(items, kept, sent)
  if (refusals.length > 0) return { ok: false, refusal: refusals[0]! }
  const asked = listAsked(items, answers)
  const standing = new Map(
    asked.filter((item) => answers.has(item.key)).map((item) => [item.key, answers.get(item.key)!]),
  )
  const nextPage = opened || isStaying(sent) ? sent.page : findNextPage(asked, sent.page)
  return allow({ answers: standing, nextPage })
}

/** Everything that is wrong with one page of answers, by the name of the field. Empty when it can be saved. @source office.questions.answer */
export function findAnswerErrors(items: readonly Item[], kept: Answers, sent: SentPage): Record<string, string> {
  return Object.fromEntries(readPage(items, kept, sent).refusals.map((refusal) => [refusal.field!, refusal.message]))
}

function readPage(
  items: readonly Item[],
  kept: Answers,
  sent: SentPage,
): { answers: Map<string, Value>; refusals: Refusal[]; opened: boolean } {
  const answers = new Map(kept)
  const onPage = items.filter((item) => item.page === sent.page)
  const wrong = new Map<Item, Refusal>()
  for (const item of onPage) {
    const read = parseAnswer(item, sent.form, kept.get(item.key) ?? null)
    if (!read.ok) wrong.set(item, read.refusal)
    else if (read.value === null) answers.delete(item.key)
    else answers.set(item.key, read.value)
  }
  const asked = listAsked(items, answers).filter((item) => item.page === sent.page)
  const seen = sent.form[askedField]
  const wasSeen = (item: Item) => seen === undefined || [seen].flat().includes(item.key)
  const open = asked.filter((item) => !answers.has(item.key) && !wrong.has(item))
  const missed = isStaying(sent) ? [] : open.filter((item) => item.isRequired && wasSeen(item))
  const refusals = asked.flatMap((item) => wrong.get(item) ?? (missed.includes(item) ? [refuseEmpty(item)] : []))
  return { answers, refusals, opened: open.some((item) => !wasSeen(item)) }
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
