import assert from 'node:assert/strict'
import { test } from 'node:test'
import { addLearner, claim, openReports } from '../../../test/reports.ts'
import { actorOf } from '../../../test/gaps.ts'
import { allowed } from '../../../test/evidence.ts'
import { correctCertificate, withdrawCertificate } from '../claims/correction.commands.ts'

async function openChecked() {
  const { office, activityId } = await openReports()
  await addLearner(office, activityId, 'ines', { person: { familyName: 'Kavenagh' }, credits: 'not yet' })
  const id = await claim(office, activityId, 'ines', 1.25)
  const { number } = await office.office.db
    .selectFrom('certificates_certificate')
    .select('number')
    .executeTakeFirstOrThrow()
  const desk = { today: office.office.today(), address: 'http://office.test' }
  return { office, id, number, desk, anyone: office.visitor() }
}

test('anyone who has the number sees that it is valid and what it says', async () => {
  const { number, anyone } = await openChecked()
  const shown = await anyone.get(`/verify/${number}`)
  assert.equal(shown.status, 200)
  for (const words of [
    'Valid.',
    'Ines Kavenagh, MD',
    'Sepsis in the first hour',
    'Alder Bay School of Medicine',
    'Monday, March 2, 2026',
    'Awarded 1.25 AMA PRA Category 1 Credits',
  ])
    assert.ok(shown.text.includes(words), words)
  assert.doesNotMatch(shown.text, /1\.5 /)
})

test('the number is found in small letters, without dashes and by the form', async () => {
  const { number, anyone } = await openChecked()
  const plain = number.toLowerCase().replaceAll('-', '')
  assert.match((await anyone.get(`/verify/${plain}`)).text, /Valid\./)
  assert.match((await anyone.get('/verify')).text, /Check a certificate/)
  const sent = await anyone.get(`/verify?number=${encodeURIComponent(` ${plain} `)}`)
  assert.deepEqual([sent.status, sent.location], [303, `/verify/${number}`])
})

test('a number that no certificate has is answered with the same page, and names nobody', async () => {
  const { anyone } = await openChecked()
  for (const number of ['C-26-7K4M-GQXR', 'C-99-3333-3333', 'hello', '%27%20or%201=1--', '%20', '%00']) {
    const shown = await anyone.get(`/verify/${number}`)
    assert.equal(shown.status, 200, number)
    assert.match(shown.text, /There is no certificate with this number/)
    assert.doesNotMatch(shown.text, /Kavenagh/)
  }
})

test('a withdrawn certificate says when and not why, and no longer whose it was', async () => {
  const { office, id, number, desk, anyone } = await openChecked()
  const act = (why: string) =>
    office.office.write(actorOf(office, 'ada'), (tx) => withdrawCertificate(tx, id, why, desk))
  await allowed(act('She was at another hospital that day'))
  const shown = await anyone.get(`/verify/${number}`)
  assert.match(shown.text, /Not valid\. The office withdrew this certificate on Monday, March 2, 2026/)
  assert.doesNotMatch(shown.text, /another hospital|Kavenagh/)
})

test('a replaced certificate leads to the one that took its place', async () => {
  const { office, id, number, desk, anyone } = await openChecked()
  const input = { learner: 'Ines Kavenagh-Roe, MD', credits: '1.25', why: 'Married name' }
  await allowed(office.office.write(actorOf(office, 'ada'), (tx) => correctCertificate(tx, id, input, desk)))
  const old = await anyone.get(`/verify/${number}`)
  assert.match(old.text, /No longer valid/)
  assert.doesNotMatch(old.text, /Kavenagh|Married/)
  const [, next] = /href="\/verify\/(C-[^"]+)"/.exec(old.html)!
  assert.match((await anyone.get(`/verify/${next}`)).text, /Valid\..*Ines Kavenagh-Roe, MD/)
})

test('guessing is slowed down: thirty numbers a minute from one address', async () => {
  const { office } = await openChecked()
  const statuses = []
  for (let i = 0; i < 31; i += 1) {
    const reply = await office.server.inject({
      method: 'GET',
      url: `/verify/C-26-3333-${i}`,
      remoteAddress: '10.9.9.9',
    })
    statuses.push(reply.statusCode)
  }
  assert.deepEqual(statuses.slice(0, 30), Array<number>(30).fill(200))
  assert.equal(statuses[30], 429)
})
