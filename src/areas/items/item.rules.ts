import { type Decision, type Refusal, allow, refuse } from '../../kernel/decision.ts'
import { allocation } from './allocation.item.tsx'
import { date } from './date.item.tsx'
import { file } from './file.item.tsx'
import { hotText } from './hot-text.item.tsx'
import { type ItemType, type Question, type Sent, type Value, fieldOf } from './item.schema.ts'
import { matrix } from './matrix.item.tsx'
import { number } from './number.item.tsx'
import { ranking } from './ranking.item.tsx'
import { rating } from './rating.item.tsx'
import { several } from './several.item.tsx'
import { single } from './single.item.tsx'
import { longText, shortText } from './text.item.tsx'
import { findTooLong } from './text.rules.ts'
import type { Tellable, Way, Wrong } from './way.schema.ts'

/** Every way of asking by its name. */
export const ways: Record<ItemType, Way> = {
  single,
  several,
  rating,
  matrix,
  ranking,
  allocation,
  number,
  date,
  'short text': shortText,
  'long text': longText,
  file,
  'hot text': hotText,
}

const listing: ItemType[] = ['single', 'several', 'matrix', 'ranking', 'allocation', 'hot text']
const numbers = ['minimum', 'maximum', 'rightNumber', 'total', 'megabytes'] as const

/**
 * Can this question be asked as it is written, whatever stands before it?
 *
 * @returns the question, or refusal `item/no-wording`, `item/bad-key`, `item/no-options`, `item/not-a-number`, `item/too-long` or
 *   one of its way of asking
 * @source office.questions.form
 */
export function decideQuestion(question: Question): Decision<Question> {
  const wrong = findWrong(question)
  return wrong ? refuse({ source: 'office.questions.form', ...wrong }) : allow(question)
}

function findWrong(question: Question): Wrong | null {
  const wrong = (code: string, field: string, message: string) => ({ code: `item/${code}`, field, message })
  if (question.wording.trim() === '') return wrong('no-wording', 'wording', 'Write the question')
  if (!/^[A-Za-z][A-Za-z0-9_-]{0,39}$/.test(question.key))
    return wrong('bad-key', 'key', 'A key begins with a letter and has letters, digits, - and _, at most 40')
  if (!listing.includes(question.type) && question.options.length > 0)
    return wrong('no-options', 'options', 'Only questions that are answered by choosing have answers to choose from')
  const name = numbers.find((each) => !Number.isFinite(question[each] ?? 0))
  if (name) return wrong('not-a-number', name, 'Enter a number in digits, such as 4 or 3.5')
  return findTooLong(question) ?? ways[question.type].check(question)
}

/** The answers another question can wait for; null where a question is answered in words or any number. */
export function listTellable(question: Question): Tellable[] | null {
  return ways[question.type].listTellable(question)
}

/** What an answer tells to questions that wait for it. @source office.questions.answer */
export function tellAnswer(question: Question, value: Value): string[] {
  return ways[question.type].tell(question, value)
}

/**
 * Reads the answer to one question from a form.
 *
 * @param kept the answer that is kept so far, which a file needs to stay
 * @returns the answer, null where the question was left empty, or a refusal that names the field to mark
 * @source office.questions.answer
 */
export function parseAnswer(question: Question, sent: Sent, kept: Value | null = null): Decision<Value | null> {
  const read = ways[question.type].read(question, sent, kept)
  return read.ok ? allow(read.value) : refuse({ source: 'office.questions.answer', ...read.wrong })
}

/** What to say where a required answer is missing. @source office.questions.answer */
export function refuseEmpty(question: Question): Refusal {
  const { key, type } = question
  return {
    code: 'answer/empty',
    source: 'office.questions.answer',
    field: fieldOf(key),
    message: ways[type].empty,
  }
}

/** An answer as the form that would give it. */
export function sendAnswer(question: Question, value: Value): Record<string, string | string[]> {
  return ways[question.type].send(question, value)
}

/** An answer in words, a line for each of its parts. */
export function sayAnswer(question: Question, value: Value): string[] {
  return ways[question.type].say(question, value)
}

/** Is there a right answer to this question? Ranking, allocation and matrix only have one where it is written down. */
export function isScored(question: Question): boolean {
  return ways[question.type].isScored(question)
}

/**
 * Is the answer right? Of several right parts all are needed and no other; a number, an order, points and the rated points
 * of a matrix must be equal. Each question is worth one point.
 *
 * @returns null where the question is not scored; an empty answer is not right
 * @source office.questions.answer
 */
export function markAnswer(question: Question, value: Value | null): boolean | null {
  if (!isScored(question)) return null
  return value !== null && ways[question.type].isRight(question, value)
}
