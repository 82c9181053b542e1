import assert from 'node:assert/strict'
import { test } from 'node:test'
import { allowed } from '../../../test/evidence.ts'
import { acceptGap, actorOf, addFinding, addGap } from '../../../test/gaps.ts'
import { openTestOffice } from '../../../test/office.ts'
import { decideFinding } from '../evidence/finding.commands.ts'
import { retractSource } from '../evidence/source.commands.ts'
import { markAddressed, markPlanned, stepGap } from './gap.commands.ts'
import { gapReactions } from './gap.reactions.ts'
import { findGap } from './gap.store.ts'
import { listSteps } from './step.store.ts'

const open = async () => {
  const office = await openTestOffice({ reactions: gapReactions, jobs: [] })
  await office.person('ada', { roles: ['office staff'] })
  return office
}

test('a finding that is dismissed later no longer lights its door, and lights it again once accepted', async () => {
  const office = await open()
  const findingId = await addFinding(office)
  const id = await addGap(office, {}, [findingId])
  const doors = async () => (await findGap(office.office.db, id))!.doors
  const write = office.office.write
  await allowed(write(actorOf(office, 'ada'), (tx) => decideFinding(tx, findingId, 'dismissed', 'Another population')))
  await office.work()
  assert.deepEqual(await doors(), [])
  await allowed(write(actorOf(office, 'ada'), (tx) => decideFinding(tx, findingId, 'accepted', 'It fits after all')))
  await office.work()
  assert.deepEqual(await doors(), ['literature'])
})

test('a closed gap is reopened when a source it rests on is retracted, and an accepted one only loses the door', async () => {
  const office = await open()
  const findingId = await addFinding(office, { source: { identifier: '31' } })
  const [closed, accepted] = [await addGap(office, {}, [findingId]), await addGap(office, {}, [findingId])]
  for (const id of [closed, accepted]) await acceptGap(office, id)
  await office.office.write(actorOf(office, 'ada'), async (tx) => {
    await allowed(markPlanned(tx, closed, 'Activity 26-001'))
    await allowed(markAddressed(tx, closed, 'Activity 26-001'))
    await allowed(stepGap(tx, closed, 'closed', 'Target met'))
    await retractSource(tx, { system: 'pubmed', identifier: '31' }, 'A notice came')
  })
  await office.work()
  const found = [await findGap(office.office.db, closed), await findGap(office.office.db, accepted)]
  assert.deepEqual(
    found.map((gap) => [gap!.state, gap!.doors]),
    [
      ['reopened', []],
      ['accepted', []],
    ],
  )
  assert.equal(
    (await listSteps(office.office.db, closed))[0]!.why,
    'A source it rests on was retracted: Stops in weak kidneys',
  )
})
