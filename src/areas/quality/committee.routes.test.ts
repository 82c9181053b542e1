import assert from 'node:assert/strict'
import { Writable } from 'node:stream'
import { test } from 'node:test'
import { recordOrganization } from '../organizations/organization.commands.ts'
import { timedWork } from '../../platform/office.ts'
import { newId } from '../../kernel/ids.ts'
import { type TestOffice, openTestOffice } from '../../../test/office.ts'

const aCommittee = {
  name: 'Medication Safety Committee, Harbor Point',
  organization: 'Harbor Point Medical Center',
  watches: 'Medicines that harm when the dose is wrong',
  meets: 'every month',
}
const numbers = {
  kind: 'numbers',
  statement: 'One dose in five of blood thinners did not fit the kidneys',
  population: 'Adults on blood thinners',
  numerator: '38',
  denominator: '190',
  periodStart: '2025-10-01',
  periodEnd: '2025-12-31',
}
const theme = {
  kind: 'case theme',
  statement: 'Antibiotics waited while nobody knew whose order it was',
  population: 'Adults after bowel surgery',
  cases: '6',
  harm: 'moderate harm',
  factors: ['handoff', 'communication in the team'],
  handoffs: 'operating room to ward',
  professions: ['physician', 'nurse'],
  isChronic: 'yes',
  periodStart: '2025-10-01',
  periodEnd: '2025-12-31',
}

/** An office with two committees: lena is liaison of the first, omar of the second. */
async function openQuality() {
  const lines: string[] = []
  const log = new Writable({
    write(line, _encoding, done) {
      lines.push(String(line))
      done()
    },
  })
  const office = await openTestOffice({ log })
  await office.person('ada', { roles: ['office staff'] })
  for (const name of ['lena', 'omar', 'mia']) await office.person(name)
  const hospital = {
    name: aCommittee.organization,
    kind: 'hospital' as const,
    isProvider: false,
    city: 'Alder Bay',
    state: 'MA',
  }
  await office.office.write(timedWork, (tx) => recordOrganization(tx, hospital))
  const ada = office.as('ada')
  const first = (await ada.post('/quality/committees', aCommittee)).location
  const second = (await ada.post('/quality/committees', { ...aCommittee, name: 'Sepsis Committee' })).location
  await ada.post(`${first}/members`, { email: 'lena@alderbay.example', part: 'liaison' })
  await ada.post(`${second}/members`, { email: 'omar@alderbay.example', part: 'liaison' })
  return { office, ada, lena: office.as('lena'), first, second, lines }
}

async function countRows({ office }: TestOffice) {
  const count = async (table: 'quality_hand_over' | 'platform_audit' | 'platform_once' | 'platform_news') => {
    const { n } = await office.db
      .selectFrom(table as 'quality_hand_over')
      .select((eb) => eb.fn.countAll<number>().as('n'))
      .executeTakeFirstOrThrow()
    return n
  }
  return Promise.all([
    count('quality_hand_over'),
    count('platform_audit'),
    count('platform_once'),
    count('platform_news'),
  ])
}

test('a committee is recorded once, keeps members and meetings, and ends with its reason and its liaison’s role', async () => {
  const { ada, lena, first } = await openQuality()
  const again = await ada.post('/quality/committees', { ...aCommittee, name: aCommittee.name.toUpperCase() })
  assert.deepEqual([again.status, /There is a committee called/.test(again.text)], [422, true])
  const unknown = await ada.post('/quality/committees', { ...aCommittee, name: 'Other', organization: 'Nowhere' })
  assert.match(unknown.text, /The office knows no Nowhere/)
  await ada.post(`${first}/members`, { email: 'mia@alderbay.example', part: 'chair' })
  const twice = await ada.post(`${first}/members`, { email: 'mia@alderbay.example', part: 'chair' })
  assert.match(twice.text, /Mia Tester is chair already/)
  assert.match((await ada.post(`${first}/members`, { email: 'x@y.example', part: 'chair' })).text, /Nobody here has/)
  const meeting = { heldOn: '2026-02-10', agenda: 'Doses and kidneys' }
  assert.equal((await lena.post(`${first}/meetings`, meeting)).location, first)
  assert.match((await lena.post(`${first}/meetings`, meeting)).text, /A meeting of this day is recorded already/)
  assert.match((await lena.post(`${first}/meetings`, { ...meeting, heldOn: '2026-03-03' })).text, /still to come/)
  assert.match(
    (await ada.get('/quality')).text,
    /Harbor Point Medicines that harm.* Every month Tue, Feb 10, 2026 1 0 –/,
  )
  assert.match((await ada.get(first)).text, /Liaison Lena Tester, MD.*Chair Mia Tester, MD/)
  assert.equal((await ada.post(`${first}/end`, { endWhy: 'It is one with another now' })).location, first)
  assert.match((await ada.get(first)).text, /Ended on Mon, Mar 2, 2026\. It is one with another now/)
  assert.equal((await lena.get(first)).status, 404, 'the role ended with the committee')
  assert.equal((await ada.post(`${first}/meetings`, { ...meeting, heldOn: '2026-02-11' })).status, 422)
})

