import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Takeover, fillFrom } from './proposal.rules.ts'

const takeover: Takeover = {
  statement: '38 of 50 were stopped in time',
  population: 'Adults',
  comparator: null,
  channel: 'quality committee',
  sourceTitle: 'Hand-over',
  issuer: null,
  issuedText: null,
  measureId: null,
  unit: null,
  reporter: null,
  measurePopulation: null,
  numerator: null,
  denominator: null,
  exclusion: null,
  exception: null,
  value: null,
}

test('a new gap takes over what its findings know, and nothing that they do not', () => {
  const bare = fillFrom([{ ...takeover, channel: 'evaluation' }])
  assert.deepEqual(
    [bare.difference, bare.series, bare.needs, bare.bestPracticeSource, bare.title],
    ['', '', [], '', ''],
  )
  const counts = {
    numerator: 38,
    denominator: 60,
    exclusion: 8,
    exception: 2,
    value: 0.76,
    unit: 'proportion' as const,
  }
  const filled = fillFrom([
    { ...takeover, ...counts, measureId: 'm', reporter: 'r', comparator: '90% in the guideline' },
    { ...takeover, channel: 'literature', statement: 'Longer stops halve bleeding', issuer: 'J Invent Med' },
  ])
  assert.equal(filled.difference, '38 of 50, 76%; compared with 90% in the guideline')
  assert.deepEqual([filled.needs, filled.series], [['performance'], '["m","r",""]'])
  assert.equal(filled.bestPracticeSource, 'Hand-over, J Invent Med')
  assert.equal(filled.currentPractice, '38 of 50 were stopped in time\n\nLonger stops halve bleeding')
})

test('the number of a measured finding stands first in a new gap, whatever was chosen before it', () => {
  const measure = { measureId: 'm', reporter: 'r', unit: 'proportion' as const }
  const survey = {
    ...takeover,
    statement: '61 of 148 were unsure',
    population: 'Residents',
    comparator: 'All of them in a survey of 2020',
    channel: 'survey' as const,
  }
  const unreported = { ...takeover, ...measure, measureId: 'm0', statement: 'Nobody has counted yet' }
  const counted = {
    ...takeover,
    ...measure,
    statement: '38 of 50 were stopped in time',
    comparator: '90% in the guideline',
    numerator: 38,
    denominator: 50,
    value: 0.76,
  }
  const filled = fillFrom([survey, unreported, counted])
  assert.equal(filled.difference, '38 of 50, 76%; compared with 90% in the guideline')
  assert.equal(filled.patients, 'Adults')
  assert.equal(filled.series, '["m","r",""]')
  assert.equal(
    filled.currentPractice,
    '38 of 50 were stopped in time\n\nNobody has counted yet\n\n61 of 148 were unsure',
  )
})

test('what a quality committee counted in words is the number, where nothing is measured', () => {
  const learners = { ...takeover, channel: 'evaluation' as const, statement: '17 of 40 had not heard of it' }
  const committee = { ...takeover, statement: '1,018 of 6,120, counted by hand, got both' }
  const filled = fillFrom([learners, committee])
  assert.equal(filled.difference, '1,018 of 6,120')
  assert.match(filled.currentPractice, /^1,018 of 6,120/)
  assert.equal(fillFrom([learners]).difference, '', 'learners count what they know')
})
