import assert from 'node:assert/strict'
import { test } from 'node:test'
import { acceptGap, addFinding, addGap, markGap } from '../../../test/gaps.ts'
import { type TestOffice, openTestOffice } from '../../../test/office.ts'
import { newId } from '../../kernel/ids.ts'
import { findGap } from './gap.store.ts'
import { findRanking, listScores } from '../ranking/ranking.store.ts'
import { listSteps } from './step.store.ts'

async function open(): Promise<{ office: TestOffice; id: string }> {
  const office = await openTestOffice()
  await office.person('ada', { givenName: 'Ada', familyName: 'Lane', roles: ['office staff'] })
  await office.person('eve', { givenName: 'Eve', familyName: 'Low' })
  return { office, id: await addGap(office) }
}

test('a step offers what the gap can become, and keeps what was typed when it is refused', async () => {
  const { office, id } = await open()
  const ada = office.as('ada')
  const form = await ada.get(`/gaps/${id}/steps`)
  assert.match(form.text, /It becomes Accepted .* Parked/)
  assert.match(form.text, /It is a candidate\. A step says/)
  assert.doesNotMatch(form.text, /Addressed/)
  const without = await ada.post(`/gaps/${id}/steps`, { state: 'accepted', why: ' ' })
  assert.equal(without.status, 422)
  assert.match(without.text, /Nothing is decided yet Enter the reason in a sentence/)
  assert.match(without.html, /value="accepted" checked/)
  const none = await ada.post(`/gaps/${id}/steps`, { why: 'We voted' })
  assert.match(none.text, /Choose what the gap becomes/)
  assert.match(none.html, />We voted<\/textarea>/)
  const wrong = await ada.post(`/gaps/${id}/steps`, { state: 'closed', why: 'We voted' })
  assert.match(wrong.text, /A gap that is candidate cannot become closed/)
  const done = await ada.post(`/gaps/${id}/steps`, { state: 'accepted', why: '9 votes to 1' })
  assert.deepEqual([done.status, done.location], [303, `/gaps/${id}`])
  assert.match((await ada.get(`/gaps/${id}`)).text, /Accepted\. 9 votes to 1\. Ada Lane/)
})

test('a step that is sent twice is taken once', async () => {
  const { office, id } = await open()
  const once = newId()
  const ada = office.as('ada')
  const send = () => ada.post(`/gaps/${id}/steps`, { state: 'accepted', why: 'We voted' }, { once })
  const [first, second] = [await send(), await send()]
  assert.deepEqual([first.status, second.status], [303, 303])
  assert.equal((await listSteps(office.office.db, id)).length, 2)
})

test('an owner is named, twice the same is refused, and a stranger is no choice', async () => {
  const { office, id } = await open()
  const ada = office.as('ada')
  assert.match((await ada.get(`/gaps/${id}/owner`)).text, /Nobody owns it\./)
  assert.match((await ada.post(`/gaps/${id}/owner`, {})).text, /Choose who owns this gap/)
  assert.match((await ada.post(`/gaps/${id}/owner`, { personId: newId() })).text, /Choose a person from the list/)
  assert.equal((await ada.post(`/gaps/${id}/owner`, { personId: office.idOf('ada') })).status, 303)
  const again = await ada.post(`/gaps/${id}/owner`, { personId: office.idOf('ada'), why: 'Once more' })
  assert.deepEqual([again.status, again.html.includes('value="Once more"')], [422, true])
  assert.match(again.text, /Ada Lane.* owns this gap already/)
})

test('marks are typed with their reasons, all errors at once, and what was typed stays', async () => {
  const { office, id } = await open()
  const ada = office.as('ada')
  const form = await ada.get(`/gaps/${id}/scores`)
  assert.match(form.text, /What happens to patients while the gap stays open\?.*4: Death/)
  const refused = await ada.post(`/gaps/${id}/scores`, { harm: '4', because_people: 'About 530 a year', evidence: '9' })
  assert.equal(refused.status, 422)
  assert.match(refused.text, /Say why Harm is marked 4/)
  assert.match(refused.text, /Mark People from 0, under 10, to 4/)
  assert.match(refused.text, /Mark Evidence from 0/)
  assert.match(refused.html, /href="#field-because_harm"/)
  assert.match(refused.html, />About 530 a year<\/textarea>/)
  assert.match((await ada.post(`/gaps/${id}/scores`, {})).text, /Mark at least one criterion/)
  assert.equal(await findRanking(office.office.db), undefined, 'a refused form leaves no rule behind')
  const one = await ada.post(`/gaps/${id}/scores`, { harm: '4', because_harm: 'Six second operations in a year' })
  assert.deepEqual([one.status, one.location], [303, `/gaps/${id}#rank`])
  assert.match(
    (await ada.get(`/gaps/${id}`)).text,
    /No score yet: People, Evidence, Education can move it, Between professions have no mark/,
  )
  assert.match((await ada.get(`/gaps/${id}/scores`)).html, />Six second operations in a year<\/textarea>/)
  const all = Object.fromEntries(
    ['harm', 'people', 'evidence', 'educable', 'between'].flatMap((key) => [
      [key, '3'],
      [`because_${key}`, `Three in ${key}`],
    ]),
  )
  assert.equal((await ada.post(`/gaps/${id}/scores`, all)).status, 303)
  assert.equal((await findGap(office.office.db, id))!.score, 3)
  assert.equal((await listScores(office.office.db, id)).length, 5)
})

