import assert from 'node:assert/strict'
import { test } from 'node:test'
import { answerFollowUp } from '../../areas/evaluation/follow-up.commands.ts'
import { timedWork } from '../../platform/office.ts'
import { allowed } from '../../../test/evidence.ts'
import { learn } from '../../../test/learners.ts'
import { addFigure, addMeasuredGap, teach } from '../../../test/outcomes.ts'
import { openReports } from '../../../test/reports.ts'
import { findReportable } from './reportable.store.ts'

test('what was measured grows with what is on record: test, commitment, follow-up, a month after the education', async () => {
  const { office } = await openReports()
  const { db, settings } = office.office
  const { gapId } = await addMeasuredGap(office, [30, 31])
  const activityId = await teach(office, gapId)
  const measured = async () => (await findReportable(db, activityId, settings.timeZone))!.measured
  const nothing = { activityId, isTested: false, isCommitted: false, isFollowedUp: false, measures: [] }
  assert.deepEqual(await measured(), nothing)
  const personId = await learn(office, activityId, 'tomasz', {
    isPassed: true,
    rating: 4,
    commitment: 'Stop it on the right day',
  })
  assert.deepEqual(await measured(), { ...nothing, isTested: true, isCommitted: true })
  const { id: followUpId } = await db.selectFrom('evaluation_follow_up').select('id').executeTakeFirstOrThrow()
  const answered = { followUpId, personId, answer: 'fully' as const, note: '' }
  await allowed(office.office.write(timedWork, (tx) => answerFollowUp(tx, answered)))
  await addFigure(office, 2, 40)
  assert.deepEqual((await measured()).measures, [], 'March holds the day on which it opened')
  await addFigure(office, 3, 44)
  const all = { ...nothing, isTested: true, isCommitted: true, isFollowedUp: true, measures: ['performance'] }
  assert.deepEqual(await measured(), all)
})
