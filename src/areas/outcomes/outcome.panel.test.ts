import assert from 'node:assert/strict'
import { test } from 'node:test'
import { allowed } from '../../../test/evidence.ts'
import { addGap } from '../../../test/gaps.ts'
import { learn } from '../../../test/learners.ts'
import { addFigure, addMeasuredGap, afterMonth, teach } from '../../../test/outcomes.ts'
import { openTestOffice } from '../../../test/office.ts'
import { answerFollowUp } from '../evaluation/follow-up.commands.ts'
import { listCommitments } from '../evaluation/commitment.store.ts'

async function open() {
  const office = await openTestOffice({ now: afterMonth(3) })
  await office.person('ada', { givenName: 'Ada', familyName: 'Lane', roles: ['office staff'] })
  await office.person('jo', { roles: ['course director'] })
  return office
}

test('with one figure the number stands there with its source, and what the next one brings', async () => {
  const office = await open()
  const { gapId } = await addMeasuredGap(office, [38])
  const page = await office.as('ada').get(`/gaps/${gapId}`)
  assert.match(page.text, /The measure It raised this gap, and it will close it 38 of 50 in Jan 2026/)
  assert.match(page.text, /A second period arrives by the same import, and both then stand on one chart/)
  assert.doesNotMatch(page.html, /class="plot/)
  assert.match(page.html, /<a href="\/evidence\/sources\/[0-9a-f-]+">Hand-over of 2026-01-31<\/a>/)
})

test('once a second figure is in both stand on one chart, each with its source in the table', async () => {
  const office = await open()
  const { gapId } = await addMeasuredGap(office, [38])
  await addFigure(office, 1, 40)
  const page = await office.as('ada').get(`/gaps/${gapId}`)
  assert.match(page.html, /<title>Jan 2026: 38 of 50<\/title>.*<title>Feb 2026: 40 of 50<\/title>/)
  assert.match(page.text, /Nothing has been taught for it yet/)
  assert.match(page.text, /Period Counts Value Source Jan 2026 38 of 50 76% Hand-over of 2026-01-31 Feb 2026/)
})

test('the chain leads to plans only whoever may open them', async () => {
  const office = await open()
  await office.person('sol', { roles: ['surveyor'] })
  await office.person('dora', { roles: ['course director'] })
  const { gapId } = await addMeasuredGap(office, [25, 27, 26])
  const activityId = await teach(office, gapId)
  const plan = `/office/activities/${activityId}`
  for (const [name, opens] of [
    ['ada', true],
    ['sol', true],
    ['dora', false],
  ] as const) {
    assert.equal((await office.as(name).get(`/gaps/${gapId}`)).html.includes(`href="${plan}"`), opens, name)
    assert.equal((await office.as(name).get(plan)).status, opens ? 200 : 404, name)
  }
})

test('after education the page tells before and since as n of N, marks the day, and claims no cause', async () => {
  const office = await open()
  const { gapId } = await addMeasuredGap(office, [25, 27, 26])
  await teach(office, gapId)
  office.setNow(afterMonth(6))
  for (const month of [5, 6]) await addFigure(office, month, 40)
  const page = await office.as('ada').get(`/gaps/${gapId}`)
  assert.match(page.text, /78 of 150 in the 3 periods before education\. 80 of 100 in the 2 periods since\./)
  assert.match(page.text, /No shift yet: 2 in a row/)
  assert.match(page.text, /That is change after education, not proof that education caused it/)
  assert.match(page.text, /Online course, Tue, May 5, 2026/)
  assert.match(page.text, /Target, or more 90%/)
})

test('whoever may not see evidence reads the name of a source without a link', async () => {
  const office = await open()
  const { gapId } = await addMeasuredGap(office, [38, 40])
  const page = await office.as('jo').get(`/gaps/${gapId}`)
  assert.match(page.text, /Hand-over of 2026-01-31/)
  assert.doesNotMatch(page.html, /href="\/evidence\/sources/)
})

test('the chain leads from the objective to the measure, and says where there are too few to say', async () => {
  const office = await open()
  const { gapId } = await addMeasuredGap(office, [25])
  const activityId = await teach(office, gapId)
  const chain = async () => /The chain.*?(?=Evidence)/.exec((await office.as('ada').get(`/gaps/${gapId}`)).text)![0]
  assert.match(await chain(), /Nobody has taken a test yet\. Commitments Nobody has said yet/)
  for (const name of ['l1', 'l2', 'l3']) await learn(office, activityId, name, { isPassed: true, rating: 5 })
  await learn(office, activityId, 'l4', { isPassed: true, rating: 3, commitment: 'I set both dates at the visit' })
  assert.match(await chain(), /4 took part, 4 completed it Competence 4 took the test: too few to say/)
  await learn(office, activityId, 'l5', { isPassed: false })
  await learn(office, activityId, 'l6', { isPassed: true, rating: 4, commitment: 'I ask the pharmacist before each' })
  const text = await chain()
  assert.match(text, /Objective Set the stop and restart date for each blood thinner/)
  assert.match(text, /Stop on the right day ?, published, opens Tue, May 5, 2026: 6 took part, 5 completed it/)
  assert.match(text, /5 of 6 who took the test passed it 4 of 5 say they can do it now/)
  assert.match(text, /2 are asked about later/)
  assert.match(text, /Measure 25 of 50, Jan 2026 ?\. Target 90 in 100/)
})

test('commitments in the chain count as they do at follow-up: in part a half, silence as not kept', async () => {
  const office = await open()
  const { gapId } = await addMeasuredGap(office, [25])
  const activityId = await teach(office, gapId)
  for (const name of ['l1', 'l2', 'l3', 'l4', 'l5'])
    await learn(office, activityId, name, { isPassed: true, rating: 5, commitment: 'I set both dates at the visit' })
  office.setNow(afterMonth(8))
  await office.work()
  const [one, two] = await listCommitments(office.office.db, activityId, { limit: 2 })
  for (const [followUp, answer] of [
    [one!, 'fully'],
    [two!, 'partly'],
  ] as const) {
    const { followUpId, personId } = followUp
    const actor = { personId, roles: [], via: 'session' } as const
    const answered = { followUpId, personId, answer, note: '' }
    await allowed(office.office.write(actor, (tx) => answerFollowUp(tx, answered)))
  }
  const page = (await office.as('ada').get(`/gaps/${gapId}`)).text
  assert.match(page, /Commitments 1\.5 of 5 followed up were kept/)
})

test('a gap without measure and education has neither chart nor chain', async () => {
  const office = await open()
  const gapId = await addGap(office)
  const page = (await office.as('ada').get(`/gaps/${gapId}`)).text
  assert.doesNotMatch(page, /The chain|It raised this gap/)
})