test('findings are linked for and against on one page, and taken off with a reason', async () => {
  const { office, id } = await open()
  const ada = office.as('ada')
  const other = await addFinding(office, { finding: { statement: '61 of 148 were unsure' } })
  const page = await ada.get(`/gaps/${id}/findings`)
  assert.match(page.text, /Link another.*61 of 148 were unsure/)
  assert.match((await ada.get(`/gaps/${id}/findings?q=unicorn`)).text, /No accepted finding has these words/)
  assert.match((await ada.post(`/gaps/${id}/findings`, { direction: 'for' })).text, /Choose a finding/)
  const noSide = await ada.post(`/gaps/${id}/findings`, { finding: other })
  assert.deepEqual([noSide.status, /Say whether it speaks for the gap or against it/.test(noSide.text)], [422, true])
  assert.equal((await ada.post(`/gaps/${id}/findings`, { finding: newId(), direction: 'for' })).status, 404)
  assert.equal((await ada.post(`/gaps/${id}/findings`, { finding: other, direction: 'against' })).status, 303)
  assert.match((await ada.get(`/gaps/${id}/findings`)).text, /Against .*61 of 148 were unsure/)
  const noReason = await ada.post(`/gaps/${id}/findings/${other}/removal`, { why: '' })
  assert.match(noReason.text, /Enter the reason in a sentence/)
  assert.equal((await ada.post(`/gaps/${id}/findings/${other}/removal`, { why: 'Another hospital' })).status, 303)
  assert.equal((await ada.post(`/gaps/${id}/findings/${other}/removal`, { why: 'Another hospital' })).status, 404)
})

test('the last finding that speaks for an accepted gap stays, and the page says why', async () => {
  const { office, id } = await open()
  await acceptGap(office, id)
  const { finding_id: only } = await office.office.db
    .selectFrom('gaps_finding')
    .where('gap_id', '=', id)
    .select('finding_id')
    .executeTakeFirstOrThrow()
  const kept = await office.as('ada').post(`/gaps/${id}/findings/${only}/removal`, { why: 'Off the point' })
  assert.deepEqual([kept.status, /This is the last finding that speaks for the gap/.test(kept.text)], [422, true])
})

test('weights are set with a reason as the next version, and refused with their sum', async () => {
  const { office, id } = await open()
  const ada = office.as('ada')
  assert.match((await ada.get('/gaps/ranking')).text, /The weights an office starts out with.*Harm \.30/)
  await markGap(office, id, [4, 0, 0, 0, 0])
  const weights = { harm: '.5', people: '.2', evidence: '.1', educable: '.1', between: '.1' }
  const wrong = await ada.post('/gaps/ranking', { ...weights, harm: '.6', why: 'Harm first' })
  assert.equal(wrong.status, 422)
  assert.match(wrong.text, /The rule is as it was The weights have a sum of 1\.1\. Change them until it is 1/)
  assert.match(wrong.html, /value="\.6"/)
  const words = await ada.post('/gaps/ranking', { ...weights, harm: 'much', why: '' })
  assert.match(words.text, /Enter a weight from 0 to 1, such as \.3/)
  assert.match(words.text, /Enter why the weights change/)
  assert.equal((await ada.post('/gaps/ranking', { ...weights, why: 'Harm first, says the committee' })).status, 303)
  const page = await ada.get('/gaps/ranking')
  assert.match(page.text, /Version 2: Harm first, says the committee Harm \.50, People \.20.*Ada Lane.*Version 1:/)
  await office.work()
  assert.equal((await findGap(office.office.db, id))!.score, 2)
  assert.equal((await office.as('eve').post('/gaps/ranking', { ...weights, why: 'x' })).status, 404)
})