test('a liaison finds their committee at home and hands over; another committee is as if it were not there', async () => {
  const { office, ada, lena, first, second } = await openQuality()
  assert.match((await lena.get('/my')).text, /Your committees Medication Safety Committee, Harbor Point/)
  assert.match((await lena.get(`${first}/hand-overs/new`)).html, /value="2025-10-01".*value="2025-12-31"/s)
  const page = (await lena.post(`${first}/hand-overs`, numbers)).location
  assert.match((await lena.get(page)).text, /38 of 190 \(20%\).*The office reads it and decides/)
  const themed = (await lena.post(`${first}/hand-overs`, theme)).location
  assert.match((await lena.get(themed)).text, /6 reviewed cases.*Moderate harm.*Several chronic conditions/)
  const omar = office.as('omar')
  const nowhere = (await omar.get('/there-is-no-such-page')).text
  for (const path of [first, page, `${first}/hand-overs/new`, `/quality/hand-overs/${newId()}`])
    assert.equal((await omar.get(path)).text, nowhere, path)
  assert.equal((await omar.post(`${first}/hand-overs`, numbers)).status, 404)
  assert.equal((await omar.post(`${page}/finding`, {})).status, 404)
  assert.equal((await omar.get('/quality/hand-overs')).status, 404)
  assert.equal((await omar.get(second)).status, 200)
  const office2 = await ada.get('/office')
  assert.match(office2.text, /One dose in five.*handed it over: numbers/)
  assert.match((await ada.get('/quality/hand-overs?state=waiting&q=bowel')).text, /Antibiotics waited/)
  assert.equal((await ada.post(`${first}/members`, { email: 'ada@alderbay.example', part: 'member' })).status, 303)
})

test('a forgotten record number holds the save: the places are marked, what was typed is back, and nothing is kept', async () => {
  const { office, lena, first, lines } = await openQuality()
  const before = await countRows(office)
  const note = 'John Smith, MRN 4482913, on 3/14/2025'
  for (const sent of [
    { ...numbers, note },
    { ...theme, statement: `Dose doubled, ${note}` },
  ]) {
    const refused = await lena.post(`${first}/hand-overs`, sent)
    assert.equal(refused.status, 422)
    assert.match(refused.text, /it holds a name, a record number and a full date\. Nothing was kept/)
    assert.match(refused.html, /<mark[^>]*>John Smith<\/mark>, <mark[^>]*>MRN 4482913<\/mark>/)
    assert.match(refused.html, /<textarea[^>]*>[^<]*John Smith, MRN 4482913, on 3\/14\/2025<\/textarea>/)
  }
  assert.deepEqual(await countRows(office), before)
  assert.ok(lines.length > 0, 'the log is on')
  assert.doesNotMatch(lines.join(''), /Smith|4482913|3\/14/)
  assert.equal((await lena.post(`${first}/meetings`, { heldOn: '2026-02-10', agenda: note })).status, 422)
  const whole = [
    { ...numbers, numerator: '191', says: /Enter 190 or fewer/ },
    { ...numbers, periodEnd: '2026-03-03', says: /This day is still to come/ },
    { ...numbers, periodEnd: '2025-09-30', says: /not before the first/ },
    { ...theme, cases: '0', says: /Enter in how many reviewed cases/ },
    { ...theme, harm: '', says: /Choose the worst that came of it/ },
    { ...numbers, meetingId: newId(), says: /Choose a meeting of this committee/ },
  ]
  for (const { says, ...sent } of whole) assert.match((await lena.post(`${first}/hand-overs`, sent)).text, says)
})

const accepting = {
  statement: numbers.statement,
  population: numbers.population,
  needType: 'unperceived',
  strength: 'moderate',
  reason: 'Counted over a whole quarter',
}

test('the office makes it a finding in one act, its liaison is told once a day, and the measure goes on', async () => {
  const { office, ada, lena, first } = await openQuality()
  const page = (await lena.post(`${first}/hand-overs`, numbers)).location
  const measured = { ...accepting, measure: 'Dose fits kidneys' }
  assert.match((await ada.post(`${page}/finding`, measured)).text, /Choose whether more or fewer is better/)
  const held = await ada.post(`${page}/finding`, { ...accepting, reason: 'As in MRN 4482913' })
  assert.deepEqual([held.status, /may tell who a patient is/.test(held.text)], [422, true])
  assert.equal((await ada.post(`${page}/finding`, { ...measured, improvement: 'decrease' })).location, page)
  assert.match((await lena.get(page)).text, /Became a finding.*Dose fits kidneys\. Then: 20%/)
  assert.match((await ada.get('/evidence?state=accepted&channel=quality+committee')).text, /One dose in five/)
  assert.equal((await ada.post(`${page}/dismissal`, { dismissReason: 'Too late' })).status, 422, 'decided once')
  const other = (await lena.post(`${first}/hand-overs`, theme)).location
  assert.match((await ada.post(`${other}/dismissal`, { dismissReason: '' })).text, /Say why, in a sentence/)
  await ada.post(`${other}/dismissal`, { dismissReason: 'Six cases of two years: hand over the next ones too' })
  await office.work()
  const [mail, ...more] = await office.mails('lena@')
  assert.equal(more.length, 0)
  assert.match(mail!.subject, /2 things changed/)
  assert.match(mail!.body, /It became a finding: Counted over a whole quarter/)
  assert.match(mail!.body, /It was dismissed: Six cases[^]*\/quality\/hand-overs\//)
  assert.equal((await office.mails('omar@')).length, 0)
  office.setNow('2026-03-03T15:00:00Z')
  await office.work()
  assert.equal((await office.mails('lena@')).length, 1, 'nothing changed since')
})
