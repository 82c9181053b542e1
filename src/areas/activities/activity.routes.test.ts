import assert from 'node:assert/strict'
import { test } from 'node:test'
import { planIn } from '../../../test/activities.ts'
import { addCourse } from '../../../test/courses.ts'
import { allowed } from '../../../test/evidence.ts'
import { acceptGap, actorOf, addGap } from '../../../test/gaps.ts'
import { type SentForm, type TestOffice, openTestOffice } from '../../../test/office.ts'
import { newId } from '../../kernel/ids.ts'
import { timedWork } from '../../platform/office.ts'
import { recordOrganization, retireOrganization } from '../organizations/organization.commands.ts'
import { stepActivity } from './activity.commands.ts'
import { listAudience, listJointProviders, selectSteps } from './activity.store.ts'

async function open() {
  const office = await openTestOffice()
  await office.person('ada', { roles: ['office staff'] })
  await office.person('sol', { roles: ['surveyor'] })
  await office.person('eve', { roles: ['course director'] })
  return { office, ada: office.as('ada') }
}

const days = { releasesOn: '2026-05-04', expiresOn: '2028-05-03' }
const said: SentForm = { title: 'The first hour of sepsis', ...days }
const activities = ({ office }: TestOffice) => office.db.selectFrom('activities_activity').select('id').execute()

test('education is planned for a gap', async (t) => {
  const { office, ada } = await open()
  const gapId = await addGap(office)
  const form = `/office/activities/new?gap=${gapId}`

  await t.test('not for one that is still a candidate, and what was typed stays', async () => {
    const page = await ada.post(form, said)
    assert.equal(page.status, 422)
    assert.match(
      page.text,
      /Nothing is planned yet Gap \d+ is candidate\. Accept it before education is planned for it/,
    )
    assert.ok(page.html.includes(`value="${String(said.title)}"`) && page.html.includes('value="2028-05-03"'), 'stays')
  })

  await t.test('the form shows the gap, and offers days that fit', async () => {
    await acceptGap(office, gapId)
    const page = await ada.get(form)
    assert.match(page.text, /What happens The same two-day stop is ordered for everyone/)
    assert.match(page.html, /name="releasesOn"[^>]*value="2026-04-13"/)
    assert.match(page.html, /name="expiresOn"[^>]*value="2028-04-13"/)
  })

  const wrongs = [
    { change: { title: ' ab ' }, says: 'Enter a title', because: 'three letters are the least' },
    { change: { title: 'x'.repeat(201) }, says: 'Keep the title under 200 letters', because: 'a title is no text' },
    { change: { releasesOn: '' }, says: 'Enter the day it opens as a day', because: 'it opens some day' },
    { change: { expiresOn: '2028-02-30' }, says: 'Enter its last day as a day', because: 'February ends before' },
    {
      change: { expiresOn: '2026-05-03' },
      says: 'Enter a last day on or after Mon, May 4, 2026',
      because: 'it ends after it opens',
    },
    {
      change: { expiresOn: '2029-05-05' },
      says: 'Enduring material lasts up to 36 months. Enter Fri, May 4, 2029 or an earlier last day',
      because: 'three years and a day are too long',
    },
  ]
  for (const { change, says, because } of wrongs)
    await t.test(`refused, because ${because}`, async () => {
      const page = await ada.post(form, { ...said, ...change })
      assert.equal(page.status, 422)
      assert.ok(page.text.includes(says), page.text)
      for (const value of Object.values({ ...said, ...change }))
        if (value) assert.ok(page.html.includes(`value="${String(value)}"`), String(value))
      assert.deepEqual(await activities(office), [])
    })

  await t.test(
    'sent twice it is planned once, three years to the day, with the reason and audience of the gap',
    async () => {
      const once = newId()
      const send = () => ada.post(form, { ...said, expiresOn: '2029-05-04' }, { once })
      const [first, second] = [await send(), await send()]
      assert.deepEqual([first.status, second.location], [303, first.location])
      const [plan, ...more] = await activities(office)
      assert.deepEqual([first.location, more], [`/office/activities/${plan!.id}`, []])
      const page = await ada.get(first.location)
      assert.match(page.text, /Number 26-001/)
      assert.match(
        page.text,
        /The same two-day stop is ordered for everyone\. Stop and restart by drug, kidney function/,
      )
      assert.equal((await listAudience(office.office.db, plan!.id)).length, 4)
      assert.match((await ada.get(`/gaps/${gapId}`)).text, /Activity 26-001 is planned for it/)
    },
  )

  await t.test('there is no plan without its gap', async () => {
    for (const gap of ['', '?gap=made-up', `?gap=${newId()}`]) {
      assert.equal((await ada.get(`/office/activities/new${gap}`)).status, 404, gap)
      assert.equal((await ada.post(`/office/activities/new${gap}`, said)).status, 404, gap)
    }
  })

  await t.test('and by the office alone', async () => {
    for (const name of ['eve', 'sol']) assert.equal((await office.as(name).post(form, said)).status, 404, name)
    assert.equal((await office.visitor().post(form, said)).status, 401)
  })
})

