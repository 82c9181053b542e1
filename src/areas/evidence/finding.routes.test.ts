import assert from 'node:assert/strict'
import { test } from 'node:test'
import { aValue, anArticle, allowed } from '../../../test/evidence.ts'
import { openTestOffice } from '../../../test/office.ts'
import { newId } from '../../kernel/ids.ts'
import { timedWork } from '../../platform/office.ts'
import { recordMeasureValue } from '../measures/measure.commands.ts'
import { recordSource } from './source.commands.ts'

async function openWithSource() {
  const office = await openTestOffice()
  await office.person('ada', { roles: ['office staff'] })
  const topics = [
    { label: 'Anticoagulants', meshUi: 'D000925', isMajor: true },
    { label: 'Aged', meshUi: 'D000368', isMajor: false },
  ]
  const { sourceId } = await allowed(office.office.write(timedWork, (tx) => recordSource(tx, anArticle({ topics }))))
  return { office, ada: office.as('ada'), sourceId, path: `/evidence/sources/${sourceId}/findings` }
}

const signed = {
  statement: 'Longer stops halved major bleeding',
  population: 'Adults with eGFR under 50',
  needType: 'ascribed',
  strength: 'moderate',
  topics: ['Anticoagulants'],
  otherTopics: 'Surgery, Nursing',
  caveats: 'One region',
}

test('a finding is filled in from its source, signed, decided on, and can then raise a gap', async () => {
  const { ada, path } = await openWithSource()
  const form = await ada.get(`${path}/new`)
  assert.match(form.text, /Filled in because those who publish claim it/)
  assert.match(form.text, /Filled in because it starts at level 3 of 5/)
  assert.match(form.html, /value="ascribed" checked/)
  assert.match(form.html, /value="moderate" checked/)
  assert.match(form.html, /value="Anticoagulants" checked/)
  assert.doesNotMatch(form.html, /value="Aged" checked/)
  assert.match(form.text, /You sign as Ada Tester/)
  const made = await ada.post(path, signed)
  assert.equal(made.status, 303)
  const open = await ada.get(made.location)
  assert.match(open.text, /To decide Literature Moderate Claimed by others/)
  assert.match(open.text, /Anticoagulants .*Nursing .*Surgery/)
  assert.match(open.text, /Signed by Ada Tester, Mon, Mar 2, 2026/)
  assert.doesNotMatch(open.text, /Raise a gap/)
  assert.match((await ada.get('/evidence')).text, /To decide 1 Accepted 0 .*Longer stops halved major bleeding/)
  const decision = await ada.post(`${made.location}/decision`, { verdict: 'accepted', reason: 'It fits what we see' })
  assert.equal(decision.location, made.location)
  const accepted = await ada.get(made.location)
  assert.match(accepted.html, new RegExp(`href="/gaps/new\\?finding=${made.location.split('/').at(-1)}"`))
  assert.match(accepted.text, /Accepted by Ada Tester “It fits what we see”/)
  assert.match((await ada.get('/evidence?state=accepted')).text, /Longer stops halved/)
})

test('a refused finding shows what was typed and what to do', async () => {
  const { ada, path } = await openWithSource()
  const empty = await ada.post(path, { otherTopics: 'x'.repeat(10) })
  assert.equal(empty.status, 422)
  for (const says of [
    /Enter what the source shows/,
    /Enter whom it is about/,
    /Choose what kind of need/,
    /Choose how strong/,
  ])
    assert.match(empty.text, says)
  assert.match(empty.html, /value="xxxxxxxxxx"/)
  const felt = await ada.post(path, { ...signed, needType: 'perceived', strength: 'strong' })
  assert.equal(felt.status, 422)
  assert.match(felt.text, /What is only felt is moderate at most/)
  assert.match(felt.html, /Longer stops halved major bleeding<\/textarea>/)
  const odd = await ada.post(path, { ...signed, measureValueId: newId() })
  assert.match(odd.text, /Choose a number of this source, or none/)
  assert.equal((await ada.post(path, { ...signed, measureValueId: 'odd' })).status, 422)
  assert.equal((await ada.post(path, { ...signed, statement: 'x'.repeat(501) })).status, 422)
})

