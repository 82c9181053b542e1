import assert from 'node:assert/strict'
import { test } from 'node:test'
import { nameIn } from '../../../test/activities.ts'
import { allowed } from '../../../test/evidence.ts'
import { learn } from '../../../test/learners.ts'
import { openActivity } from '../../../test/reports.ts'
import { openTestOffice } from '../../../test/office.ts'
import { newId } from '../../kernel/ids.ts'
import { timedWork } from '../../platform/office.ts'
import { answerEvaluation, startEvaluation } from './response.commands.ts'

test('the office and the director see what learners say', async (t) => {
  const office = await openTestOffice()
  await office.person('ada', { roles: ['office staff'] })
  await office.person('sol', { roles: ['surveyor'] })
  await office.person('ines')
  await office.person('eve', { roles: ['course director'] })
  const activityId = await openActivity(office, 'Stop on the right day')
  await nameIn(office, activityId, 'ines', 'activity director')
  const [here, ada] = [`/office/activities/${activityId}`, office.as('ada')]
  const results = `${here}/evaluation`
  const learner = (at: number, rating: number) =>
    learn(office, activityId, `l${at}`, { isPassed: true, rating, commitment: `I will change thing number ${at}` })

  await t.test('and at first that nobody has', async () => {
    const page = await ada.get(results)
    assert.match(page.text, /Too few to say\. .*None yet\. Learners write what they will change/)
    assert.doesNotMatch((await ada.get(here)).html, /All answers/)
  })

  await t.test('of four the answers are not shown, from the fifth on they are, without names', async () => {
    for (const at of [1, 2, 3, 4]) await learner(at, at)
    const four = await ada.get(results)
    assert.match(four.text, /Answers are shown from the fifth evaluation on/)
    assert.doesNotMatch(four.text, /I can now:/)
    await learner(5, 5)
    const five = await ada.get(results)
    assert.match(five.text, /5 of 5 who completed it have evaluated it/)
    assert.match(five.text, /Mean 3\.0 of 5: I can now: Set the stop and restart date for each blood thinner 1 1 1 1 1/)
    assert.match(five.text, /“I will change thing number 3”/)
    assert.doesNotMatch(five.text, /L3|l3@/)
  })

  await t.test('what became of promises stands with both counts', async () => {
    const rows = await office.office.db.selectFrom('evaluation_follow_up').select('id').orderBy('id').execute()
    const answers = ['fully', 'partly', 'not yet', 'will not', 'fully'] as const
    for (const [at, { id }] of rows.entries())
      await office.office.db
        .updateTable('evaluation_follow_up')
        .set({ asked_at: office.office.now(), answer: answers[at]!, answered_at: office.office.now() })
        .where('id', '=', id)
        .execute()
    const page = await ada.get(results)
    assert.match(
      page.text,
      /2\.5 of 5 commitments kept, counting silence as not kept 2\.5 of 5 among those who answered/,
    )
    assert.match((await ada.get(here)).text, /5 of 5 of them have evaluated it 2\.5 of 5 commitments kept/)
  })

  await t.test('a director sees their own, others see nothing', async () => {
    assert.equal((await office.as('ines').get(results)).status, 200)
    for (const name of ['eve', 'l1', 'sol']) assert.equal((await office.as(name).get(results)).status, 404, name)
    for (const path of ['/office/activities/made-up/evaluation', `/office/activities/${newId()}/evaluation`])
      assert.equal((await ada.get(path)).status, 404)
  })

  const personId = await learn(office, activityId, 'omar', { isPassed: true })
  await office.office.write(timedWork, async (tx) => {
    await allowed(startEvaluation(tx, activityId, personId))
    const pages: Record<string, string>[] = [
      { a_objective_1: '3' },
      { a_before: '2', a_now: '4' },
      { a_evidence: 'yes', a_bias: 'yes', a_bias_what: 'A logo on slide 3' },
    ]
    for (const [at, form] of pages.entries())
      await allowed(answerEvaluation(tx, { activityId, personId, page: at + 1, form }))
  })
  const { id } = await office.office.db.selectFrom('evaluation_bias_report').select('id').executeTakeFirstOrThrow()
  const report = `${here}/bias-reports/${id}`

  await t.test('bias that was seen is an open case, which the office settles with what was found', async () => {
    assert.match((await ada.get(here)).text, /One report of bias is open/)
    assert.match((await office.as('ines').get(results)).text, /“A logo on slide 3” Open/)
    assert.doesNotMatch((await office.as('ines').get(results)).html, /bias-reports/)
    for (const name of ['ines', 'sol', 'eve'])
      assert.equal((await office.as(name).post(report, { resolution: 'Nothing' })).status, 404, name)
    const page = await ada.post(report, { resolution: '  ' })
    assert.equal(page.status, 422)
    assert.match(page.text, /Not saved\. Say what was found and what was done/)
  })

  await t.test('once, though sent twice; what was found stays', async () => {
    const once = newId()
    const send = () => ada.post(report, { resolution: ' The logo is gone ' }, { once })
    assert.deepEqual([(await send()).location, (await send()).location], [results, results])
    assert.match((await ada.get(results)).text, /“A logo on slide 3” Mon, Mar 2, 2026: The logo is gone/)
    assert.equal((await ada.post(report, { resolution: 'Something else' })).status, 404)
    assert.doesNotMatch((await ada.get(here)).text, /report of bias/)
  })

  await t.test('a case is settled where it belongs', async () => {
    const other = await openActivity(office, 'Another')
    for (const path of [`/office/activities/${other}/bias-reports/${id}`, `${here}/bias-reports/made-up`])
      assert.equal((await ada.post(path, { resolution: 'Mine' })).status, 404, path)
  })
})
