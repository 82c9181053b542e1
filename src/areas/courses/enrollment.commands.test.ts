import assert from 'node:assert/strict'
import { setTimeout } from 'node:timers/promises'
import { test } from 'node:test'
import { addCourse, marks, takePart } from '../../../test/courses.ts'
import { allowed } from '../../../test/evidence.ts'
import { actorOf } from '../../../test/gaps.ts'
import { type TestOffice, openTestOffice } from '../../../test/office.ts'
import { stepActivity } from '../activities/activity.commands.ts'
import type { ActivityStep } from '../activities/life.schema.ts'
import { findRecord } from '../participation/record.store.ts'
import { dropModule, rewriteModule, setTest } from './course.commands.ts'
import { listModules } from './course.store.ts'
import { answerTest, finishModule } from './enrollment.commands.ts'

async function open() {
  const office = await openTestOffice()
  await office.person('ada', { roles: ['office staff'] })
  for (const name of ['lena', 'omar']) await office.person(name)
  const activityId = await addCourse(office, { passPercent: 75 })
  const isCompleted = async (name: string) =>
    (await findRecord(office.office.db, activityId, office.idOf(name)))!.completedAt !== null
  return { office, activityId, isCompleted }
}

async function step(office: TestOffice, activityId: string, steps: ActivityStep[]): Promise<void> {
  const today = office.office.today()
  await office.office.write(actorOf(office, 'ada'), async (tx) => {
    for (const to of steps) await allowed(stepActivity(tx, activityId, { to, why: 'It is mended', by: 'Ada', today }))
  })
}

test('who lacked only the reading that was dropped has completed the course when it opens again', async () => {
  const { office, activityId, isCompleted } = await open()
  for (const name of ['lena', 'omar']) await takePart(office, activityId, name, { reads: false, right: 4 })
  await office.as('lena').post(`/learn/${activityId}/modules/1`)
  await step(office, activityId, ['in planning'])
  const [, second] = await listModules(office.office.db, activityId)
  await office.office.write(actorOf(office, 'ada'), (tx) => allowed(dropModule(tx, activityId, second!.id)))
  await office.work()
  assert.equal(await isCompleted('lena'), false, 'not while it is planned')
  await step(office, activityId, ['in review', 'approved', 'published'])
  await office.work()
  assert.deepEqual([await isCompleted('lena'), await isCompleted('omar')], [true, false])
})

test('who reached the pass mark that was lowered has completed the course when it opens again', async () => {
  const { office, activityId, isCompleted } = await open()
  await takePart(office, activityId, 'lena', { right: 2 })
  await takePart(office, activityId, 'omar', { right: 1 })
  await step(office, activityId, ['in planning'])
  const rules = { passPercent: 50, attempts: null, minutes: 10 }
  await office.office.write(actorOf(office, 'ada'), (tx) => allowed(setTest(tx, activityId, rules)))
  await step(office, activityId, ['in review', 'approved', 'published'])
  await office.work()
  assert.deepEqual([await isCompleted('lena'), await isCompleted('omar')], [true, false])
})

test('a reading that gets another title stays read, and one that takes its old title is not', async () => {
  const { office, activityId, isCompleted } = await open()
  await takePart(office, activityId, 'lena', { reads: false, right: 4 })
  await office.as('lena').post(`/learn/${activityId}/modules/1`)
  await step(office, activityId, ['in planning'])
  const [first, second] = await listModules(office.office.db, activityId)
  await office.office.write(actorOf(office, 'ada'), async (tx) => {
    await allowed(rewriteModule(tx, activityId, first!.id, { ...first!, title: 'The kidney first' }))
    await allowed(rewriteModule(tx, activityId, second!.id, { ...second!, title: first!.title }))
  })
  await step(office, activityId, ['in review', 'approved', 'published'])
  await office.work()
  assert.equal(await isCompleted('lena'), false)
  assert.match((await office.as('lena').get(`/learn/${activityId}`)).text, /The kidney first .*Read/)
  await office.as('lena').post(`/learn/${activityId}/modules/2`)
  assert.equal(await isCompleted('lena'), true)
})

test('who reads again what is left of a course completes it, before its news has been heard', async () => {
  const { office, activityId, isCompleted } = await open()
  await takePart(office, activityId, 'lena', { reads: false, right: 4 })
  await office.as('lena').post(`/learn/${activityId}/modules/1`)
  await office.office.db.deleteFrom('courses_module').where('position', '=', 2).execute()
  await office.as('lena').post(`/learn/${activityId}/modules/1`)
  assert.equal(await isCompleted('lena'), true)
})

test('the last reading and the last page of the test, sent at once from two windows, complete the course', async () => {
  const { office, activityId, isCompleted } = await open()
  await takePart(office, activityId, 'lena', { reads: false, right: undefined })
  const [personId, today] = [office.idOf('lena'), office.office.today()]
  const lena = office.as('lena')
  await lena.post(`/learn/${activityId}/modules/1`)
  await lena.post(`/learn/${activityId}/test`)
  const [first, last] = marks(4)
  await lena.post(`/learn/${activityId}/test/1`, first)
  let other: Promise<unknown> = Promise.resolve()
  await office.office.write(actorOf(office, 'lena'), async (tx) => {
    await allowed(finishModule(tx, { activityId, personId, position: 2, today }))
    const answered = { activityId, personId, page: 2, form: last, today }
    other = office.office.write(actorOf(office, 'lena'), (second) => allowed(answerTest(second, answered)))
    await setTimeout(500)
  })
  await other
  assert.equal(await isCompleted('lena'), true)
})