test('a decision needs a verdict and a reason; the other verdict supersedes and the first stays', async () => {
  const { ada, path } = await openWithSource()
  const { location } = await ada.post(path, signed)
  const none = await ada.post(`${location}/decision`, {})
  assert.equal(none.status, 422)
  assert.match(none.text, /Choose whether to accept or dismiss/)
  assert.match(none.text, /Enter the reason in a sentence/)
  await ada.post(`${location}/decision`, { verdict: 'accepted', reason: 'It fits' })
  const again = await ada.post(`${location}/decision`, { verdict: 'accepted', reason: 'It fits again' })
  assert.equal(again.status, 422)
  assert.match(again.text, /This finding is accepted already/)
  await ada.post(`${location}/decision`, { verdict: 'dismissed', reason: 'Another population' })
  const page = await ada.get(location)
  assert.match(page.text, /Dismissed by Ada Tester “Another population” .*Accepted by Ada Tester “It fits”/)
  assert.doesNotMatch(page.text, /Raise a gap/)
})

test('of several numbers one is picked, and the form is filled in from it', async () => {
  const { office, ada, sourceId, path } = await openWithSource()
  const ids: string[] = []
  for (const population of ['', 'Over 70']) {
    const { measure, value } = aValue(sourceId, { population })
    ids.push((await allowed(office.office.write(timedWork, (tx) => recordMeasureValue(tx, measure, value)))).valueId)
  }
  const form = await ada.get(`${path}/new?value=${ids[1]}`)
  assert.match(form.text, /38 of 50 \(76%\): Blood thinner stopped in time, Over 70, Jan 2026/)
  const made = await ada.post(path, { ...signed, measureValueId: ids[1] })
  assert.match((await ada.get(made.location)).text, /The number 38 of 50, 76%: Blood thinner stopped in time, Jan 2026/)
})

test('findings are narrowed by words and channel, and go on page by page', async () => {
  const { ada, path } = await openWithSource()
  for (let i = 1; i <= 22; i += 1) await ada.post(path, { ...signed, statement: `Statement number ${i}` })
  const first = await ada.get('/evidence')
  assert.match(first.text, /To decide 22/)
  const next = /href="(\/evidence\?after=[^"]+)"/.exec(first.html)![1]!.replaceAll('&amp;', '&')
  assert.match((await ada.get(next)).text, /Statement number 1 .*Previous/)
  assert.doesNotMatch((await ada.get('/evidence?q=number+7')).text, /Statement number 8 /)
  assert.match((await ada.get('/evidence?channel=survey')).text, /No finding fits/)
  assert.match((await ada.get('/evidence?state=dismissed')).text, /No finding has been dismissed yet/)
})

test('learners see no findings; a surveyor reads and neither signs nor decides', async () => {
  const { office, ada, path } = await openWithSource()
  await office.person('eve')
  await office.person('sam', { roles: ['surveyor'] })
  const { location } = await ada.post(path, signed)
  const [eve, sam] = [office.as('eve'), office.as('sam')]
  for (const address of ['/evidence', location]) assert.equal((await eve.get(address)).status, 404)
  for (const browser of [eve, sam]) {
    assert.equal((await browser.post(path, signed)).status, 404)
    assert.equal((await browser.post(`${location}/decision`, { verdict: 'accepted', reason: 'x' })).status, 404)
  }
  const read = await sam.get(location)
  assert.equal(read.status, 200)
  assert.doesNotMatch(read.html, /name="verdict"/)
  assert.equal((await office.visitor().post(path, signed)).status, 401)
  for (const id of [newId(), 'nothing']) {
    assert.equal((await ada.get(`/evidence/findings/${id}`)).status, 404)
    assert.equal(
      (await ada.post(`/evidence/findings/${id}/decision`, { verdict: 'accepted', reason: 'x' })).status,
      404,
    )
    assert.equal((await ada.post(`/evidence/sources/${id}/findings`, signed)).status, 404)
  }
})
