import assert from 'node:assert/strict'
import test from 'node:test'
import { localDate } from '../../kernel/dates.ts'
import { type AssessedPerson, type ShownDisclosure, wording } from './disclosure-text.schema.ts'
import { decideDisclosureText, listDisclosureFaults, showTies } from './disclosure-text.rules.ts'
import { type Relationship, natures } from './relationship.schema.ts'

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

const written = decideDisclosureText([tomasz, priya], today)
const shown: ShownDisclosure = {
  text: written.ok ? written.value.text : '',
  people: [tomasz, priya],
  hasLogo: false,
  shownAt: new Date('2026-10-01T12:55:00Z'),
  startsAt: new Date('2026-10-01T13:00:00Z'),
  online: false,
  delivery: 'slide',
}

const cases: { of: Partial<ShownDisclosure>; codes: string[]; because: string }[] = [
  { of: {}, codes: [], because: 'what the office wrote is complete' },
  {
    of: { text: shown.text.replace('All relevant financial relationships have been mitigated.', '') },
    codes: ['disclosure/incomplete'],
    because: 'FR32: names, companies and nature without "has been mitigated" are incomplete',
  },
  {
    of: { text: shown.text.replace('Veldane Therapeutics', 'a company') },
    codes: ['disclosure/incomplete'],
    because: 'FR32: a company that is not named is missing',
  },
  {
    of: { text: shown.text.replace('Tomasz Everley', 'One speaker') },
    codes: ['disclosure/incomplete'],
    because: 'FR32: and so is a person',
  },
  {
    of: { text: shown.text.replace('is a consultant for', 'and') },
    codes: ['disclosure/incomplete'],
    because: 'FR32: and so is the nature',
  },
  {
    of: { text: shown.text.replace(noOthers, '') },
    codes: ['disclosure/incomplete'],
    because: 'that others have none is told too',
  },
  {
    of: { hasLogo: true },
    codes: ['disclosure/logo'],
    because: 'FR31: a slide with the logo of the company is stopped',
  },
  {
    of: { shownAt: new Date('2026-10-01T13:55:00Z') },
    codes: ['disclosure/too-late'],
    because: 'FR34: a disclosure on the last slide comes too late',
  },
  {
    of: { shownAt: shown.startsAt },
    codes: ['disclosure/too-late'],
    because: 'at the minute it begins it is too late',
  },
  {
    of: { online: true, delivery: 'optional link' },
    codes: ['disclosure/optional'],
    because: 'FR35: a disclosure behind an optional link of a web module is flagged',
  },
  { of: { online: true, delivery: 'passed' }, codes: [], because: 'FR35: one the learner passes is in order' },
]
for (const { of, codes, because } of cases)
  test(because, () =>
    assert.deepEqual(
      listDisclosureFaults({ ...shown, ...of }).map(({ code }) => code),
      codes,
    ),
  )

test('where nobody or everybody has a tie, the check asks for no more than there is', () => {
  for (const people of [[priya], [tomasz]]) {
    const decision = decideDisclosureText(people, today)
    assert.ok(decision.ok)
    assert.deepEqual(listDisclosureFaults({ ...shown, people, text: decision.value.text }), [])
  }
})

test('every nature is written so that the check finds it', () => {
  for (const nature of natures) {
    const person: AssessedPerson = { ...tomasz, verdict: { ...clear, relevant: [{ ...consulting, nature }] } }
    const decision = decideDisclosureText([person, priya], today)
    assert.ok(decision.ok)
    assert.deepEqual(listDisclosureFaults({ ...shown, people: [person, priya], text: decision.value.text }), [], nature)
  }
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
