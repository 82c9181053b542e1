import assert from 'node:assert/strict'
import { test } from 'node:test'
import { actorOf } from '../../../test/gaps.ts'
import { learn } from '../../../test/learners.ts'
import type { TestOffice } from '../../../test/office.ts'
import { addLearner, endDesignations, openReports } from '../../../test/reports.ts'
import type { PersonInput } from '../people/person.schema.ts'
import { setPolicy } from '../policies/policy.commands.ts'

const title = 'Sepsis in the first hour'

async function openClaims(person: Partial<PersonInput> = {}) {
  const { office, activityId } = await openReports()
  await addLearner(office, activityId, 'ines', { person, credits: 'not yet' })
  return { office, activityId, page: `/learn/${activityId}/claim`, ines: office.as('ines') }
}

const claims = ({ office }: TestOffice) => office.db.selectFrom('claims_claim').selectAll().execute()
const certificates = ({ office }: TestOffice) =>
  office.db.selectFrom('certificates_certificate').selectAll().orderBy('issued_at').execute()
const news = ({ office }: TestOffice) =>
  office.db.selectFrom('platform_news').where('kind', '=', 'credit.claimed').selectAll().execute()

test('a physician claims all of it and is led to the certificate', async () => {
  const { office, activityId, page, ines } = await openClaims()
  const asked = await ines.get(page)
  assert.match(asked.text, /How much of it did you take part in\?/)
  assert.match(asked.text, /up to 1\.5 AMA PRA Category 1 Credits ?™/)
  const sent = await ines.post(page, { part: 'all' })
  const [claim] = await claims(office)
  const [certificate] = await certificates(office)
  assert.equal(sent.location, `/certificates/${certificate!.id}`)
  assert.deepEqual([claim!.quarters, certificate!.kind, certificate!.claim_id], [6, 'credit', claim!.id])
  const shown = await ines.get(sent.location)
  assert.match(shown.text, /Certificate of credit/)
  assert.match(shown.text, /Awarded 1\.5 AMA PRA Category 1 Credits ?™/)
  const [told] = await news(office)
  assert.deepEqual(told!.body, { activityId, personId: office.idOf('ines'), claimId: claim!.id })
})

test('CL18: what is claimed is what is printed, not the designation', async () => {
  const { office, page, ines } = await openClaims()
  const sent = await ines.post(page, { part: 'less', credits: '1.25' })
  assert.match((await ines.get(sent.location)).text, /Awarded 1\.25 AMA PRA Category 1 Credits ?™/)
  assert.equal((await claims(office))[0]!.quarters, 5)
})

const refused = [
  { form: {}, says: 'Choose how much of it you took part in', because: 'nothing is chosen for the learner' },
  { form: { part: 'less', credits: '' }, says: 'Enter more than 0', because: 'another amount needs a number' },
  { form: { part: 'less', credits: '1.6' }, says: 'Claim in steps of 0.25', because: 'claims are in quarters' },
  {
    form: { part: 'less', credits: '1.75' },
    says: 'You can claim up to 1.5',
    because: 'and not above the designation',
  },
  { form: { part: 'less', credits: '0' }, says: 'Enter more than 0', because: 'nothing is no claim' },
]
for (const { form, says, because } of refused)
  test(`refused on the same page, because ${because}`, async () => {
    const { office, page, ines } = await openClaims()
    const again = await ines.post(page, form)
    assert.equal(again.status, 422)
    assert.match(again.text, /Your claim is not saved yet/)
    assert.ok(again.text.includes(says), again.text)
    if (form.credits) assert.ok(again.html.includes(`value="${form.credits}"`))
    assert.deepEqual(await certificates(office), [])
  })

test('a double click gives one certificate, and a page left open gives none', async () => {
  const { office, page, ines } = await openClaims()
  const once = '0198c7a0-0000-7000-8000-000000000001'
  const first = await ines.post(page, { part: 'all' }, { once })
  const second = await ines.post(page, { part: 'all' }, { once })
  assert.deepEqual([first.location, second.status], [second.location, 303])
  const later = await ines.post(page, { part: 'all' })
  assert.equal(later.status, 422)
  assert.match(later.text, /You have claimed credit for this activity/)
  assert.equal((await certificates(office)).length, 1)
  assert.equal((await claims(office)).length, 1)
})

test('two pages sent at the same moment give one certificate', async () => {
  const { office, page, ines } = await openClaims()
  const sent = await Promise.all([1, 2, 3].map(() => ines.post(page, { part: 'all' })))
  assert.deepEqual(sent.map((reply) => reply.status).toSorted(), [303, 422, 422])
  assert.equal((await certificates(office)).length, 1)
})