const words: SentForm = {
  ...said,
  summary: 'Start antibiotics within the hour',
  description: 'What the first hour decides.',
  designRationale: 'Cases train the decision itself',
  designedFor: 'performance',
  isClinical: 'yes',
  contentAreas: 'sepsis, , antibiotics ',
  isListed: 'yes',
  providership: 'direct',
  audience: ['physician', 'dietitian'],
}

test('what the plan says', async (t) => {
  const { office, ada } = await open()
  const activityId = await planIn(office)
  const [here, db] = [`/office/activities/${activityId}`, office.office.db]
  const form = `${here}/description`

  await t.test('is written once; who stays in the audience keeps the specialty', async () => {
    assert.match((await ada.get(form)).html, /value="nurse" checked/)
    assert.equal((await ada.post(form, words)).location, here)
    assert.match((await ada.get(here)).text, /Start antibiotics within the hour What the first hour decides/)
    const again = await ada.get(form)
    assert.ok(again.html.includes('value="sepsis, antibiotics"'), 'tidied')
    assert.deepEqual(await listAudience(db, activityId), [
      { profession: 'dietitian', specialty: '' },
      { profession: 'physician', specialty: 'Anesthesiology' },
      { profession: 'physician', specialty: 'Surgery' },
    ])
  })

  const wrongs: { change: SentForm; says: string; because: string }[] = [
    { change: { title: '' }, says: 'Enter a title', because: 'it has a title' },
    {
      change: { summary: 'x'.repeat(301) },
      says: 'under 300 letters',
      because: 'the catalog has room for 300 letters',
    },
    { change: { description: 'x'.repeat(2501) }, says: 'takes 2,500 letters', because: 'the accreditor takes no more' },
    { change: { designRationale: 'so '.repeat(26) }, says: 'to 25 words', because: 'the accreditor asks for 25 words' },
    { change: { expiresOn: '2029-05-05' }, says: 'lasts up to 36 months', because: 'three years are the most' },
    {
      change: { providership: 'joint' },
      says: 'Choose at least one organization that provides it with you, or choose direct',
      because: 'together means with somebody',
    },
    {
      change: { providership: 'joint', jointProviders: newId() },
      says: 'Choose the organizations from the list',
      because: 'an organization is one that the office knows',
    },
    { change: { audience: 'wizard' }, says: 'Choose professions from the list', because: 'so is a profession' },
  ]
  for (const { change, says, because } of wrongs)
    await t.test(`is refused, because ${because}`, async () => {
      const page = await ada.post(form, { ...words, contentAreas: 'burns', ...change })
      assert.equal(page.status, 422, page.text)
      assert.match(page.text, /Nothing is saved yet/)
      assert.ok(page.text.includes(says), page.text)
      assert.ok(page.html.includes('value="burns"'), 'what was typed')
      assert.doesNotMatch((await ada.get(form)).html, /value="burns"/)
    })

  await t.test('may fill its room to the last letter and word', async () => {
    const full = { summary: 'x'.repeat(300), description: 'x'.repeat(2500), designRationale: 'so '.repeat(25) }
    assert.equal((await ada.post(form, { ...words, ...full, expiresOn: '2029-05-04' })).status, 303)
  })

  await t.test('names who provides it together with the office, until it is direct again', async () => {
    const clinic = { name: 'Harbor Clinic', kind: 'hospital', isProvider: false, city: null, state: 'MA' } as const
    const id = await office.office.write(timedWork, (tx) => recordOrganization(tx, clinic))
    await ada.post(form, { ...words, providership: 'joint', jointProviders: id })
    assert.deepEqual(await listJointProviders(db, activityId), [{ id, name: 'Harbor Clinic' }])
    await ada.post(form, { ...words, jointProviders: id })
    assert.deepEqual(await listJointProviders(db, activityId), [])
    const joint = { ...words, providership: 'joint', anotherProvider: 'harbor clinic' }
    assert.doesNotMatch((await ada.get(form)).html, /name="jointProviders"/, 'only partners are offered to tick')
    const unknown = await ada.post(form, { ...joint, anotherProvider: 'Nowhere Clinic' })
    assert.match(unknown.text, /knows no organization of this name/)
    assert.match(unknown.html, /value="Nowhere Clinic"/)
    await ada.post(form, joint)
    assert.deepEqual(await listJointProviders(db, activityId), [{ id, name: 'Harbor Clinic' }])
    const retired = { why: 'Closed', isSure: true, today: office.office.today() }
    await office.office.write(timedWork, (tx) => retireOrganization(tx, id, retired, []))
    await ada.post(form, { ...words, providership: 'joint', jointProviders: id })
    assert.deepEqual(await listJointProviders(db, activityId), [{ id, name: 'Harbor Clinic' }], 'it was there before')
    await ada.post(form, words)
    assert.match((await ada.post(form, joint)).text, /Harbor Clinic is this office itself or was retired/)
  })

  await t.test('is closed to those without a role in it', async () => {
    assert.equal((await office.as('eve').get(form)).status, 404)
    assert.equal((await office.as('eve').post(form, words)).status, 404)
    assert.equal((await office.as('sol').post(form, words)).status, 404)
  })
})

