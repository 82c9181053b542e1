import assert from 'node:assert/strict'
import { test } from 'node:test'
import { learn } from '../../../test/learners.ts'
import { openTestOffice } from '../../../test/office.ts'
import { openActivity } from '../../../test/reports.ts'
import { addTo } from '../../kernel/dates.ts'
import { timedWork } from '../../platform/office.ts'
import { saveCommitment } from './commitment.store.ts'

test('commitments are shown fifty at a time, the newest first, and counted all', async () => {
  const office = await openTestOffice()
  await office.person('ada', { roles: ['office staff'] })
  const activityId = await openActivity(office, 'Stop on the right day')
  const personId = await learn(office, activityId, 'lena', {
    isPassed: true,
    rating: 4,
    commitment: 'I promise number 1',
  })
  const dueOn = addTo(office.office.today(), { days: 60 })
  const made = { activityId, personId, dueOn, objectiveId: null, confidence: 4, barrier: '' }
  for (let at = 2; at <= 102; at += 1) {
    office.setNow(at <= 52 ? '2026-03-03T15:00:00Z' : '2026-03-04T15:00:00Z')
    await office.office.write(timedWork, (tx) => saveCommitment(tx, { ...made, statement: `I promise number ${at}` }))
  }
  const seen: number[][] = []
  let next: string | undefined = `/office/activities/${activityId}/evaluation`
  while (next !== undefined) {
    const page = await office.as('ada').get(next.replaceAll('&amp;', '&'))
    assert.match(page.text, /Commitments 0 followed up of 102/)
    seen.push([...page.text.matchAll(/“I promise number (\d+)”/g)].map(([, at]) => Number(at)))
    next = /href="([^"]*)"[^>]*>Next</.exec(page.html)?.[1]
  }
  assert.deepEqual(
    seen.map((numbers) => numbers.length),
    [50, 50, 2],
  )
  assert.deepEqual(
    seen.flat(),
    Array.from({ length: 102 }, (_, at) => 102 - at),
  )
})
