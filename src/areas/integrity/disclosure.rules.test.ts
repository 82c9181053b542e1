import assert from 'node:assert/strict'
import { test } from 'node:test'
import { localDate } from '../../kernel/dates.ts'
import { decideFit } from '../companies/classification.rules.ts'
import type { CompanyFacts, Eligibility } from '../companies/company.schema.ts'
import {
  decideRelationship,
  decideSignature,
  dueDay,
  isSameRelationship,
  prefill,
  windowStart,
} from './disclosure.rules.ts'
import type { Draft, DraftRelationship, RelationshipForm } from './disclosure.schema.ts'

const today = localDate('2026-03-02')

test('the months asked about reach back 24 months from today', () => {
  assert.equal(windowStart(today), '2024-03-02')
  assert.equal(windowStart(localDate('2026-02-28')), '2024-02-28')
})

const dues = [
  { startsOn: '2026-04-01', due: '2026-03-09', because: 'a week, where the role is far' },
  { startsOn: '2026-03-10', due: '2026-03-09', because: 'a week still ends the day before the role' },
  { startsOn: '2026-03-09', due: '2026-03-08', because: 'the day before the role, where it is near' },
  { startsOn: '2026-03-02', due: '2026-03-02', because: 'today at the earliest' },
]
for (const { startsOn, due, because } of dues)
  test(because, () => assert.equal(dueDay(today, 7, localDate(startsOn)), due))

const form: RelationshipForm = {
  company: 'Veldane Therapeutics',
  nature: 'consultant',
  shares: undefined,
  saidHolding: undefined,
  about: '',
  startedOn: null,
  goesOn: 'yes',
  endedOn: null,
  thinksRelevant: 'unsure',
}
const relationships = [
  { over: {}, code: 'allowed', because: 'company, nature and that it goes on are enough' },
  {
    over: { goesOn: 'no', endedOn: localDate('2024-03-02') },
    code: 'allowed',
    because: 'what ended on the first day counts',
  },
  {
    over: { goesOn: 'no', endedOn: localDate('2024-03-01') },
    code: 'relationship/too-old',
    because: 'the day before does not',
  },
  { over: { goesOn: 'no' }, code: 'relationship/no-end', because: 'what has ended has an end' },
  {
    over: { goesOn: 'no', startedOn: localDate('2025-05-02'), endedOn: localDate('2025-05-01') },
    code: 'relationship/ends-first',
    because: 'nothing ends before it begins',
  },
  { over: { nature: 'ownership interest' }, code: 'relationship/no-shares', because: 'an owner says how' },
  {
    over: { nature: 'ownership interest', shares: 'own shares' },
    code: 'relationship/no-holding',
    because: 'an owner says of which kind of company',
  },
  {
    over: { nature: 'ownership interest', shares: 'diversified fund' },
    code: 'allowed',
    because: 'of a fund nothing more is asked',
  },
] as { over: Partial<RelationshipForm>; code: string; because: string }[]
for (const { over, code, because } of relationships)
  test(because, () => {
    const decision = decideRelationship({ ...form, ...over }, today)
    assert.equal(decision.ok ? 'allowed' : decision.refusal.code, code)
  })

test('what is asked of owners only is not kept for others, and "not sure" is no opinion', () => {
  const decision = decideRelationship({ ...form, shares: 'own shares', saidHolding: 'unknown' }, today)
  assert.ok(decision.ok)
  assert.deepEqual(
    [decision.value.shares, decision.value.saidHolding, decision.value.thinksRelevant],
    [null, null, null],
  )
})