test('what comes next says of an open gate that it is open, never its title alone', async () => {
  const { office, ada } = await open()
  const page = await ada.get(`/office/activities/${await planIn(office, 'Sepsis on time')}`)
  assert.match(page.text, /Still open: [a-z][^.]+, [^.]+\./)
  assert.match(page.html, /data-word="Next"><b>Still open: /)
})

test('the office finds its activities by word, step and page by page', async (t) => {
  const { office, ada } = await open()
  const activityId = await planIn(office, 'Sepsis: 100% on time')
  await office.office.db
    .insertInto('activities_activity')
    .values(
      Array.from({ length: 51 }, (_, at) => ({
        id: newId(),
        number: `25-${String(at + 1).padStart(3, '0')}`,
        title: `Older activity ${at + 1}`,
        format: 'enduring material' as const,
        releases_on: '2025-01-06',
        expires_on: '2025-12-31',
        state: 'archived' as const,
        proposed_at: office.office.now(),
      })),
    )
    .execute()
  const olds = await office.office.db
    .selectFrom('activities_activity')
    .where('number', 'like', '25-%')
    .selectAll()
    .execute()
  const step = { state: 'archived' as const, why: '', by_id: null, at: office.office.now() }
  const steps = olds.map(({ id }) => ({ ...step, id: newId(), activity_id: id }))
  await office.office.db.insertInto('activities_step').values(steps).execute()

  await t.test('by word, where % is a letter like any other', async () => {
    assert.match((await ada.get('/office/activities?q=sepsis+26-001')).text, /Sepsis: 100% on time/)
    assert.match((await ada.get('/office/activities?q=100%25')).text, /Sepsis/)
    assert.match((await ada.get('/office/activities?q=1%25time')).text, /No activity fits/)
  })

  await t.test('by step; a step that is none narrows nothing', async () => {
    const planned = await ada.get('/office/activities?state=in+planning')
    assert.match(planned.text, /In planning 1 /)
    assert.doesNotMatch(planned.text, /Older activity/)
    assert.match((await ada.get('/office/activities?state=dancing')).text, /Older activity 51/)
  })

  await t.test('the newest first, fifty to a page, each once', async () => {
    const first = await ada.get('/office/activities')
    const next = /href="([^"]+)" rel="next"/.exec(first.html)![1]!.replaceAll('&amp;', '&')
    const second = await ada.get(next)
    const all = [...first.text.matchAll(/2[56]-\d{3}/g), ...second.text.matchAll(/2[56]-\d{3}/g)].map(String)
    assert.deepEqual([all.length, new Set(all).size, all[0], all.at(-1)], [52, 52, '26-001', '25-001'])
    assert.doesNotMatch(second.html, /rel="next"/)
  })

  await t.test('a director sees none of others, and nothing of their plans', async () => {
    const eve = office.as('eve')
    assert.match((await eve.get('/office/activities')).text, /Those in which you have a role\. .*No activity yet/)
    assert.equal((await eve.get(`/office/activities/${activityId}`)).status, 404)
    assert.equal((await eve.get('/office/activities/made-up')).status, 404)
  })
})

