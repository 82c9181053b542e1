import assert from 'node:assert/strict'
import { test } from 'node:test'
import { actorOf } from '../../../test/gaps.ts'
import type { SentForm } from '../../../test/office.ts'
import { addLearner, claim, openReports } from '../../../test/reports.ts'
import { correctPerson } from '../people/person.commands.ts'
import { type PersonInput, personInput } from '../people/person.schema.ts'
import { listAwards } from './claim.store.ts'

async function openIssued() {
  const { office, activityId } = await openReports()
  await addLearner(office, activityId, 'ines', { person: { familyName: 'Kavenagh' }, credits: 'not yet' })
  const id = await claim(office, activityId, 'ines', 1.25)
  const ada = office.as('ada')
  const page = `/office/credit/certificates/${id}`
  const awards = async () => (await listAwards(office.office.db, [activityId])).map((award) => award.quarters)
  const correct = (form: SentForm, at = page) => ada.post(`${at}/correction`, form)
  return { office, activityId, id, ada, page, awards, correct }
}

const name = 'Ines Kavenagh, MD'

test('the office corrects a name: the old certificate stays, the new one is linked, the person is told', async () => {
  const { office, ada, page, awards, correct } = await openIssued()
  const sent = await correct({ learner: 'Inés Kavenagh-Roe, MD', credits: '1.25', why: 'Married name' })
  assert.equal(sent.status, 303)
  assert.match((await ada.get(sent.location)).text, /Inés Kavenagh-Roe, MD.*Married name/)
  const old = await ada.get(page)
  assert.match(old.text, /Ines Kavenagh, MD/)
  assert.match(old.text, /has taken its place; this one stays as it was/)
  assert.doesNotMatch(old.text, /Issue a corrected one/)
  assert.deepEqual(await awards(), [5])
  const [mail] = await office.mails('ines@')
  assert.match(mail!.subject, /was corrected/)
  assert.match(mail!.body, /Married name/)
})

test('the office corrects the credit: what is reported follows, and the audit keeps both', async () => {
  const { office, awards, correct } = await openIssued()
  assert.equal((await correct({ learner: name, credits: '1', why: 'She left early' })).status, 303)
  assert.deepEqual(await awards(), [4])
  const row = await office.office.db
    .selectFrom('platform_audit')
    .where('act', '=', 'credit.correct')
    .select(['before', 'after'])
    .executeTakeFirstOrThrow()
  assert.deepEqual([row.before, row.after], [5, 4])
})

const refused: { form: SentForm; says: string }[] = [
  { form: { learner: name, credits: '1.25', why: 'No reason' }, says: 'Nothing is different' },
  { form: { learner: name, credits: '1.75', why: 'More' }, says: 'It can award up to 1.5' },
  { form: { learner: name, credits: '1.3', why: 'More' }, says: 'Enter credits in steps of 0.25' },
  { form: { learner: ' ', credits: '1', why: 'Name' }, says: 'Enter the name as it should stand' },
  { form: { learner: 'New', credits: '1', why: ' ' }, says: 'Say why it is corrected' },
]
for (const { form, says } of refused)
  test(`a correction is refused with “${says}” and what was typed`, async () => {
    const { office, correct } = await openIssued()
    const again = await correct(form)
    assert.equal(again.status, 422)
    assert.ok(again.text.includes(says), again.text)
    assert.ok(again.html.includes(`value="${form.credits}"`))
    const { count } = await office.office.db
      .selectFrom('certificates_certificate')
      .select((eb) => eb.fn.countAll<number>().as('count'))
      .executeTakeFirstOrThrow()
    assert.equal(count, 1)
  })

test('the office withdraws a certificate once, with a reason; its credit is reported no more', async () => {
  const { office, id, ada, page, awards } = await openIssued()
  assert.match((await ada.post(`${page}/withdrawal`, { withdrawal: '' })).text, /Say why it is withdrawn/)
  assert.equal((await ada.post(`${page}/withdrawal`, { withdrawal: 'Claimed by mistake' })).status, 303)
  assert.deepEqual(await awards(), [])
  const own = await office.as('ines').get(`/certificates/${id}`)
  assert.match(own.text, /Withdrawn on Monday, March 2, 2026\. Claimed by mistake/)
  assert.match((await office.as('ines').get('/my/credit')).text, /Withdrawn/)
  const again = await ada.post(`${page}/withdrawal`, { withdrawal: 'Again' })
  assert.equal(again.status, 422)
  assert.match(again.text, /was withdrawn before/)
  const [mail] = await office.mails('ines@')
  assert.match(mail!.subject, /was withdrawn/)
})

test('a withdrawal by mistake is mended by issuing the certificate anew', async () => {
  const { ada, page, awards, correct } = await openIssued()
  await ada.post(`${page}/withdrawal`, { withdrawal: 'Claimed by mistake' })
  assert.equal((await correct({ learner: name, credits: '1.25', why: 'It was right' })).status, 303)
  assert.deepEqual(await awards(), [5])
})

