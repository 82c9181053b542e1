import assert from 'node:assert/strict'
import { test } from 'node:test'
import { nameIn, planIn } from '../../../test/activities.ts'
import { aTie, classifyIn, companyOf, tellIn } from '../../../test/integrity.ts'
import { openTestOffice } from '../../../test/office.ts'
import { newId } from '../../kernel/ids.ts'

async function openTold(ties = [aTie()]) {
  const office = await openTestOffice()
  await office.person('ada', { roles: ['office staff'] })
  await office.person('iris', { roles: ['integrity officer'] })
  await office.person('root', { roles: ['administrator'] })
  await office.person('henrik', { familyName: 'Okonjo' })
  await office.person('priya', { familyName: 'Lindqvist' })
  await office.person('ines', { familyName: 'Kavenagh' })
  const activityId = await planIn(office)
  await nameIn(office, activityId, 'ines', 'activity director')
  await nameIn(office, activityId, 'henrik', 'faculty')
  await nameIn(office, activityId, 'priya', 'planner')
  await office.work()
  await tellIn(office, activityId, 'ines')
  await tellIn(office, activityId, 'henrik', ties)
  const relationship = await office.office.db
    .selectFrom('integrity_relationship')
    .select('root_id')
    .executeTakeFirstOrThrow()
  const here = `/integrity/activities/${activityId}`
  const tie = `${here}/relationships/${relationship.root_id}`
  return { office, activityId, here, tie, iris: office.as('iris') }
}

test('what is open stands under its tab, activity by activity, and goes when it is decided', async () => {
  const { office, iris, tie } = await openTold()
  const open = await iris.get('/integrity')
  assert.match(open.text, /The first hour of sepsis on the ward.*Henrik Okonjo Classify Veldane Therapeutics/)
  assert.match(open.text, /Companies to classify 1.*Relevance to decide 0/)
  assert.doesNotMatch(open.text, /Priya/, 'who has been asked and is not late waits for nobody')
  await classifyIn(office, 'iris')
  assert.match(
    (await iris.get('/integrity?show=relevance')).text,
    /Henrik Okonjo Decide whether the content is related/,
  )
  assert.match((await iris.get('/integrity?show=blocked')).text, /Nothing of this kind is open/)
  await iris.post(`${tie}/relevance`, { isRelevant: 'yes', why: 'It makes the drug that is taught' })
  assert.match((await iris.get('/integrity?show=mitigation')).text, /Mitigate before Wed, Apr 1, 2026: Henrik Okonjo/)
  office.setNow('2026-03-20T15:00:00Z')
  assert.match((await iris.get('/integrity?show=late')).text, /Priya Lindqvist has not told financial relationships/)
})

test('the officer reads person by person what was told, in which words, and what the rule makes of it', async () => {
  const { office, iris, here } = await openTold()
  const page = await iris.get(here)
  assert.match(page.text, /Ines Kavenagh.*Clear Ines Kavenagh has no relevant financial relationship.*accme\.si\.3\.3/)
  assert.match(page.text, /Told on Monday, March 2, 2026 of these relationships/)
  assert.match(page.text, /Consultant: Veldane Therapeutics.*Veldane Therapeutics is not classified yet/)
  assert.match(page.text, /The words this answered.*Signed “Henrik Okonjo” under/)
  assert.match(page.text, /What learners will read The disclosure waits for Henrik Okonjo/)
  assert.match(page.text, /Priya Lindqvist.*Not told, asked.*Asked to tell by Mon, Mar 9, 2026/)
  await classifyIn(office, 'iris', 'eligible')
  await tellIn(office, here.split('/')[3]!, 'priya')
  const clear = await iris.get(here)
  assert.match(
    clear.text,
    /Nobody who planned, reviewed or teaches this activity has a relevant financial relationship/,
  )
})

test('relevance and mitigation are decided with their reasons, and learners will read of it', async () => {
  const { office, activityId, iris, here, tie } = await openTold()
  await classifyIn(office, 'iris')
  const noReason = await iris.post(`${tie}/relevance`, { isRelevant: 'yes', why: '' })
  assert.deepEqual([noReason.status, /Say why, in a sentence/.test(noReason.text)], [422, true])
  assert.match((await iris.post(`${tie}/relevance`, { why: 'x' })).text, /Choose whether it is related/)
  assert.equal((await iris.post(`${tie}/relevance`, { isRelevant: 'yes', why: 'It makes the drug' })).location, tie)
  const methods = await iris.get(tie)
  assert.match(methods.text, /Attested that recommendations rest on evidence/)
  assert.doesNotMatch(methods.text, /Took no part in what concerns the company/, 'recusal is a way for planners')
  const attested = { method: 'attested', description: 'In writing', completedOn: '2026-03-02' }
  assert.equal((await iris.post(`${tie}/mitigations`, attested)).location, tie)
  await tellIn(office, activityId, 'priya')
  const page = await iris.get(here)
  assert.match(page.text, /Henrik Okonjo is a consultant for Veldane Therapeutics\..*have been mitigated/)
  assert.match((await iris.get(tie)).text, /Decided so far.*Mitigation: attested.*Relevance: Related to the content/)
})