test('an activity goes along its life step by step', async (t) => {
  const { office, ada } = await open()
  const activityId = await addCourse(office, { isOpen: false })
  const bare = await planIn(office, 'Nothing to learn yet')
  const here = `/office/activities/${activityId}`
  const step = (to: string, why = '', at = here) => ada.post(`${at}/steps`, { to, why })
  const states = () =>
    selectSteps(office.office.db, activityId)
      .execute()
      .then((steps) => steps.map(({ state }) => state))
  const steps = await states()

  const wrongs = [
    {
      to: 'published',
      says: 'in planning cannot be published next. It can be in review or archived',
      because: 'in order',
    },
    { to: 'proposed', says: 'in planning cannot be proposed next', because: 'it was proposed once' },
    { to: 'archived', says: 'Say why it is archived', because: 'with a reason where it ends before it ran' },
  ]
  for (const { to, says, because } of wrongs)
    await t.test(`${because}, and not to ${to}`, async () => {
      const page = await step(to)
      assert.equal(page.status, 422)
      assert.ok(page.text.includes(`Not done.`) && page.text.includes(says), page.text)
      assert.deepEqual(await states(), steps)
    })

  await t.test('approval is no step that a form can send, nor is a word that is none', async () => {
    for (const to of ['approved', 'dancing', '']) assert.equal((await step(to)).status, 404, to)
  })

  await t.test('only the office takes a step', async () => {
    for (const name of ['sol', 'eve'])
      assert.equal((await office.as(name).post(`${here}/steps`, { to: 'in review' })).status, 404, name)
  })

  await t.test('without an objective there is nothing to review', async () => {
    const page = await step('in review', '', `/office/activities/${bare}`)
    assert.equal(page.status, 422)
    assert.match(page.text, /Add at least one objective before the plan goes to review/)
  })

  await t.test('in review its plan stands as it is, until it goes back with a reason', async () => {
    const once = newId()
    const send = () => ada.post(`${here}/steps`, { to: 'in review', why: '' }, { once })
    assert.deepEqual([(await send()).location, (await send()).location], [here, here])
    assert.deepEqual((await states()).slice(0, 2), ['in review', 'in planning'], 'one step, though sent twice')
    const refused = await ada.post(`${here}/description`, { ...words, title: 'Another title' })
    assert.equal(refused.status, 422)
    assert.match(refused.text, /This activity is in review\. Take it back to planning, with the reason/)
    assert.ok(refused.html.includes('value="Another title"'), 'stays')
    assert.match((await step('in planning', '  ')).text, /Say why it is in planning again/)
    assert.equal((await step('in planning', 'The second case is out of date')).status, 303)
    assert.match((await ada.get(here)).text, /in planning Ada Tester\. The second case is out of date/)
  })

  await t.test('it is closed on the day after its last, not before', async () => {
    const by = { why: '', by: 'Ada', today: office.office.today() }
    for (const to of ['in review', 'approved'] as const)
      await allowed(office.office.write(actorOf(office, 'ada'), (tx) => stepActivity(tx, activityId, { to, ...by })))
    for (const to of ['published', 'running']) assert.equal((await step(to)).status, 303, to)
    office.setNow('2026-06-30T15:00:00Z')
    const early = await step('closed', 'Everyone has read it')
    assert.equal(early.status, 422)
    assert.match(early.text, /The activity ends on Tue, Jun 30, 2026\. Close it on a later day/)
    office.setNow('2026-07-01T15:00:00Z')
    assert.equal((await step('closed', 'Everyone has read it')).status, 303)
    assert.match((await step('running')).text, /closed cannot be running next\. It can be archived/)
    assert.equal((await step('archived')).status, 303)
    assert.match((await step('closed')).text, /An activity that is archived stays as it is\. Propose a new one/)
  })
})

test('a surveyor and the integrity officer read a plan with its dossier, and are offered no act', async () => {
  const { office } = await open()
  const activityId = await addCourse(office, { isOpen: false })
  await office.person('ines', { roles: ['integrity officer'] })
  const here = `/office/activities/${activityId}`
  for (const name of ['sol', 'ines']) {
    const reader = office.as(name)
    assert.match((await reader.get('/office/activities')).html, new RegExp(`href="${here}"`))
    const page = await reader.get(here)
    assert.match(page.text, /in order\. The activity can be approved when all are/)
    assert.match(page.text, /Objectives .*People .*Reading and test .*Credit .*Peer review .*History/)
    const main = /<main[\s\S]*<\/main>/.exec(page.html)![0]
    assert.doesNotMatch(main, /<form/, name)
    for (const [, href] of main.matchAll(/href="(\/[^"#]*)/g)) {
      assert.equal((await reader.get(href!)).status, 200, `${name} is led to ${href}`)
    }
    assert.equal((await reader.post(`${here}/steps`, { to: 'in review' })).status, 404)
  }
})
