import { type Decision, type Refusal, allow, refuse } from '../../kernel/decision.ts'
import { decideQuestion, listTellable } from '../items/item.rules.ts'
import { type ItemDraft, type Question, draftOf as draftOfItem, questionOf } from '../items/item.schema.ts'
import { knownFields, listPiped, listPipedIn } from '../items/piping.rules.ts'
import { sayMost } from '../items/text.rules.ts'
import {
  type QuestionnaireDraft,
  type Section,
  introAtMost,
  itemsAtMost,
  pagesAtMost,
  titleAtMost,
} from './questionnaire.schema.ts'
import { keepTranslations } from './translation.rules.ts'

/**
 * Can this questionnaire be put before people as it is written? Pages are put in order and counted from 1 without gaps.
 * Translations of texts that are gone go with them.
 *
 * @returns the draft to be kept, or the first refusal, with the field of the question's form to mark:
 *   `questionnaire/no-title`, `questionnaire/too-long`, `questionnaire/too-many`, `section/no-title`, `section/page-twice`, `item/no-page`, `item/key-twice`,
 *   `item/waits-for-later`, `item/no-such-answer`, `item/names-nothing`, or one of `decideQuestion`
 * @source office.questions.form
 */
export function decideDraft(draft: QuestionnaireDraft): Decision<QuestionnaireDraft> {
  if (draft.title.trim() === '') return no('questionnaire/no-title', 'title', 'Enter a title')
  const long = findLong(draft)
  if (long) return long
  if (draft.items.length > itemsAtMost)
    return no(
      'questionnaire/too-many',
      'wording',
      `A questionnaire has at most ${itemsAtMost} questions. Begin another.`,
    )
  const sections = draft.sections ?? []
  const isPage = ({ page }: { page: number }) => Number.isInteger(page) && page >= 1 && page <= pagesAtMost
  if (![...draft.items, ...sections].every(isPage))
    return no('item/no-page', 'page', `Enter the page as a whole number from 1 to ${pagesAtMost}`)
  const ordered = inPages({ ...draft, sections })
  const questions = ordered.items.map(questionOf)
  for (const [i, question] of questions.entries()) {
    const decision = decideAmong(question, questions.slice(0, i))
    if (!decision.ok) return decision
  }
  const headed = decideSections(ordered.sections, questions)
  if (!headed.ok) return headed
  const whole = { ...draft, ...ordered, title: draft.title.trim(), intro: draft.intro.trim() }
  return allow({ ...whole, language: draft.language ?? 'en', translations: keepTranslations(whole) })
}

/** Titles are as long as lists can show, first words as long as people read. */
function findLong({ title, intro, sections = [] }: QuestionnaireDraft) {
  for (const each of [{ title, intro }, ...sections]) {
    if (each.title.length > titleAtMost) return no('questionnaire/too-long', 'title', sayMost(titleAtMost, each.title))
    if (each.intro.length > introAtMost) return no('questionnaire/too-long', 'intro', sayMost(introAtMost, each.intro))
  }
  return undefined
}

function inPages({ items, sections = [] }: Pick<QuestionnaireDraft, 'items' | 'sections'>) {
  const pages = [...new Set([...items, ...sections].map(({ page }) => page))].toSorted((a, b) => a - b)
  const move = <One extends { page: number }>(one: One): One => ({ ...one, page: pages.indexOf(one.page) + 1 })
  const order = (a: { page: number }, b: { page: number }) => a.page - b.page
  return { items: items.toSorted(order).map(move), sections: sections.toSorted(order).map(move) }
}

function decideAmong(question: Question, before: readonly Question[]): Decision<Question> {
  const decision = decideQuestion(question)
  if (!decision.ok) return decision
  if (before.some((one) => one.key === question.key))
    return no('item/key-twice', 'key', `Two questions have the key “${question.key}”. Give one of them another.`)
  const piped = decidePiped(listPipedIn(question), question.page, before)
  return piped.ok ? decideShowIf(question, before) : piped
}

/** A text can say what was answered on an earlier page, and what the office knows of the person and the subject. */
function decidePiped(names: readonly string[], page: number, before: readonly Question[]): Decision<unknown> {
  const wrong = names.find(
    (name) => !(name in knownFields) && !before.some((one) => one.key === name && one.page < page),
  )
  if (wrong === undefined) return allow(names)
  const message = before.some((one) => one.key === wrong)
    ? `“{{${wrong}}}” is asked on the same page. Put this on a later page, where the answer is known.`
    : `“{{${wrong}}}” names nothing. Write the key of a question on an earlier page, or ${Object.keys(knownFields).join(' or ')}.`
  return no('item/names-nothing', 'wording', message)
}

function decideSections(sections: readonly Section[], questions: readonly Question[]): Decision<unknown> {
  for (const section of sections) {
    if (section.title.trim() === '') return no('section/no-title', 'title', 'Give the page a title')
    if (sections.filter(({ page }) => page === section.page).length > 1)
      return no('section/page-twice', 'page', `Page ${section.page} has a title already`)
    const names = [...listPiped(section.title), ...listPiped(section.intro)]
    const piped = decidePiped(names, section.page, questions)
    if (!piped.ok) return { ok: false, refusal: { ...piped.refusal, field: 'title' } }
  }
  return allow(sections)
}

function decideShowIf(question: Question, before: readonly Question[]): Decision<Question> {
  const { showIf, wording } = question
  if (!showIf) return allow(question)
  const first = before.find((one) => one.key === showIf.key)
  if (!first)
    return no('item/waits-for-later', 'showKey', `“${wording}” waits for a question that does not come before it`)
  const offered = listTellable(first)?.map(({ key }) => key)
  if (!offered)
    return no('item/waits-for-later', 'showKey', `“${first.wording}” is answered in words; nothing can wait for that`)
  if (showIf.is.length > 0 && showIf.is.every((value) => offered.includes(value))) return allow(question)
  const message = `“${wording}” waits for an answer that “${first.wording}” does not have`
  return no('item/no-such-answer', 'showIs', message)
}

function no(code: string, field: string, message: string): { ok: false; refusal: Refusal } {
  return refuse({ code, source: 'office.questions.form', field, message })
}

/** A version as it was written, to be written again with a change. */
export function draftOf(
  version: Omit<QuestionnaireDraft, 'items'> & { items: readonly Question[] },
): QuestionnaireDraft {
  const { kind, title, intro, language, sections, translations } = version
  return { kind, title, intro, language, sections, translations, items: version.items.map(draftOfItem) }
}

/** May this version be put before people? Refusals `questionnaire/no-questions`, `questionnaire/published`. @source office.questions.publish */
export function decidePublication(version: { items: readonly unknown[]; isPublished: boolean }): Decision<unknown> {
  const source = 'office.questions.publish'
  if (version.isPublished) {
    const message = 'This version is published already. Change something to begin the next one.'
    return refuse({ code: 'questionnaire/published', source, message })
  }
  if (version.items.length > 0) return allow(version)
  const message = 'There is no question yet. Add the first one, then publish.'
  return refuse({ code: 'questionnaire/no-questions', source, message })
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

/** A key that none of these has: "q" and the first number that is free. */
export function freshKey(taken: readonly { key: string }[], letter = 'q'): string {
  for (let count = taken.length + 1; ; count += 1)
    if (!taken.some((one) => one.key === `${letter}${count}`)) return `${letter}${count}`
}
