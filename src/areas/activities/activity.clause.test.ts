import assert from 'node:assert/strict'
import { test } from 'node:test'
import { addMeasuredGap, afterMonth, teach } from '../../../test/outcomes.ts'
import { openTestOffice } from '../../../test/office.ts'
import { localDate } from '../../kernel/dates.ts'
import { timedWork } from '../../platform/office.ts'
import { recordOrganization } from '../organizations/organization.commands.ts'
import { activityClauses } from './activity.clause.ts'
import { replaceJointProviders } from './plan.store.ts'

const year = { from: localDate('2025-06-01'), to: localDate('2026-05-31'), timeZone: 'America/New_York' }

test('activities with a partner are counted of those that were open on some day of the period', async () => {
  const office = await openTestOffice({ now: afterMonth(3) })
  await office.person('ada', { roles: ['office staff'] })
  const { gapId } = await addMeasuredGap(office, [25])
  const joint = await teach(office, gapId, 'With the health department')
  await teach(office, gapId, 'Alone')
  await office.office.write(timedWork, async (tx) => {
    const agency = { name: 'Corran County Health', kind: 'agency', isProvider: false, city: null, state: 'MA' } as const
    await replaceJointProviders(tx, joint, [await recordOrganization(tx, agency)])
  })
  const counted = async (from: string, to: string) => {
    const period = { ...year, from: localDate(from), to: localDate(to) }
    const [number] = (await Promise.all(activityClauses.map((source) => source(office.office.db, period)))).flat()
    return [number!.clause, number!.n, number!.of]
  }
  assert.deepEqual(await counted('2025-06-01', '2026-05-31'), ['A3', 1, 2])
  assert.deepEqual(await counted('2025-05-05', '2026-05-04'), ['A3', 0, 0], 'the day before they open')
  assert.deepEqual(await counted('2027-05-05', '2028-05-04'), ['A3', 1, 2], 'on their last day')
  assert.deepEqual(await counted('2027-05-06', '2028-05-05'), ['A3', 0, 0], 'the day after')
})
