import assert from 'node:assert/strict'
import { test } from 'node:test'
import { linksOf } from '../../../test/activities.ts'
import { learn } from '../../../test/learners.ts'
import { openTestOffice } from '../../../test/office.ts'
import { openActivity } from '../../../test/reports.ts'

test('a follow-up is let go when the link of its last mail has run out, and not before', async () => {
  const office = await openTestOffice()
  await office.person('ada', { roles: ['office staff'] })
  const activityId = await openActivity(office, 'Stop on the right day')
  await learn(office, activityId, 'lena', { isPassed: true, rating: 4, commitment: 'I will set the restart date' })
  const workOn = async (day: string) => {
    office.setNow(`${day}T15:00:00Z`)
    await office.work()
  }
  const newest = async () => (await linksOf(office, 'lena', 'follow-up'))[0]!
  const statusOf = async (token: string) => (await office.visitor().get(`/link/follow-up/${token}`)).status
  const ends = () => office.office.db.selectFrom('tasks_task_end').select(['outcome', 'why']).execute()

  await workOn('2026-05-01')
  const first = await newest()
  for (const day of ['2026-05-15', '2026-05-29', '2026-06-12', '2026-06-26']) await workOn(day)
  assert.equal(await statusOf(first), 404, 'the first link has run out')
  assert.match((await office.mails('lena@'))[0]!.body, /It works up to Sunday, July 26, 2026/)

  await workOn('2026-07-26')
  assert.equal(await statusOf(await newest()), 200, 'on the day the last mail names, its link works')
  assert.deepEqual(await ends(), [])

  await workOn('2026-07-27')
  assert.equal(await statusOf(await newest()), 404)
  assert.deepEqual(await ends(), [{ outcome: 'withdrawn', why: 'No answer before its last link ran out' }])
})