const one: DraftRelationship = {
  id: 'a',
  company: 'Veldane Therapeutics',
  nature: 'consultant',
  about: '',
  startedOn: null,
  endedOn: null,
  shares: null,
  saidHolding: null,
  thinksRelevant: null,
}
const person = { givenName: 'José', familyName: 'Muñoz Rey' }
const signatures: { draft: Draft; name: string; code: string; because: string }[] = [
  { draft: { answer: 'none', relationships: [] }, name: 'José Muñoz Rey', code: 'allowed', because: 'in full' },
  {
    draft: { answer: 'none', relationships: [] },
    name: 'J. munoz  rey, MD',
    code: 'allowed',
    because: 'plain letters do',
  },
  {
    draft: { answer: null, relationships: [] },
    name: 'José Muñoz Rey',
    code: 'disclosure/no-answer',
    because: 'only an answer can be signed',
  },
  {
    draft: { answer: 'some', relationships: [] },
    name: 'José Muñoz Rey',
    code: 'disclosure/none-told',
    because: 'a yes names at least one',
  },
  { draft: { answer: 'some', relationships: [one] }, name: ' ', code: 'disclosure/no-name', because: 'with a name' },
  {
    draft: { answer: 'some', relationships: [one] },
    name: 'Ruth Castellane',
    code: 'disclosure/other-name',
    because: 'under one’s own name',
  },
]
for (const { draft, name, code, because } of signatures)
  test(`a disclosure is signed ${because}`, () => {
    const decision = decideSignature(draft, name, person)
    assert.equal(decision.ok ? 'allowed' : decision.refusal.code, code)
  })

test('a relationship told again is the same unless something about it differs; one’s opinion makes no difference', () => {
  assert.ok(isSameRelationship(one, { ...one, company: 'VELDANE Therapeutics', thinksRelevant: true }))
  for (const over of [{ about: 'dosing' }, { endedOn: today }, { nature: 'advisor' as const }, { company: 'Orrin' }])
    assert.ok(!isSameRelationship(one, { ...one, ...over }), JSON.stringify(over))
})

test('a form is filled in with what still lies in the months asked about', () => {
  const old = { ...one, id: 'b', endedOn: localDate('2024-03-01') }
  assert.deepEqual(prefill(undefined, today), { answer: null, relationships: [] })
  assert.deepEqual(prefill({ answer: 'none', relationships: [] }, today), { answer: 'none', relationships: [] })
  assert.deepEqual(prefill({ answer: 'some', relationships: [one, old] }, today), {
    answer: 'some',
    relationships: [one],
  })
  assert.equal(prefill({ answer: 'some', relationships: [old] }, today).answer, 'none')
})

const unknown: CompanyFacts = {
  kind: null,
  answer: null,
  controlledByIneligible: null,
  sisterOfIneligible: null,
  apart: null,
}
const fits: { facts: Partial<CompanyFacts>; verdict: Eligibility; code: string; because: string }[] = [
  { facts: {}, verdict: 'eligible', code: 'allowed', because: 'a person may know what no fact says' },
  {
    facts: { kind: 'law firm' },
    verdict: 'ineligible',
    code: 'allowed',
    because: 'a kind alone does not make eligible',
  },
  {
    facts: { kind: 'law firm', controlledByIneligible: false, sisterOfIneligible: false },
    verdict: 'ineligible',
    code: 'company/facts-differ',
    because: 'facts that decide are not decided against',
  },
  {
    facts: { kind: 'pharmacy benefit manager' },
    verdict: 'eligible',
    code: 'company/facts-differ',
    because: 'FR14: a pharmacy benefit manager is ineligible',
  },
  {
    facts: { kind: 'biomedical startup', answer: false },
    verdict: 'eligible',
    code: 'allowed',
    because: 'FR11: a startup before any approval process may be eligible',
  },
  {
    facts: { kind: 'pharmacy benefit manager' },
    verdict: 'undetermined',
    code: 'allowed',
    because: 'waiting is allowed',
  },
]
for (const { facts, verdict, code, because } of fits)
  test(because, () => {
    const decision = decideFit(verdict, { ...unknown, ...facts })
    assert.equal(decision.ok ? 'allowed' : decision.refusal.code, code)
  })
