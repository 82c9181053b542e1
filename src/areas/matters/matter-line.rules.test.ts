import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type LocalDate, localDate } from '../../kernel/dates.ts'
import type { Eligibility } from '../companies/company.schema.ts'
import { assessControllers } from '../integrity/control.rules.ts'
import type { Controller, ToldRelationship } from '../integrity/control.schema.ts'
import { listMatterLines } from './matter-line.rules.ts'

const today = localDate('2026-03-02')

function tie(company: string, eligibility: Eligibility, over: Partial<ToldRelationship> = {}): ToldRelationship {
  return {
    id: `${company}-tie`,
    company: { id: company, name: company, eligibility, holding: 'publicly traded', businessLines: [] },
    nature: 'consultant',
    about: '',
    shares: null,
    saidHolding: null,
    startedOn: null,
    endedOn: null,
    thinksRelevant: null,
    relevance: null,
    exception: null,
    mitigations: [],
    ...over,
  }
}

function person(name: string, relationships: ToldRelationship[], over: Partial<Controller> = {}): Controller {
  return {
    activityId: 'sepsis',
    personId: name,
    name,
    email: `${name}@alderbay.example`,
    roles: [{ role: 'faculty', startsOn: localDate('2026-04-01') }],
    ask: null,
    disclosure: {
      id: name,
      answer: relationships.length > 0 ? 'some' : 'none',
      signedOn: today,
      firstSignedOn: today,
      signedName: name,
      windowStart: localDate('2024-03-02'),
    },
    relationships,
    ...over,
  }
}

function linesOf(people: Controller[], day: LocalDate = today) {
  const assessed = assessControllers(people, { today: day, validityMonths: 12, isClinical: true })
  return listMatterLines(
    assessed.map((one) => ({ activity: 'Sepsis', person: one })),
    day,
  )
}

const taskId = { taskId: 't', dueOn: localDate('2026-02-20'), lastAskedAt: null }
const relevant = { isRelevant: true, why: 'It makes the drug' }

const cases: { people: Controller[]; says: string[]; because: string }[] = [
  { people: [person('Ines', [])], says: [], because: 'who told of nothing needs no decision' },
  {
    people: [person('Ines', [tie('Veldane', 'undetermined')]), person('Jo', [tie('Veldane', 'undetermined')])],
    says: ['Classify Veldane: eligible or ineligible'],
    because: 'a company that two told of is classified once',
  },
  {
    people: [person('Ines', [tie('Veldane', 'undetermined'), tie('Orrin', 'undetermined')])],
    says: ['Classify Veldane: eligible or ineligible', 'Classify Orrin: eligible or ineligible'],
    because: 'two unknown companies of one person are two',
  },
  {
    people: [person('Ines', [tie('Veldane', 'ineligible')])],
    says: ['Decide whether the content is related to the business of Veldane'],
    because: 'a tie to an ineligible company is decided',
  },
  {
    people: [person('Ines', [tie('Veldane', 'ineligible', { relevance: relevant })])],
    says: ['Mitigate before Wed, Apr 1, 2026: Ines and Veldane'],
    because: 'a relevant tie is mitigated before the role begins',
  },
  {
    people: [person('Ines', [], { disclosure: null, ask: taskId })],
    says: [],
    because: 'who was asked is late themselves; it stands among what others owe',
  },
  {
    people: [person('Ines', [], { disclosure: null })],
    says: ['Ines has not told financial relationships'],
    because: 'who was never asked waits for the officer',
  },
]
for (const { people, says, because } of cases)
  test(because, () =>
    assert.deepEqual(
      linesOf(people).map(({ title }) => title),
      says,
    ),
  )

test('due the day before the first role begins, of a company that of the first who told of it', () => {
  const told = [tie('Veldane', 'undetermined')]
  const soon = [{ role: 'planner', startsOn: localDate('2026-03-10') }]
  const [line] = linesOf([person('Ines', told), person('Jo', told, { roles: soon })])
  assert.deepEqual([line!.dueOn, line!.why], ['2026-03-09', 'Told by Jo, “Sepsis”.'])
})

test('who has to be asked anew is no later for it, however long ago their role began', () => {
  const began = { roles: [{ role: 'faculty', startsOn: localDate('2025-01-07') }] }
  const [line] = linesOf([person('Ines', [], { ...began, disclosure: null })])
  assert.deepEqual([line!.title, line!.dueOn], ['Ines has not told financial relationships', null])
})

test('four companies are one line with its list', () => {
  const ties = ['A', 'B', 'C', 'D'].map((name) => tie(name, 'undetermined'))
  assert.deepEqual(
    linesOf([person('Ines', ties)]).map(({ title, href, dueOn }) => [title, href, dueOn]),
    [['4 companies wait to be classified', '/integrity?show=companies', '2026-03-31']],
  )
})
