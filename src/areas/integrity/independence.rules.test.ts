import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type LocalDate, localDate } from '../../kernel/dates.ts'
import { tellingOf } from '../matters/ask.rules.ts'
import { assessControllers } from './control.rules.ts'
import type { Controller, ToldRelationship } from './control.schema.ts'
import { listIndependenceGates } from './independence.rules.ts'
import { listMatters } from '../matters/matter.rules.ts'

const today = localDate('2026-03-02')
const startsOn = localDate('2026-04-01')

const tie: ToldRelationship = {
  id: 'tie',
  company: {
    id: 'veldane',
    name: 'Veldane Therapeutics',
    eligibility: 'ineligible',
    holding: 'publicly traded',
    businessLines: [],
  },
  nature: 'consultant',
  about: '',
  shares: null,
  saidHolding: null,
  startedOn: null,
  endedOn: null,
  thinksRelevant: null,
  relevance: { isRelevant: true, why: 'It makes the drug' },
  exception: null,
  mitigations: [],
}
const attested = {
  method: 'attested',
  description: '',
  by: null,
  byId: null,
  completedOn: localDate('2026-03-31'),
} as const

function person(
  name: string,
  over: Partial<Controller> & { told?: 'none' | 'some' | 'refused' | null } = {},
): Controller {
  const { told = 'none', ...given } = over
  return {
    activityId: 'sepsis',
    personId: name,
    name,
    email: `${name}@alderbay.example`,
    roles: [{ role: 'faculty', startsOn }],
    ask: null,
    disclosure: told && {
      id: name,
      answer: told,
      signedOn: today,
      firstSignedOn: told === 'refused' ? null : today,
      signedName: name,
      windowStart: localDate('2024-03-02'),
    },
    relationships: [],
    ...given,
  }
}

function gatesOf(people: Controller[], over: { day?: LocalDate; isClinical?: boolean; isWritten?: boolean } = {}) {
  const { day = today, isClinical = true, isWritten = false } = over
  const assessed = assessControllers(people, { today: day, validityMonths: 12, isClinical })
  return listIndependenceGates({ activityId: 'sepsis', people: assessed, isClinical, isWritten, today: day })
}

const asked = (dueOn: string) => ({ taskId: 't', dueOn: localDate(dueOn), lastAskedAt: null })
const late = localDate('2026-04-01')

const cases: { people: Controller[]; day?: LocalDate; says: Record<string, [string, string]>; because: string }[] = [
  {
    people: [],
    says: { disclosed: ['todo', 'Nobody is named yet'], insiders: ['wait', 'Waits for disclosures'] },
    because: 'nobody named is nobody disclosed',
  },
  {
    people: [person('Ines'), person('Henrik', { told: null, ask: asked('2026-03-09') })],
    says: {
      disclosed: ['wait', '1 of 2'],
      insiders: ['wait', 'Waits for the last'],
      mitigated: ['wait', 'Waits for the last'],
      disclosure: ['wait', 'Writes itself'],
    },
    because: 'who has been asked is waited for',
  },
  {
    people: [person('Henrik', { told: null, ask: asked('2026-03-01') })],
    says: { disclosed: ['late', '0 of 1'] },
    because: 'the day after it was due it is late',
  },
  {
    people: [person('Henrik', { told: null, ask: asked('2026-03-02') })],
    says: { disclosed: ['wait', '0 of 1'] },
    because: 'on the day it is due it is not late',
  },
  {
    people: [person('Henrik', { told: null })],
    says: { disclosed: ['todo', '0 of 1'] },
    because: 'who was not asked has to be',
  },
  {
    people: [person('Henrik', { told: 'refused' }), person('Ines')],
    says: { disclosed: ['stop', '1 of 2, 1 will not tell'] },
    because: 'a refusal stops the approval',
  },
  {
    people: [person('Ines', { roles: [{ role: 'planner', startsOn: today }] })],
    says: { disclosed: ['stop', '0 of 1, 1 told too late'] },
    because: 'what is told on the day the role begins is told too late',
  },
  {
    people: [person('Ines')],
    says: {
      disclosed: ['done', '1 of 1'],
      insiders: ['done', 'None among them'],
      mitigated: ['done', 'None is relevant'],
      disclosure: ['done', 'Ready; kept at approval'],
    },
    because: 'with nothing to tell everything is in order',
  },
  {
    people: [person('Ines', { told: 'some', relationships: [{ ...tie, nature: 'employee' }] })],
    says: { disclosed: ['done', '1 of 1'], insiders: ['stop', '1 cannot have the role'] },
    because: 'an employee of a company cannot have the role',
  },
  {
    people: [
      person('Ines', {
        told: 'some',
        relationships: [{ ...tie, company: { ...tie.company, eligibility: 'undetermined' } }],
      }),
    ],
    says: { insiders: ['wait', 'A company is being looked up'] },
    because: 'nobody is cleared while a company is unknown',
  },
  {
    people: [person('Ines', { told: 'some', relationships: [{ ...tie, relevance: null }] })],
    says: { insiders: ['done', 'None among them'], mitigated: ['wait', 'Relevance is being decided'] },
    because: 'relevance comes after exclusion and before mitigation',
  },
  {
    people: [person('Ines', { told: 'some', relationships: [tie] }), person('Henrik')],
    says: { mitigated: ['todo', '0 of 1'], disclosure: ['wait', 'Writes itself'] },
    because: 'what is relevant is to be mitigated before the role',
  },
  {
    people: [person('Ines', { told: 'some', relationships: [tie] })],
    day: late,
    says: { mitigated: ['stop', '0 of 1, too late for 1'] },
    because: 'once the role has begun it is too late',
  },
  {
    people: [person('Ines', { told: 'some', relationships: [{ ...tie, mitigations: [attested] }] })],
    says: { mitigated: ['done', '1 of 1'], disclosure: ['done', 'Ready; kept at approval'] },
    because: 'done the day before is in time',
  },
]

