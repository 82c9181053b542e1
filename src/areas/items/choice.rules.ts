import type { Question, Sent, Value } from './item.schema.ts'
import { fieldOf } from './item.schema.ts'
import type { Read, Tellable, Wrong } from './way.schema.ts'

/**
 * What is wrong with what a question lists; null when nothing is. `item/too-few-options`, `item/option-twice`,
 * `item/bad-key`.
 *
 * @param least how many there have to be
 * @param words what several of them are called, such as "answers"
 * @source office.questions.form
 */
export function checkOptions({ options }: Question, least: number, words: string): Wrong | null {
  const wrong = (code: string, message: string) => ({ code: `item/${code}`, field: 'options', message })
  const count = least === 2 ? `two ${words}` : `one of the ${words}`
  if (options.length < least) return wrong('too-few-options', `Give at least ${count}, one to a line`)
  if (options.some((option) => option.wording.trim() === ''))
    return wrong('too-few-options', `Give each of the ${words} some words`)
  if (options.some((option) => !/^[A-Za-z0-9][A-Za-z0-9 _-]{0,39}$/.test(option.key)))
    return wrong('bad-key', `A key of ${words} has letters, digits, - and _, at most 40`)
  const wordings = options.map((option) => option.wording.trim().toLowerCase())
  const keys = options.map((option) => option.key)
  if (new Set(wordings).size < wordings.length || new Set(keys).size < keys.length)
    return wrong('option-twice', `Two ${words} are the same. Word them differently.`)
  return null
}

/** What a question lists, as others can wait for it. @source office.questions.form */
export function listOptions({ options }: Question): Tellable[] {
  return options.map(({ key, wording }) => ({ key, words: wording }))
}

/** The values of a field that is no file. @source office.questions.answer */
export function valuesOf(sent: Sent, name: string): string[] {
  const value = sent[name]
  if (typeof value === 'string') return [value]
  return Array.isArray(value) ? value : []
}

/** The one value of a field, without the white around it; "" where it was not sent. @source office.questions.answer */
export function textOf(sent: Sent, name: string): string {
  return (valuesOf(sent, name)[0] ?? '').replace(/\r\n?/g, '\n').trim()
}

/**
 * Reads the keys that were chosen among those that are listed, in their order. Refuses with `answer/not-offered`.
 *
 * @source office.questions.answer
 */
export function readChosen(question: Question, sent: Sent, message = 'Choose among the answers'): Read {
  const field = fieldOf(question.key)
  const values = [...new Set(valuesOf(sent, field).filter((value) => value !== ''))]
  const chosen = question.options.map((option) => option.key).filter((key) => values.includes(key))
  if (chosen.length < values.length) return { ok: false, wrong: { code: 'answer/not-offered', field, message } }
  return { ok: true, value: chosen.length === 0 ? null : chosen }
}

/** The keys that an answer holds. @source office.questions.answer */
export function keysOf(value: Value): string[] {
  return Array.isArray(value) ? value : typeof value === 'string' ? [value] : []
}

/** The words of the options that an answer holds; the key where an option is not there any more. @source office.questions.answer */
export function sayChosen(question: Question, value: Value): string[] {
  return keysOf(value).map((key) => question.options.find((option) => option.key === key)?.wording ?? key)
}

/** What is told for each of the options that were chosen. @source office.questions.answer */
export function feedbackOfChosen(question: Question, value: Value): string[] {
  const chosen = keysOf(value)
  return question.options.filter(({ key, feedback }) => feedback && chosen.includes(key)).map((one) => one.feedback!)
}

/** Were all right options chosen and no other? @source office.questions.answer */
export function isAllRight(question: Question, value: Value): boolean {
  const right = question.options.filter((option) => option.isRight).map((option) => option.key)
  const chosen = keysOf(value)
  return chosen.length === right.length && right.every((key) => chosen.includes(key))
}
