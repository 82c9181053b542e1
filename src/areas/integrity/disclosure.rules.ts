import { type LocalDate, addTo, showDay } from '../../kernel/dates.ts'
import { type Decision, allow, refuse } from '../../kernel/decision.ts'
import type { Draft, DraftRelationship, RelationshipForm, RelationshipInput } from './disclosure.schema.ts'
import { wording } from './disclosure-text.schema.ts'

/** The first day of the months that are asked about. @source accme.si.3.1 */
export function windowStart(today: LocalDate): LocalDate {
  return addTo(today, { months: -wording.lookBackMonths })
}

/**
 * By when a disclosure is asked for: so many days from today, and before the role begins; never before today.
 *
 * @source accme.si.3.1
 */
export function dueDay(today: LocalDate, answerDays: number, startsOn: LocalDate): LocalDate {
  const usual = addTo(today, { days: answerDays })
  const last = addTo(startsOn, { days: -1 })
  const due = last < usual ? last : usual
  return due < today ? today : due
}

/**
 * Can one relationship be told like this? What ended before the months asked about is left out, an ownership says how the
 * shares are held.
 *
 * @returns the relationship, or refusal `relationship/no-shares`, `relationship/no-holding`, `relationship/no-end`,
 *   `relationship/ends-first`, `relationship/too-old`
 * @source accme.si.3.1
 */
export function decideRelationship(form: RelationshipForm, today: LocalDate): Decision<RelationshipInput> {
  const isOwner = form.nature === 'ownership interest'
  if (isOwner && !form.shares)
    return no('no-shares', 'shares', 'Choose whether the shares are your own or held through a fund')
  if (isOwner && form.shares === 'own shares' && !form.saidHolding)
    return no('no-holding', 'saidHolding', 'Choose whether the company is publicly traded')
  const ended = decideEnd(form, today)
  if (!ended.ok) return ended
  return allow({
    company: form.company,
    nature: form.nature,
    about: form.about,
    startedOn: form.startedOn,
    endedOn: ended.value,
    shares: isOwner ? form.shares! : null,
    saidHolding: isOwner ? (form.saidHolding ?? null) : null,
    thinksRelevant: form.thinksRelevant === 'unsure' ? null : form.thinksRelevant === 'yes',
  })
}

function decideEnd({ goesOn, endedOn, startedOn }: RelationshipForm, today: LocalDate): Decision<LocalDate | null> {
  if (goesOn === 'yes') return allow(null)
  if (endedOn === null) return no('no-end', 'endedOn', 'Enter when it ended; a rough day is enough')
  if (startedOn !== null && endedOn < startedOn)
    return no('ends-first', 'endedOn', 'Enter an end that is not before the beginning')
  const opens = windowStart(today)
  if (endedOn >= opens) return allow(endedOn)
  const message = `This ended before ${showDay(opens)}, so it is not asked for. Leave it out.`
  return no('too-old', 'endedOn', message)
}

function no(what: string, field: string, message: string): ReturnType<typeof refuse> {
  return refuse({ code: `relationship/${what}`, source: 'accme.si.3.1', field, message })
}

/**
 * May a disclosure be signed? Under the person's own name, and "some" names at least one relationship.
 *
 * @param person the name the office knows
 * @returns the name as signed, or refusal `disclosure/no-answer`, `disclosure/none-told`, `disclosure/no-name`,
 *   `disclosure/other-name`
 * @source accme.si.3.1
 */
export function decideSignature(
  draft: Draft,
  signedName: string,
  person: { givenName: string; familyName: string },
): Decision<string> {
  const source = 'accme.si.3.1'
  if (draft.answer === null)
    return refuse({ code: 'disclosure/no-answer', source, message: 'Answer the question before you sign' })
  if (draft.answer === 'some' && draft.relationships.length === 0) {
    const message = 'Add at least one relationship, or go back and answer that there is none'
    return refuse({ code: 'disclosure/none-told', source, message })
  }
  const name = signedName.trim().replace(/\s+/g, ' ')
  const full = `${person.givenName} ${person.familyName}`
  if (name === '')
    return refuse({ code: 'disclosure/no-name', source, field: 'signedName', message: `Type your name: ${full}` })
  if (plain(name).includes(plain(person.familyName))) return allow(name.slice(0, 200))
  const message = `Type your own name as the office knows it: ${full}. If you are someone else, close this page.`
  return refuse({ code: 'disclosure/other-name', source, field: 'signedName', message })
}

function plain(name: string): string {
  return name.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
}

/** Is this the same relationship as one told before, so that what was decided about it holds? @source accme.si.3.3 */
export function isSameRelationship(one: RelationshipInput, other: RelationshipInput): boolean {
  return keyOf(one) === keyOf(other)
}

function keyOf({ company, nature, about, startedOn, endedOn, shares, saidHolding }: RelationshipInput): string {
  return JSON.stringify([plain(company), nature, about.trim(), startedOn, endedOn, shares, saidHolding])
}

/**
 * What the form is filled in with from an earlier disclosure: what still lies in the months asked about.
 *
 * @source office.disclosure.validity
 */
export function prefill(
  earlier: { answer: 'none' | 'some'; relationships: readonly DraftRelationship[] } | undefined,
  today: LocalDate,
): Draft {
  if (!earlier) return { answer: null, relationships: [] }
  const opens = windowStart(today)
  const relationships = earlier.relationships.filter(({ endedOn }) => endedOn === null || endedOn >= opens)
  return { answer: relationships.length > 0 ? 'some' : 'none', relationships }
}