test('two corrections of the same certificate give one', async () => {
  const { ada, page, correct } = await openIssued()
  const forms = ['A', 'B'].map((learner) => ({ learner, credits: '1', why: 'Name' }))
  const sent = await Promise.all(forms.map((form) => correct(form)))
  assert.deepEqual(sent.map((reply) => reply.status).toSorted(), [303, 422])
  assert.match((await correct({ learner: 'C', credits: '1', why: 'Name' })).text, /has taken its place. Open that one/)
  assert.match((await ada.get(page)).text, /Replaced/)
})

test('who turns out to be no physician keeps a certificate without an award, and the other way round', async () => {
  const { office, ada, page, awards, correct } = await openIssued()
  const become = (given: Partial<PersonInput>) => {
    const known = {
      givenName: 'Ines',
      familyName: 'Kavenagh',
      email: 'ines@alderbay.example',
      careerStage: 'practicing',
    }
    const person = personInput.parse({ ...known, ...given })
    return office.office.write(actorOf(office, 'ada'), (tx) => correctPerson(tx, office.idOf('ines'), person))
  }
  await become({ profession: 'nurse', degree: 'RN' })
  assert.match((await ada.get(page)).text, /will award no credit: by their record this person is not a physician/)
  const down = await correct({ learner: 'Ines Kavenagh, RN', why: 'She is a nurse' })
  assert.match((await ada.get(down.location)).text, /Certificate of participation/)
  assert.deepEqual(await awards(), [])
  await become({ profession: 'physician', degree: 'MD' })
  const up = await correct({ learner: name, credits: '1.5', why: 'She is a physician after all' }, down.location)
  assert.match((await ada.get(up.location)).text, /Certificate of credit/)
  assert.deepEqual(await awards(), [6])
})

test('the register finds certificates by name, number and title, counts them, and hands out the file', async () => {
  const { office, activityId, ada } = await openIssued()
  await addLearner(office, activityId, 'bea', {
    person: { familyName: 'Thorsen', profession: 'nurse', degree: 'RN' },
    credits: null,
  })
  const { number } = await office.office.db
    .selectFrom('certificates_certificate')
    .where('kind', '=', 'credit')
    .select('number')
    .executeTakeFirstOrThrow()
  const all = await ada.get('/office/credit')
  assert.match(all.text, /1 award stands 1\.25 in all 1 certificate of participation/)
  const finds = async (query: string) => {
    const { text } = await ada.get(`/office/credit?${query}`)
    return [text.includes('Ines Kavenagh'), text.includes('Bea Thorsen')]
  }
  assert.deepEqual(await finds('q=kavenagh'), [true, false])
  assert.deepEqual(await finds(`q=${number.toLowerCase()}`), [true, false])
  assert.deepEqual(await finds('q=sepsis'), [true, true])
  assert.deepEqual(await finds('kind=participation'), [false, true])
  assert.deepEqual(await finds('standing=withdrawn'), [false, false])
  assert.deepEqual(await finds('kind=nonsense&after=x'), [true, true])
  assert.deepEqual(await finds('q=100%25'), [false, false])
  const file = await ada.get('/office/credit.csv?q=kavenagh&columns=title,kind,credits,designated,standing')
  const rows = file.bytes.toString('utf8').trim().split('\r\n')
  assert.equal(rows.length, 2)
  assert.match(rows[1]!, /"Ines Kavenagh, MD",.*,Credit awarded,1\.25,1\.50,Valid$/)
})

test('a long register goes page by page without losing a line', async () => {
  const { office, activityId, ada } = await openIssued()
  for (let i = 0; i < 51; i += 1) await addLearner(office, activityId, `learner${i}`)
  const first = await ada.get('/office/credit')
  const [, next] = /href="([^"]+)" rel="next"/.exec(first.html)!
  const second = await ada.get(next!.replaceAll('&amp;', '&'))
  const count = (html: string) => html.match(/\/office\/credit\/certificates\/[0-9a-f]/g)!.length
  assert.deepEqual([count(first.html), count(second.html)], [50, 2])
})

test('only the office reads the register and corrects; for everyone else there is nothing', async () => {
  const { office, ada, page } = await openIssued()
  await office.person('sol', { roles: ['surveyor'] })
  await office.person('eve')
  for (const who of ['sol', 'eve', 'ines']) {
    for (const path of ['/office/credit', '/office/credit.csv', page])
      assert.equal((await office.as(who).get(path)).status, 404)
    for (const act of ['correction', 'withdrawal'])
      assert.equal((await office.as(who).post(`${page}/${act}`, { why: 'x', withdrawal: 'x' })).status, 404)
  }
  assert.equal((await office.visitor().post(`${page}/withdrawal`)).status, 401)
  assert.equal((await ada.get('/office/credit/certificates/none')).status, 404)
  const nobody = '/office/credit/certificates/0198c7a0-0000-7000-8000-000000000001'
  assert.equal((await ada.post(`${nobody}/correction`, { learner: 'A', why: 'x' })).status, 404)
})