test('a mitigation on the day the role begins comes too late, and the rule says so', async () => {
  const { office, iris, tie } = await openTold()
  await classifyIn(office, 'iris')
  office.setNow('2026-04-01T15:00:00Z')
  const late = await iris.post(`${tie}/mitigations`, {
    method: 'attested',
    completedOn: '2026-04-01',
    description: 'x',
  })
  assert.equal(late.status, 422)
  assert.match(late.text, /Mitigation must be complete before Henrik Okonjo begins/)
  const wrongWay = await iris.post(`${tie}/mitigations`, { method: 'recused', completedOn: '2026-03-31' })
  assert.match(wrongWay.text, /This way is not open to faculty\. Choose one of/)
  assert.match((await iris.post(`${tie}/mitigations`, { completedOn: 'x' })).text, /Choose how it was mitigated/)
  const reviewed = { method: 'content reviewed', by: 'ines@alderbay.example', completedOn: '2026-03-31' }
  assert.equal((await iris.post(`${tie}/mitigations`, reviewed)).status, 303)
})

test('an employee is blocked; an exception is recorded only with its conditions', async () => {
  const { office, iris, here, tie } = await openTold([aTie({ nature: 'employee' })])
  await classifyIn(office, 'iris')
  assert.match(
    (await iris.get(here)).text,
    /Blocked Henrik Okonjo works for Veldane Therapeutics, an ineligible company/,
  )
  assert.match((await iris.post(`${tie}/exception`, {})).text, /Choose which case it is/)
  const half = await iris.post(`${tie}/exception`, {
    kind: 'E3',
    safeUseOnly: 'yes',
    supervisionPlan: 'Ines stands by',
  })
  assert.deepEqual([half.status, /advises whether or when to use the device/.test(half.text)], [422, true])
  assert.match(half.html, /value="Ines stands by"/)
  const whole = { kind: 'E3', safeUseOnly: 'yes', noAdviceWhenToUse: 'yes', supervisionPlan: 'Ines stands by' }
  assert.equal((await iris.post(`${tie}/exception`, whole)).location, tie)
  assert.match((await iris.get(here)).text, /Open Decide whether the content is related/)
})

test('only the integrity officer and the administrator read what was told', async () => {
  const { office, activityId, here, tie } = await openTold()
  const company = `/integrity/companies/${await companyOf(office)}`
  for (const path of ['/integrity', here, tie, '/integrity/companies', company])
    for (const name of ['ada', 'ines', 'henrik']) {
      const made = await office.as(name).get('/nothing-of-the-kind')
      const real = await office.as(name).get(path)
      assert.deepEqual([real.status, real.text], [404, made.text], `${name} at ${path}`)
    }
  for (const path of [`${tie}/relevance`, `${tie}/exception`, `${tie}/mitigations`, `${company}/eligibility`])
    assert.equal((await office.as('ines').post(path, { isRelevant: 'no', why: 'x' })).status, 404, path)
  assert.equal((await office.as('root').get(tie)).status, 200)
  const staff = await office.as('ada').get(`/office/activities/${activityId}/disclosures`)
  assert.match(staff.text, /Henrik Okonjo faculty · henrik@alderbay\.example Has told/)
  assert.doesNotMatch(staff.text, /Veldane/)
})

test('who has disclosed is seen by the office and by who plans; only the office asks again, once a day', async () => {
  const { office, activityId } = await openTold()
  const page = `/office/activities/${activityId}/disclosures`
  assert.match((await office.as('ines').get(page)).text, /Priya Lindqvist.*Not told, asked Mon, Mar 9, 2026/)
  assert.equal((await office.as('henrik').get(page)).status, 404, 'faculty plan nothing')
  await office.person('other', { roles: ['course director'] })
  assert.equal((await office.as('other').get(page)).status, 404, 'another director has no part in it')
  const ask = `${page}/${office.idOf('priya')}/asks`
  assert.equal((await office.as('ines').post(ask)).status, 404)
  const soon = await office.as('ada').post(ask)
  assert.deepEqual([soon.status, /was asked less than a day ago/.test(soon.text)], [422, true])
  office.setNow('2026-03-12T15:00:00Z')
  assert.match((await office.as('ada').get(page)).text, /3 days late/)
  const again = await office.as('ada').post(ask)
  assert.match((await office.as('ada').get(again.location)).text, /A mail to Priya Lindqvist is on its way/)
  assert.equal((await office.as('ada').post(`${page}/${office.idOf('ines')}/asks`)).status, 404, 'she has told')
  assert.equal((await office.as('ada').post(`${page}/nobody/asks`)).status, 404)
})

test('the officer asks again too, and what does not exist is the same page as ever', async () => {
  const { office, here, iris, tie } = await openTold()
  const ask = `${here}/people/${office.idOf('priya')}/asks`
  assert.match((await iris.post(ask)).text, /was asked less than a day ago/)
  office.setNow('2026-03-04T15:00:00Z')
  assert.equal((await iris.post(ask)).status, 303)
  assert.equal((await office.as('ada').post(ask)).status, 404)
  for (const path of [
    `/integrity/activities/${newId()}`,
    '/integrity/activities/x',
    `${here}/relationships/${newId()}`,
    `${here}/relationships/x`,
  ])
    assert.equal((await iris.get(path)).status, 404, path)
  const elsewhere = tie.replace(here, `/integrity/activities/${newId()}`)
  assert.equal((await iris.post(`${elsewhere}/relevance`, { isRelevant: 'no', why: 'x' })).status, 404)
})
