import assert from 'node:assert/strict'
import { test } from 'node:test'
import { planIn } from '../../../test/activities.ts'
import { openTestOffice } from '../../../test/office.ts'
import { timedWork } from '../../platform/office.ts'
import { findActivity, selectSteps } from './activity.store.ts'
import { saveStep } from './plan.store.ts'

test('the step that is written last is the newest, also where its act began first or its clock is behind', async () => {
  const office = await openTestOffice()
  await office.person('ada', { roles: ['office staff'] })
  const activityId = await planIn(office)
  let overtake = () => {}
  const isOvertaken = new Promise<void>((resolve) => (overtake = resolve))
  const slow = office.office.write(timedWork, async (tx) => {
    await isOvertaken
    await saveStep(tx, activityId, 'archived', 'Began first')
  })
  office.setNow('2026-03-02T15:00:01Z')
  await office.office.write(timedWork, (tx) => saveStep(tx, activityId, 'in review', 'Began second'))
  overtake()
  await slow
  const steps = await selectSteps(office.office.db, activityId).execute()
  assert.deepEqual(
    steps.slice(0, 2).map((step) => step.why),
    ['Began first', 'Began second'],
  )
  assert.equal((await findActivity(office.office.db, activityId))!.state, 'archived')
  office.setNow('2026-03-02T14:59:58Z')
  await office.office.write(timedWork, (tx) => saveStep(tx, activityId, 'in planning', 'On a clock that is behind'))
  const { why, at } = (await selectSteps(office.office.db, activityId).execute())[0]!
  assert.equal(why, 'On a clock that is behind')
  assert.equal(at.getTime(), steps[0]!.at.getTime() + 1)
})
