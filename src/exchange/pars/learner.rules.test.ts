import assert from 'node:assert/strict'
import { test } from 'node:test'
import { aCompletion } from '../../../test/reportable.ts'
import { type LocalDate, localDate } from '../../kernel/dates.ts'
import { type Quarters, quarters } from '../../kernel/quarters.ts'
import type { ReportableCompletion } from './learner.schema.ts'
import { checkCompletions } from './preflight.rules.ts'

const today = localDate('2026-11-24')
const day = localDate
const npi = '1234567893'
const pointsOf = (...list: ReportableCompletion[]) => checkCompletions(list, today).map(({ point }) => point)
const course = { format: 'Live Course', activityStartOn: day('2026-11-14'), activityEndOn: day('2026-11-15') } as const

type Case = { over: Partial<ReportableCompletion>; point: number | null; because: string }
const cases: Case[] = [
  { over: {}, point: null, because: 'a physician with a license, who agreed' },
  { over: { accmeActivityId: null }, point: 1, because: 'the activity has no PARS number' },
  { over: { accmeActivityId: '2026-0017' }, point: 1, because: 'a PARS number of other signs' },

  { over: { givenName: '' }, point: 13, because: 'no first name' },
  { over: { familyName: ' ' }, point: 13, because: 'no last name' },
  { over: { birth: null }, point: 13, because: 'no birthday' },
  { over: { birth: { month: 2, day: 29 } }, point: null, because: 'PA22: born on February 29' },
  { over: { birth: { month: 2, day: 30 } }, point: 13, because: 'PA22: no February 30' },
  { over: { birth: { month: 4, day: 31 } }, point: 13, because: 'no April 31' },
  { over: { birth: { month: 13, day: 1 } }, point: 13, because: 'no thirteenth month' },
  { over: { birth: { month: 0, day: 1 } }, point: 13, because: 'no month zero' },
  { over: { license: null, npi }, point: null, because: 'an NPI instead of a license' },
  { over: { license: null }, point: 13, because: 'CL09: neither license nor NPI' },
  { over: { license: { state: 'MA', number: ' ' } }, point: 13, because: 'a state without a number' },
  { over: { license: { state: 'MA', number: '' }, npi }, point: null, because: 'a state and an NPI' },
  { over: { license: { state: 'Massachusetts', number: '1' } }, point: 13, because: 'a state by its name' },
  { over: { npi: '1234567890' }, point: 13, because: 'an NPI with a wrong check digit' },
  { over: { consent: false }, point: 13, because: 'PA21: no consent' },
  { over: { consent: false, action: 'delete' }, point: null, because: 'PA21: taking back needs no consent' },
  { over: { isPhysician: false }, point: 13, because: 'a nurse counts in the totals' },

  { over: { quarters: quarters(6) }, point: null, because: 'all of the designated credit' },
  { over: { quarters: quarters(7) }, point: 14, because: 'more than the designated credit' },
  { over: { quarters: quarters(0) }, point: 14, because: 'no credit' },
  { over: { quarters: 1.2 as Quarters }, point: 14, because: 'not in steps of 0.25' },

  { over: { completedOn: day('2026-11-20') }, point: null, because: 'the last day of enduring material' },
  { over: { completedOn: day('2026-11-21') }, point: 15, because: 'the day after it ended' },
  { over: { completedOn: day('2025-12-31') }, point: null, because: 'enduring material has no first day to check' },
  { over: { ...course, completedOn: day('2026-11-14') }, point: null, because: 'the first day of a course' },
  { over: { ...course, completedOn: day('2026-11-13') }, point: 15, because: 'the day before a course' },
  { over: { activityEndOn: day('2026-12-31'), completedOn: today }, point: null, because: 'completed today' },
  {
    over: { activityEndOn: day('2026-12-31'), completedOn: day('2026-11-25') },
    point: 15,
    because: 'completed tomorrow',
  },

  { over: { creditId: 'ccid:a:b' }, point: null, because: 'a credit id in its form' },
  { over: { creditId: 'a:b' }, point: 17, because: 'a credit id without ccid' },
  { over: { creditId: 'ccid:a:b:c' }, point: 17, because: 'a credit id of four parts' },
  { over: { creditId: `ccid:a:${'x'.repeat(293)}` }, point: null, because: '300 characters' },
  { over: { creditId: `ccid:a:${'x'.repeat(294)}` }, point: 17, because: '301 characters' },

  { over: { completedOn: '2026-11-14T16:00:00' as LocalDate }, point: 18, because: 'a day with a time' },
]
for (const { over, point, because } of cases) {
  test(`${point === null ? 'it passes' : `point ${point} stops it`}: ${because}`, () => {
    assert.deepEqual(pointsOf(aCompletion(over)), point === null ? [] : [point])
  })
}

test('CL09: the sentence says that the credit stands and what would make it reportable', () => {
  const [problem] = checkCompletions([aCompletion({ license: null })], today)
  assert.deepEqual(problem, {
    point: 13,
    message:
      'PARS finds a physician only by a US license and its state, or by an NPI, and Tomasz Everley has neither on ' +
      'record. The credit stands, and the certificate and transcript show it. Enter one of them, or leave the record out.',
    source: 'pars.learner.match',
    subject: 'ccid:cme.alderbay.example:c-1001',
  })
})

const once = aCompletion()
const gone = aCompletion({ action: 'delete' })
const other = aCompletion({ familyName: 'Renwick' })
const lists = [
  { list: [once, aCompletion({ creditId: 'ccid:a:2' })], points: [], because: 'two credits, two ids' },
  { list: [once, once], points: [16], because: 'PA27: the same credit added twice' },
  { list: [once, once, once], points: [16, 16], because: 'PA27: three times' },
  { list: [gone, once], points: [], because: 'PA27: a correction, deleted and added' },
  { list: [once, gone, once], points: [], because: 'added, deleted and added' },
  { list: [gone, once, once], points: [16], because: 'a correction added twice' },
  { list: [once, other], points: [17], because: 'one id for two learners' },
  { list: [once, aCompletion({ accmeActivityId: '202600018' })], points: [17], because: 'one id for two activities' },
  { list: [gone, other], points: [], because: 'a name corrected under the same id' },
  { list: [], points: [], because: 'nothing at all' },
]
for (const { list, points, because } of lists) {
  test(`${points.length === 0 ? 'the list passes' : `points ${points.join(', ')} stop it`}: ${because}`, () => {
    assert.deepEqual(pointsOf(...list), points)
  })
}

test('a deletion is asked only for what finds the record', () => {
  const back = aCompletion({ action: 'delete', quarters: quarters(9), completedOn: day('2027-01-01'), consent: false })
  assert.deepEqual(pointsOf(back), [])
  assert.deepEqual(pointsOf({ ...back, birth: null }), [13])
})
