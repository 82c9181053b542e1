import assert from 'node:assert/strict'
import { test } from 'node:test'
import { learn } from '../../../test/learners.ts'
import { addMeasuredGap, afterMonth, teach } from '../../../test/outcomes.ts'
import { type TestOffice, openTestOffice } from '../../../test/office.ts'
import type { ClauseId } from '../../kernel/clause.ts'
import { type LocalDate, localDate } from '../../kernel/dates.ts'
import { timedWork } from '../../platform/office.ts'
import { recordOrganization } from '../organizations/organization.commands.ts'
import { recordAffiliation } from '../people/person.commands.ts'
import type { Relation } from '../people/person.schema.ts'
import { recordClauses } from './record.clause.ts'

const year = { from: localDate('2025-06-01'), to: localDate('2026-05-31'), timeZone: 'America/New_York' }

async function open() {
  const office = await openTestOffice({ now: afterMonth(3) })
  await office.person('ada', { roles: ['office staff'] })
  const activityId = await teach(office, (await addMeasuredGap(office, [25])).gapId)
  const school = {
    name: 'Alder Bay School of Medicine',
    kind: 'school',
    isProvider: true,
    city: null,
    state: 'MA',
  } as const
  const organizationId = await office.office.write(timedWork, (tx) => recordOrganization(tx, school))
  const tie = (personId: string, relation: Relation, until: LocalDate | null = null) =>
    office.office.write(timedWork, (tx) =>
      recordAffiliation(tx, personId, { organizationId, relation, department: null, since: null, until }),
    )
  return { office, activityId, tie }
}

async function find(office: TestOffice, clause: ClauseId, period = year) {
  const numbers = (await Promise.all(recordClauses.map((source) => source(office.office.db, period)))).flat()
  return numbers.find((number) => number.clause === clause)!
}

test('learners of the school are counted among all, each person once and by the nearest tie', async () => {
  const { office, activityId, tie } = await open()
  const [teacher, graduate, gone, staff] = [
    await learn(office, activityId, 'l1', { isPassed: true }),
    await learn(office, activityId, 'l2', { isPassed: true }),
    await learn(office, activityId, 'l3', { isPassed: true }),
    await learn(office, activityId, 'l4', { isPassed: true }),
  ]
  await tie(teacher!, 'graduate')
  await tie(teacher!, 'faculty')
  await tie(graduate!, 'graduate')
  await tie(gone!, 'faculty', localDate('2025-05-31'))
  await tie(staff!, 'staff')
  const { n, of, parts } = await find(office, 'A1')
  assert.deepEqual([n, of], [2, 4])
  assert.deepEqual(parts![0]!.groups, [
    { label: 'faculty', n: 1, of: null },
    { label: 'graduate', n: 1, of: null },
  ])
  await tie(gone!, 'faculty', localDate('2025-06-01'))
  assert.equal((await find(office, 'A1')).n, 3, 'a tie that reaches into the period counts')
})

test('all learners are told by profession, state and country; who began and did not complete is none', async () => {
  const { office, activityId } = await open()
  await learn(office, activityId, 'l1', { isPassed: true, person: { state: 'MA' } })
  await learn(office, activityId, 'l2', { isPassed: true, person: { state: 'ME', profession: 'nurse', degree: 'RN' } })
  await learn(office, activityId, 'l3', { isPassed: true, person: { country: 'CAN' } })
  await learn(office, activityId, 'l4', { person: { state: 'NY' } })
  const { n, of, what } = await find(office, 'A2')
  assert.deepEqual([n, of, what], [3, null, 'learners, in 2 professions, 2 states and 2 countries'])
  const one = await find(office, 'A2', { ...year, to: localDate('2026-05-04') })
  assert.deepEqual([one.n, one.what], [0, 'learners, in 0 professions, 0 states and 0 countries'])
})

test('online courses completed are counted of those begun in the period, by the day of the office', async () => {
  const { office, activityId } = await open()
  await learn(office, activityId, 'l1', { isPassed: true })
  await learn(office, activityId, 'l2', { isPassed: false })
  await learn(office, activityId, 'l3', {})
  const { n, of } = await find(office, 'F4')
  assert.deepEqual([n, of], [1, 3])
  const before = await find(office, 'F4', { ...year, to: localDate('2026-05-04') })
  assert.deepEqual([before.n, before.of], [0, 0])
})
