import assert from 'node:assert/strict'
import { test } from 'node:test'
import { learn } from '../../../test/learners.ts'
import { addMeasuredGap, afterMonth, teach } from '../../../test/outcomes.ts'
import { type TestOffice, openTestOffice } from '../../../test/office.ts'
import type { ClauseId } from '../../kernel/clause.ts'
import { localDate } from '../../kernel/dates.ts'
import { addEntry, completeParticipation } from '../participation/record.commands.ts'
import { outcomeClauses } from './outcome.clause.ts'

const year = { from: localDate('2025-06-01'), to: localDate('2026-05-31'), timeZone: 'America/New_York' }

async function open() {
  const office = await openTestOffice({ now: afterMonth(3) })
  await office.person('ada', { roles: ['office staff'] })
  return office
}

async function find(office: TestOffice, clause: ClauseId, period = year) {
  const numbers = (await Promise.all(outcomeClauses.map((source) => source(office.office.db, period)))).flat()
  return numbers.find((number) => number.clause === clause)!
}

test('a test passed is not yet competence; with a promise or a high rating of every objective it is', async () => {
  const office = await open()
  const activityId = await teach(office, (await addMeasuredGap(office, [25])).gapId)
  const nurse = { profession: 'nurse', degree: 'RN', careerStage: 'staff' } as const
  await learn(office, activityId, 'begun', {})
  await learn(office, activityId, 'failed', { isPassed: false })
  await learn(office, activityId, 'passed', { isPassed: true })
  await learn(office, activityId, 'unsure', { isPassed: true, rating: 3 })
  await learn(office, activityId, 'sure', { isPassed: true, rating: 4 })
  await learn(office, activityId, 'promised', {
    isPassed: true,
    rating: 2,
    commitment: 'I set both dates at the visit',
    person: nurse,
  })
  const { n, of, parts } = await find(office, 'P1')
  assert.deepEqual([n, of], [2, 4])
  assert.deepEqual(parts![0]!.groups, [
    { label: 'practicing', n: 1, of: 3 },
    { label: 'staff', n: 1, of: 1 },
  ])
})

test('a learner counts once, and only in the period in which they completed', async () => {
  const office = await open()
  const gap = await addMeasuredGap(office, [25])
  const activityId = await teach(office, gap.gapId)
  await learn(office, activityId, 'sure', { isPassed: true, rating: 5 })
  const another = await teach(office, gap.gapId, 'Stop again')
  const personId = office.idOf('sure')
  await office.office.write({ personId, roles: [], via: 'session' }, async (tx) => {
    await addEntry(tx, another, personId, { kind: 'tested', what: 'Attempt 1', isPassed: true })
    await completeParticipation(tx, another, personId)
  })
  const counted = async (from: string, to: string) => {
    const { n, of } = await find(office, 'P1', { ...year, from: localDate(from), to: localDate(to) })
    return [n, of]
  }
  assert.deepEqual(await counted('2026-05-05', '2026-05-05'), [1, 1])
  assert.deepEqual(await counted('2026-05-06', '2027-05-05'), [0, 0])
  assert.deepEqual(await counted('2025-05-05', '2026-05-04'), [0, 0])
})

test('a completion late in the evening counts on the office’s day, not on the day in Greenwich', async () => {
  const office = await open()
  const activityId = await teach(office, (await addMeasuredGap(office, [25])).gapId)
  office.setNow('2026-06-01T02:00:00Z')
  await learn(office, activityId, 'late', { isPassed: true })
  assert.equal((await find(office, 'P1')).of, 1)
})

test('measures past target are counted by what they are about, with a figure in the period', async () => {
  const office = await open()
  const named = (name: string, kind: 'performance' | 'patient health' | 'community health') => ({
    canonical: `http://alderbay.example/Measure/${name}`,
    name,
    kind,
  })
  await addMeasuredGap(office, [25, 46], { measure: named('a', 'performance') })
  await addMeasuredGap(office, [46, 44], { measure: named('b', 'performance') })
  await addMeasuredGap(office, [46], { measure: named('c', 'performance'), target: null })
  await addMeasuredGap(office, [46], { measure: named('d', 'patient health') })
  await addMeasuredGap(office, [10], {
    measure: { ...named('e', 'community health'), improvement: 'decrease' },
    target: 0.2,
  })
  const shown = async (clause: ClauseId, period = year) => {
    const { n, of } = await find(office, clause, period)
    return [n, of]
  }
  assert.deepEqual(await shown('R2'), [1, 2])
  assert.deepEqual(await shown('R3'), [2, 2])
  const january = { ...year, to: localDate('2026-01-31') }
  assert.deepEqual(await shown('R2', january), [1, 2], 'b reached it in January and a did not')
  assert.deepEqual(await shown('R2', { ...year, to: localDate('2026-01-30') }), [0, 0])
})

test('a series that two gaps watch counts once, and reaches the target when it reaches both', async () => {
  const office = await open()
  await addMeasuredGap(office, [41], { target: 0.8 })
  await addMeasuredGap(office, [41], { target: 0.9 })
  const { n, of } = await find(office, 'R2')
  assert.deepEqual([n, of], [0, 1])
})