test('CL07: a nurse is given a certificate of participation that names the amount and awards none', async () => {
  const { office, page, ines } = await openClaims({ profession: 'nurse', degree: 'RN' })
  const asked = await ines.get(page)
  assert.match(asked.text, /awarded to physicians only/)
  assert.doesNotMatch(asked.text, /How much/)
  const sent = await ines.post(page)
  const [certificate] = await certificates(office)
  assert.deepEqual([certificate!.kind, certificate!.claim_id, await claims(office)], ['participation', null, []])
  const shown = await ines.get(sent.location)
  assert.match(shown.text, /This activity was designated for 1\.5 AMA PRA Category 1 Credits ?™/)
  assert.doesNotMatch(shown.text, /Awarded/)
  assert.deepEqual(await news(office), [])
})

test('a nurse who asks for credit by hand is awarded none', async () => {
  const { office, page, ines } = await openClaims({ profession: 'nurse', degree: 'RN' })
  await ines.post(page, { part: 'less', credits: '1' })
  assert.equal((await certificates(office))[0]!.kind, 'participation')
})

test('CL09: a physician with an MBBS from abroad and no license is awarded credit', async () => {
  const { office, activityId } = await openReports()
  const person = { degree: 'MBBS', country: 'IND' } as const
  await addLearner(office, activityId, 'anil', { person, license: null, consent: false, credits: 'not yet' })
  const sent = await office.as('anil').post(`/learn/${activityId}/claim`, { part: 'all' })
  const shown = await office.as('anil').get(sent.location)
  assert.match(shown.text, /Awarded 1\.5/)
  assert.match(shown.text, /Boards cannot see it yet/)
  assert.match(shown.text, /your consent to report it and your license with its state, or your NPI/)
})

test('CL10: a resident is awarded credit', async () => {
  const { page, ines } = await openClaims({ careerStage: 'resident' })
  const sent = await ines.post(page, { part: 'all' })
  assert.match((await ines.get(sent.location)).text, /Awarded 1\.5/)
})

test('CL12: on its last day credit is claimed, the day after it is refused; a nurse can still take hers', async () => {
  const { office, activityId, page, ines } = await openClaims()
  await addLearner(office, activityId, 'bea', { person: { profession: 'nurse', degree: 'RN' }, credits: 'not yet' })
  office.setNow('2027-03-03T15:00:00Z')
  const late = await ines.get(page)
  assert.match(late.text, /This activity ended on Tue, Mar 2, 2027/)
  assert.equal((await ines.post(page, { part: 'all' })).status, 422)
  assert.deepEqual(await certificates(office), [])
  assert.equal((await office.as('bea').post(page)).status, 303)
  office.setNow('2027-03-02T15:00:00Z')
  assert.equal((await ines.post(page, { part: 'all' })).status, 303)
})

test('credit waits for completion and for the evaluation, and the page says which', async () => {
  const { office, activityId } = await openReports()
  const page = `/learn/${activityId}/claim`
  await learn(office, activityId, 'tomasz')
  assert.match((await office.as('tomasz').get(page)).text, /Complete the activity first/)
  assert.equal((await office.as('tomasz').post(page, { part: 'all' })).status, 422)
  await learn(office, activityId, 'priya', { isPassed: true })
  assert.match((await office.as('priya').get(page)).text, /Fill in the evaluation first/)
  assert.equal((await office.as('priya').post(page, { part: 'all' })).status, 422)
  assert.match(
    (await office.as('priya').get('/my')).text,
    /Say what it did for you: .*you can claim your credit\. Evaluate/,
  )
  await office.office.write(actorOf(office, 'ada'), (tx) =>
    setPolicy(tx, { key: 'credit.needsEvaluation', value: false, effectiveOn: office.office.today(), why: 'Shorter' }),
  )
  assert.match((await office.as('priya').get('/my')).text, /Claim your credit: /)
  assert.equal((await office.as('priya').post(page, { part: 'all' })).status, 303)
})

test('who took no part sees the same page as for an activity that does not exist', async () => {
  const { office, page } = await openClaims()
  await office.person('eve')
  const eve = office.as('eve')
  const nowhere = '/learn/0198c7a0-0000-7000-8000-000000000001/claim'
  const [real, made] = [await eve.get(page), await eve.get(nowhere)]
  assert.deepEqual([real.status, real.text], [404, made.text])
  assert.equal((await eve.post(page, { part: 'all' })).status, 404)
  assert.equal((await eve.get('/learn/sepsis/claim')).status, 404)
  assert.equal((await office.visitor().get(page)).status, 303)
  assert.equal((await office.visitor().post(page, { part: 'all' })).status, 401)
})

test('an activity without designation offers nothing to claim', async () => {
  const { office, activityId, page, ines } = await openClaims()
  await endDesignations(office)
  assert.equal((await ines.get(page)).status, 404)
  assert.doesNotMatch((await ines.get(`/activities/${activityId}`)).text, /designates/)
})

test('the home says what can be claimed, and then what was earned', async () => {
  const { page, ines } = await openClaims()
  const before = await ines.get('/my')
  assert.ok(before.text.includes(`Claim your credit: ${title}`))
  await ines.post(page, { part: 'all' })
  const after = await ines.get('/my')
  assert.doesNotMatch(after.text, /Claim your credit/)
  assert.match(after.text, /Earned this year 1\.5 AMA PRA Category 1 Credits ?™/)
})