for (const { people, day, says, because } of cases)
  test(because, () => {
    const gates = gatesOf(people, { day })
    for (const [id, [state, words]] of Object.entries(says)) {
      const gate = gates.find((one) => one.id === id)!
      assert.deepEqual([gate.state, gate.says], [state, words], id)
    }
  })

test('the gates name who owes it, when, and what can be done, and nothing of what anyone told', () => {
  const people = [
    person('Ines', { told: 'some', relationships: [tie] }),
    person('Henrik', { told: null, ask: asked('2026-03-09') }),
    person('Priya', { told: null, ask: asked('2026-03-05') }),
  ]
  const gates = gatesOf(people)
  const [disclosed] = gates
  assert.deepEqual(
    [disclosed!.owedBy, disclosed!.dueOn, disclosed!.act],
    ['Henrik and Priya', '2026-03-05', { label: 'Ask again', href: '/office/activities/sepsis/disclosures' }],
  )
  assert.doesNotMatch(JSON.stringify(gates), /Veldane|consultant|drug/)
})

test('education that is not clinical needs no disclosures at all', () => {
  const gates = gatesOf([person('Ines', { told: null })], { isClinical: false })
  assert.deepEqual(
    gates.map(({ id, state, source }) => [id, state, source]),
    [['exempt', 'done', 'accme.si.3.exempt']],
  )
})

test('a way open to faculty does not clear the same person as a planner; a second way does', () => {
  const roles = [
    { role: 'faculty', startsOn },
    { role: 'planner', startsOn },
  ]
  const recused = { ...attested, method: 'recused' } as const
  const verdict = (mitigations: ToldRelationship['mitigations']) =>
    assessControllers([person('Ines', { told: 'some', roles, relationships: [{ ...tie, mitigations }] })], {
      today,
      validityMonths: 12,
      isClinical: true,
    })[0]!.verdict.kind
  assert.equal(verdict([attested]), 'on hold')
  assert.equal(verdict([attested, recused]), 'clear')
})

test('the activity director stands with those who plan', () => {
  const director = person('Ines', {
    told: 'some',
    roles: [{ role: 'activity director', startsOn }],
    relationships: [{ ...tie, mitigations: [attested] }],
  })
  const [assessed] = assessControllers([director], { today, validityMonths: 12, isClinical: true })
  assert.equal(assessed!.verdict.code, 'integrity/mitigate')
})

test('whoever reviewed for someone else must be known to have no ties', () => {
  const reviewed = { ...attested, method: 'content reviewed', by: 'Marisol', byId: 'Marisol' } as const
  const ines = person('Ines', { told: 'some', relationships: [{ ...tie, mitigations: [reviewed] }] })
  const kindWith = (marisol: Controller[]) =>
    assessControllers([ines, ...marisol], { today, validityMonths: 12, isClinical: true })[0]!.verdict.kind
  assert.equal(kindWith([]), 'on hold')
  assert.equal(kindWith([person('Marisol', { told: null })]), 'on hold')
  assert.equal(kindWith([person('Marisol', { told: 'some', relationships: [tie] })]), 'on hold')
  assert.equal(kindWith([person('Marisol')]), 'clear')
})

test('what waits for the officer: late and unasked people, open decisions, blocked people; no one who was just asked', () => {
  const people = [
    person('Asked', { told: null, ask: asked('2026-03-02') }),
    person('Late', { told: null, ask: asked('2026-03-01') }),
    person('Unasked', { told: null }),
    person('Refused', { told: 'refused' }),
    person('Tied', { told: 'some', relationships: [tie] }),
    person('Clear'),
  ]
  const assessed = assessControllers(people, { today, validityMonths: 12, isClinical: true })
  assert.deepEqual(
    listMatters(assessed, today).map(({ name, kind }) => [name, kind]),
    [
      ['Late', 'late'],
      ['Unasked', 'late'],
      ['Refused', 'blocked'],
      ['Tied', 'mitigation'],
    ],
  )
  const old = person('Old')
  const outdated = { ...old, disclosure: { ...old.disclosure!, signedOn: localDate('2024-03-01') } }
  const both = assessControllers([people[2]!, outdated], { today, validityMonths: 12, isClinical: true })
  assert.deepEqual(
    listMatters(both, today).map(({ name, isOutdated }) => [name, isOutdated]),
    [
      ['Unasked', false],
      ['Old', true],
    ],
    'who told long ago has told',
  )
  assert.deepEqual(
    assessed.map((one) => tellingOf(one, today).says),
    [
      'Not told, asked',
      '1 day late',
      'Not told, not asked',
      'Will not tell; cannot have the role',
      'Has told',
      'Has told',
    ],
  )
})
