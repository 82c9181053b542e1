import assert from 'node:assert/strict'
import { test } from 'node:test'
import { allowed } from '../../../test/evidence.ts'
import { actorOf } from '../../../test/gaps.ts'
import { addFigure, addMeasuredGap, afterMonth, teach } from '../../../test/outcomes.ts'
import { openTestOffice } from '../../../test/office.ts'
import { nameOwner } from '../gaps/gap.commands.ts'

async function open(owner?: string) {
  const office = await openTestOffice({ now: afterMonth(3) })
  await office.person('ada', { roles: ['office staff'] })
  await office.person('jo', { roles: ['course director'] })
  await office.person('kim', { roles: ['course director'] })
  const { gapId } = await addMeasuredGap(office, [25, 27], { owner })
  await teach(office, gapId)
  await office.work()
  const waits = async (name: string) => (await office.as(name).get('/office')).text
  return { office, gapId, waits, path: `/outcomes/gaps/${gapId}/verdicts` }
}

test('a gap nobody owns waits for the office once its figure is in, until someone decides', async () => {
  const { office, waits, path } = await open()
  assert.doesNotMatch(await waits('ada'), /figure is in/)
  office.setNow(afterMonth(8))
  const { valueId } = await addFigure(office, 8, 46)
  await office.work()
  assert.match(await waits('ada'), /Decide whether gap 1 stays open.*September’s figure is in: 46 of 50/)
  for (const other of ['jo', 'kim']) assert.doesNotMatch(await waits(other), /figure is in/)
  assert.equal((await office.as('ada').post(path, { verdict: 'kept open', why: 'Far from 90', valueId })).status, 303)
  assert.doesNotMatch(await waits('ada'), /figure is in/)
})

test('whom the gap was given to after the figure came in finds it waiting, and only they and the office', async () => {
  const { office, gapId, waits } = await open()
  office.setNow(afterMonth(8))
  await addFigure(office, 8, 46)
  await office.work()
  await allowed(office.office.write(actorOf(office, 'ada'), (tx) => nameOwner(tx, gapId, office.idOf('jo'))))
  assert.match(await waits('jo'), /One thing waits for you.*Decide whether gap 1 stays open.*September’s figure is in/)
  assert.doesNotMatch(await waits('kim'), /figure is in/)
})

test('an owner who was asked has the task and no second line, and the office sees it among what others owe', async () => {
  const { office, waits } = await open('jo')
  office.setNow(afterMonth(8))
  await addFigure(office, 8, 46)
  await office.work()
  assert.match(await waits('jo'), /One thing waits for you.*Decide whether gap 1 stays open.*September’s figure is in/)
  const told = await waits('ada')
  assert.match(
    told,
    /One thing waits for you.*“Stop on the right day” opens.*Others owe Jo Tester, MD Decide whether gap 1 stays open/,
  )
})
