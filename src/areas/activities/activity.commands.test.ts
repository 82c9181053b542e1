import assert from 'node:assert/strict'
import { test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { planIn } from '../../../test/activities.ts'
import { actorOf } from '../../../test/gaps.ts'
import { openTestOffice } from '../../../test/office.ts'
import { missing } from '../../kernel/decision.ts'
import { holdActivity, stepActivity } from './activity.commands.ts'
import { findActivity, listGapsOf } from './activity.store.ts'
import { addObjective } from './objective.commands.ts'

/** An office with a plan that has what it needs to go to review. */
async function openPlanned() {
  const office = await openTestOffice()
  await office.person('ada', { roles: ['office staff'] })
  const activityId = await planIn(office)
  const [gap] = await listGapsOf(office.office.db, activityId)
  const objective = { statement: 'Set the stop date for each drug', needType: 'competence', gapId: gap!.id } as const
  const ada = actorOf(office, 'ada')
  await office.office.write(ada, (tx) => addObjective(tx, activityId, objective))
  return { office, activityId, ada, objective }
}

test('who changes a plan while it goes to review waits, and is told that it is there', async () => {
  const { office, activityId, ada, objective } = await openPlanned()
  const { db, write, today } = office.office
  let isHeld = () => {}
  const held = new Promise<void>((resolve) => (isHeld = resolve))
  const going = write(ada, async (tx) => {
    await holdActivity(tx, activityId)
    isHeld()
    await sleep(200)
    return stepActivity(tx, activityId, { to: 'in review', why: '', by: 'office staff', today: today() })
  })
  await held
  const late = await write(ada, (tx) =>
    addObjective(tx, activityId, { ...objective, statement: 'Name who restarts it' }),
  )
  const gone = await going
  assert.ok(gone !== missing && gone.ok)
  assert.ok(late !== missing && !late.ok && late.refusal.code === 'activity/plan-closed')
  assert.equal((await findActivity(db, activityId))!.state, 'in review')
})

test('two who send a plan to review at once send it once', async () => {
  const { office, activityId, ada } = await openPlanned()
  const { write, today } = office.office
  const step = { to: 'in review', why: '', by: 'office staff', today: today() } as const
  const send = () => write(ada, (tx) => stepActivity(tx, activityId, step))
  const both = await Promise.all([send(), send()])
  assert.deepEqual(both.map((one) => one !== missing && one.ok).toSorted(), [false, true])
})
