import assert from 'node:assert/strict'
import test from 'node:test'
import { localDate } from '../../kernel/dates.ts'
import { type AssessedPerson, wording } from './disclosure-text.schema.ts'
import { decideDisclosureText, showTies } from './disclosure-text.rules.ts'
import type { Relationship } from './relationship.schema.ts'

const today = localDate('2026-10-01')
const consulting: Relationship = {
  company: { name: 'Veldane Therapeutics', eligibility: 'ineligible', holding: 'publicly traded' },
  nature: 'consultant',
  shares: null,
  startedOn: null,
  endedOn: null,
  saidRelevant: null,
  related: true,
  exception: null,
  mitigation: null,
}
const clear = { kind: 'clear', reason: '' } as const
const tomasz: AssessedPerson = { name: 'Tomasz Everley', verdict: { ...clear, relevant: [consulting] } }
const priya: AssessedPerson = { name: 'Priya Lindqvist', verdict: { ...clear, relevant: [] } }
const henrik: AssessedPerson = {
  name: 'Henrik Okonjo',
  verdict: { kind: 'blocked', reason: 'Henrik Okonjo has not told financial relationships', relevant: [] },
}
const exempt: AssessedPerson = { name: 'Bea Thorsen', verdict: { kind: 'not required', reason: '', relevant: [] } }

const paragraphs = (people: AssessedPerson[]) => {
  const decision = decideDisclosureText(people, today)
  return decision.ok ? decision.value.paragraphs : decision.refusal.message
}
const noOthers =
  'Nobody else who planned, reviewed or teaches this activity has a relevant financial relationship with an ineligible company.'

test('learners read names, companies, nature, mitigation and absence', () => {
  assert.deepEqual(paragraphs([tomasz, priya]), [
    'Tomasz Everley is a consultant for Veldane Therapeutics.',
    'All relevant financial relationships have been mitigated.',
    noOthers,
  ])
})

test('FR25: where nobody has a relevant relationship, learners read that there is none', () => {
  assert.deepEqual(paragraphs([priya]), [noOthers.replace('Nobody else', 'Nobody')])
})

test('where everyone has one, nothing is said of others', () => {
  assert.equal(paragraphs([tomasz]).length, 2)
})

test('no disclosure is written while somebody is not clear', () => {
  assert.equal(
    paragraphs([tomasz, henrik]),
    'The disclosure waits for Henrik Okonjo. Henrik Okonjo has not told financial relationships',
  )
})

test('education that needs no disclosure has none', () => {
  assert.deepEqual(paragraphs([exempt]), [])
})

test('several ties of one person stand in one sentence, an ended one in the past', () => {
  const spoke: Relationship = {
    ...consulting,
    company: { ...consulting.company, name: 'Orrin Devices' },
    nature: 'speaker',
    endedOn: localDate('2025-11-30'),
  }
  assert.equal(
    showTies('Tomasz Everley', [consulting, spoke], today),
    'Tomasz Everley is a consultant for Veldane Therapeutics and was a speaker for Orrin Devices.',
  )
})

test('a tie that ends today is told as lasting, one that ended yesterday is not', () => {
  const ends = (day: string) => showTies('Tomasz Everley', [{ ...consulting, endedOn: localDate(day) }], today)
  assert.equal(ends('2026-10-01'), 'Tomasz Everley is a consultant for Veldane Therapeutics.')
  assert.equal(ends('2026-09-30'), 'Tomasz Everley was a consultant for Veldane Therapeutics.')
})

test('FR23: the form tells the window and the definition, and leaves relevance to the office', () => {
  assert.match(wording.question, /24 months/)
  assert.match(wording.definition, /healthcare products used by or on patients/)
  assert.ok(wording.hints.some((hint) => hint.includes('The office decides what is relevant')))
})

test('FR04, FR07, FR08: the form leaves out spouses and funds, and asks investigators', () => {
  const hints = wording.hints.join(' ')
  assert.match(hints, /spouse or partner is not asked about/)
  assert.match(hints, /named investigator/)
  assert.match(hints, /mutual funds and pension funds do not/)
})
