import assert from 'node:assert/strict'
import { test } from 'node:test'
import { addFigure, addMeasuredGap, afterMonth, teach } from '../../../test/outcomes.ts'
import { openTestOffice } from '../../../test/office.ts'
import { newId } from '../../kernel/ids.ts'
import { findGap } from '../gaps/gap.store.ts'
import { listVerdicts } from './verdict.store.ts'

/** Taught on May 5, with two figures before; jo owns it, eve learns, kim directs other courses. */
async function open(numerators = [25, 27]) {
  const office = await openTestOffice({ now: afterMonth(3) })
  await office.person('ada', { givenName: 'Ada', familyName: 'Lane', roles: ['office staff'] })
  await office.person('jo', { givenName: 'Jo', familyName: 'Ferreby', roles: ['course director'] })
  await office.person('kim', { roles: ['course director'] })
  await office.person('sur', { roles: ['surveyor'] })
  await office.person('eve')
  const { gapId } = await addMeasuredGap(office, numerators, { owner: 'jo' })
  const activityId = await teach(office, gapId)
  return { office, gapId, activityId, path: `/outcomes/gaps/${gapId}/verdicts` }
}

test('a figure comes in, its owner is asked, decides, and the gap is closed with the reason', async () => {
  const { office, gapId, path } = await open()
  await office.work()
  assert.equal((await office.mails('jo@')).filter(({ subject }) => /^Decide whether/.test(subject)).length, 0)
  office.setNow(afterMonth(8))
  const { valueId } = await addFigure(office, 8, 46)
  await office.work()
  await office.work()
  const asked = (await office.mails('jo@')).filter(({ subject }) => /^Decide whether gap 1 stays open: /.test(subject))
  assert.equal(asked.length, 1)
  assert.match(asked[0]!.body, /September’s figure is in: 46 of 50, or 92 in 100\. The target is 90 in 100\./)
  assert.match(asked[0]!.body, new RegExp(`/gaps/${gapId}#decide`))
  const jo = office.as('jo')
  assert.match((await jo.get('/office')).text, /September’s figure is in: 46 of 50/)
  const page = await jo.get(`/gaps/${gapId}`)
  assert.match(page.text, /Does this gap stay open\?/)
  assert.match(page.text, /Yes The newest figure reaches the target/)
  assert.match(page.text, /Not yet A shift: 6 periods in a row/)
  const done = await jo.post(path, { verdict: 'closed', why: 'Target met', valueId })
  assert.deepEqual([done.status, done.location], [303, `/gaps/${gapId}`])
  assert.equal((await findGap(office.office.db, gapId))!.state, 'closed')
  assert.doesNotMatch((await jo.get('/office')).text, /September’s figure/)
  const closed = (await jo.get(`/gaps/${gapId}`)).text
  assert.match(closed, /Closed\. Target met Jo Ferreby, on 46 of 50 in Sep 2026/)
  assert.doesNotMatch(closed, /Does this gap stay open/)
  await office.work()
  assert.match((await office.as('ada').get('/outcomes?view=closed')).text, /Closed 1/)
})

test('kept open, the gap stays where it is, the task is done, and the next figure asks again', async () => {
  const { office, gapId, path } = await open()
  office.setNow(afterMonth(8))
  const { valueId } = await addFigure(office, 8, 38)
  await office.work()
  const kept = await office.as('jo').post(path, { verdict: 'kept open', why: 'Far from 90', valueId })
  assert.equal(kept.status, 303)
  assert.equal((await findGap(office.office.db, gapId))!.state, 'addressed')
  assert.match((await office.as('jo').get(`/gaps/${gapId}`)).text, /Kept open\. Far from 90/)
  assert.match((await office.as('jo').get(`/gaps/${gapId}`)).text, /It was kept open on this figure.*Decide again/)
  await office.work()
  assert.doesNotMatch((await office.as('jo').get('/office')).text, /figure is in/)
  office.setNow(afterMonth(9))
  await addFigure(office, 9, 41)
  await office.work()
  assert.match((await office.as('jo').get('/office')).text, /October’s figure is in: 41 of 50/)
})

test('of several figures that come in at once only the newest is asked about, and a newer one takes its place', async () => {
  const { office } = await open()
  office.setNow(afterMonth(8))
  for (const month of [5, 6, 7]) await addFigure(office, month, 38)
  await office.work()
  const asked = (await office.mails('jo@')).filter(({ subject }) => /^Decide whether/.test(subject))
  assert.equal(asked.length, 1)
  assert.match(asked[0]!.body, /August’s figure is in: 38 of 50, or 76 in 100\./)
  await addFigure(office, 8, 40)
  await office.work()
  const home = (await office.as('jo').get('/office')).text
  assert.match(home, /September’s figure is in: 40 of 50/)
  assert.doesNotMatch(home, /August’s figure/)
})

