import assert from 'node:assert/strict'
import { test } from 'node:test'
import { localDate } from '../../kernel/dates.ts'
import { decideIntake, doiOf, draftOf, listTopicWords, measuredOf, startLevelOf } from './intake.rules.ts'
import type { IntakeInput } from './intake.schema.ts'

const today = localDate('2026-03-05')

function typed(over: Partial<IntakeInput> = {}): IntakeInput {
  return {
    title: 'Needs survey, spring 2026',
    issuer: 'CME office',
    issuedOn: today,
    link: '',
    design: 'unknown',
    asked: 410,
    answered: 148,
    measure: '',
    numerator: null,
    denominator: null,
    periodStart: null,
    periodEnd: null,
    topics: '',
    ...over,
  }
}

const counted = {
  measure: 'Blood thinner stopped in time',
  improvement: 'increase',
  numerator: 38,
  denominator: 50,
  periodStart: localDate('2026-01-01'),
  periodEnd: localDate('2026-01-31'),
} as const

const surveys: { over: Partial<IntakeInput>; code: string | null; because: string }[] = [
  { over: {}, code: null, because: '148 of 410 is a survey result' },
  { over: { issuedOn: localDate('2026-03-06') }, code: 'intake/not-yet', because: 'no source is from tomorrow' },
  { over: { asked: null }, code: 'intake/no-asked', because: 'without those asked there is no response rate' },
  { over: { asked: 0 }, code: 'intake/no-asked', because: 'nobody asked is no survey' },
  { over: { answered: null }, code: 'intake/no-answered', because: 'without answers there is no result' },
  { over: { answered: 411 }, code: 'intake/more-answers', because: 'more cannot answer than were asked' },
  { over: { answered: 410 }, code: null, because: 'all of them can' },
]
for (const { over, code, because } of surveys)
  test(`survey: ${because}`, () => {
    const decision = decideIntake('survey', typed(over), today)
    assert.equal(decision.ok ? null : decision.refusal.code, code)
  })

const handOvers: { over: Partial<IntakeInput>; code: string | null; because: string }[] = [
  { over: { asked: null, answered: null }, code: null, because: 'a theme without numbers is a hand-over' },
  { over: counted, code: null, because: 'a theme with a whole number is one too' },
  { over: { ...counted, measure: '' }, code: 'intake/no-measure', because: 'a number needs a name' },
  { over: { ...counted, numerator: null }, code: 'intake/no-count', because: 'a name needs a number' },
  { over: { ...counted, denominator: 0 }, code: 'intake/no-opportunities', because: 'nothing is a share of none' },
  { over: { ...counted, numerator: 51 }, code: 'intake/more-than-all', because: '51 of 50 is impossible' },
  { over: { ...counted, numerator: 50 }, code: null, because: '50 of 50 is possible' },
  { over: { ...counted, periodStart: null }, code: 'intake/no-period', because: 'a number belongs to a time' },
  { over: { ...counted, periodEnd: null }, code: 'intake/no-period', because: 'a time has an end' },
  {
    over: { ...counted, periodEnd: localDate('2025-12-31') },
    code: 'intake/wrong-period',
    because: 'not before it begins',
  },
  { over: { ...counted, periodEnd: localDate('2026-03-06') }, code: 'intake/not-yet', because: 'not in the future' },
  {
    over: { ...counted, improvement: undefined },
    code: 'intake/no-direction',
    because: 'which way is better is not guessed',
  },
]
for (const { over, code, because } of handOvers)
  test(`hand-over: ${because}`, () => {
    const decision = decideIntake('quality committee', typed(over), today)
    assert.equal(decision.ok ? null : decision.refusal.code, code)
  })

test('a work is told by its DOI, however it was typed; anything else by a number of our own', () => {
  for (const link of ['10.5555/ABC', 'https://doi.org/10.5555/abc', 'http://dx.doi.org/10.5555/abc'])
    assert.equal(doiOf(link), '10.5555/abc')
  assert.equal(doiOf('https://agency.example/report'), null)
  const work = draftOf('publication', typed({ link: '10.5555/ABC', design: 'cohort' }), {}, 'own')
  assert.deepEqual(
    [work.identifierSystem, work.identifier, work.link, work.levelStart],
    ['doi', '10.5555/abc', 'https://doi.org/10.5555/abc', 3],
  )
  const survey = draftOf('survey', typed({ design: 'cohort' }), { population: 'All nurses', odd: 'x' }, 'own')
  assert.deepEqual([survey.identifierSystem, survey.identifier, survey.design], ['office', 'own', null])
  assert.deepEqual(survey.detail, {
    kind: 'survey result',
    asked: 410,
    answered: 148,
    facts: [{ key: 'population', label: 'Who was asked', text: 'All nurses' }],
  })
})

test('a number becomes a value of the whole, reported by who handed it over', () => {
  assert.equal(measuredOf('survey', typed()), null)
  const measured = measuredOf('public health', typed(counted))
  assert.deepEqual(
    [measured!.measure.canonical, measured!.measure.kind, measured!.value.value, measured!.value.population],
    ['office:blood-thinner-stopped-in-time', 'community health', 0.76, ''],
  )
})

test('topics are typed with commas, each once', () => {
  assert.deepEqual(listTopicWords('Sepsis, nursing;  sepsis ,,'), ['sepsis', 'nursing'])
})

test('a level is only given to designs that have one', () => {
  assert.deepEqual(
    [startLevelOf('synthesis'), startLevelOf('opinion'), startLevelOf('guideline'), startLevelOf('unknown')],
    [1, 5, null, null],
  )
})