test('closing short of the target asks for a sentence and keeps what was typed', async () => {
  const { office, gapId, path } = await open()
  office.setNow(afterMonth(8))
  const { valueId } = await addFigure(office, 8, 38)
  const ada = office.as('ada')
  assert.match((await ada.get(path)).text, /The target is not reached: you may close it/)
  const thin = await ada.post(path, { verdict: 'closed', why: 'Good enough', valueId })
  assert.equal(thin.status, 422)
  assert.match(thin.text, /Nothing is decided yet The target is not reached by a figure from after education/)
  assert.match(thin.html, />Good enough<\/textarea>/)
  assert.match(thin.html, /value="closed" checked/)
  const none = await ada.post(path, { why: 'We looked', valueId })
  assert.deepEqual([none.status, /Choose whether it stays open/.test(none.text)], [422, true])
  const silent = await ada.post(path, { verdict: 'kept open', why: ' ', valueId })
  assert.match(silent.text, /Say why, in a sentence/)
  const stale = await ada.post(path, { verdict: 'kept open', why: 'Far from it', valueId: newId() })
  assert.match(stale.text, /A newer figure came in while this page was open/)
  assert.deepEqual(await listVerdicts(office.office.db, gapId), [])
  const said = await ada.post(path, { verdict: 'closed', why: 'The order set changed and holds it', valueId })
  assert.equal(said.status, 303)
})

test('a form that is sent twice decides once', async () => {
  const { office, gapId, path } = await open()
  office.setNow(afterMonth(8))
  const { valueId } = await addFigure(office, 8, 38)
  const ada = office.as('ada')
  const [once, form] = [newId(), { verdict: 'kept open', why: 'Far from 90', valueId }]
  const sent = [await ada.post(path, form, { once }), await ada.post(path, form, { once })]
  assert.deepEqual(
    sent.map(({ status, location }) => [status, location]),
    [
      [303, `/gaps/${gapId}`],
      [303, `/gaps/${gapId}`],
    ],
  )
  assert.equal((await listVerdicts(office.office.db, gapId)).length, 1)
})

test('without a figure since education there is nothing to decide, and the page says what comes', async () => {
  const { office, gapId, path } = await open()
  const page = await office.as('ada').get(`/gaps/${gapId}`)
  assert.match(page.text, /No figure has come in since it was taught/)
  assert.doesNotMatch(page.text, /Does this gap stay open/)
  const { valueId } = await addFigure(office, 1, 27)
  const early = await office.as('ada').post(path, { verdict: 'closed', why: 'We think it holds by now', valueId })
  assert.deepEqual([early.status, /It is decided once it was taught/.test(early.text)], [422, true])
})

test('a figure from before education that came in since can be decided on, with a warning', async () => {
  const { office, gapId } = await open()
  office.setNow(afterMonth(4))
  await addFigure(office, 2, 46)
  const page = (await office.as('ada').get(`/gaps/${gapId}`)).text
  assert.match(page, /The newest figure is from before education/)
})

test('whoever neither owns the gap nor works in the office sees no form, and meets the page of what does not exist', async () => {
  const { office, gapId, path } = await open()
  office.setNow(afterMonth(8))
  const { valueId } = await addFigure(office, 8, 46)
  const seen = (await office.as('kim').get(`/gaps/${gapId}`)).text
  assert.match(seen, /Its owner or the office says whether it stays open/)
  assert.doesNotMatch(seen, /Does this gap stay open/)
  const form = { verdict: 'closed', why: 'Target met', valueId }
  const missing = await office.as('kim').get(`/outcomes/gaps/${newId()}/verdicts`)
  for (const name of ['kim', 'sur', 'eve']) {
    assert.equal((await office.as(name).get(path)).text, (await office.as(name).get('/outcomes/gaps/x/verdicts')).text)
    assert.equal((await office.as(name).post(path, form)).status, 404)
  }
  assert.equal(missing.status, 404)
  assert.equal((await office.visitor().get(path)).status, 303)
  assert.equal((await office.visitor().post(path, form)).status, 401)
})

test('a gap that is closed by its own step asks its owner no more', async () => {
  const { office, gapId } = await open()
  office.setNow(afterMonth(8))
  await addFigure(office, 8, 46)
  await office.work()
  await office.as('ada').post(`/gaps/${gapId}/steps`, { state: 'closed', why: 'The committee closed it' })
  await office.work()
  assert.doesNotMatch((await office.as('jo').get('/office')).text, /figure is in/)
})
