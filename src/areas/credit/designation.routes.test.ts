import assert from 'node:assert/strict'
import { test } from 'node:test'
import { nameIn, planIn } from '../../../test/activities.ts'
import { joinIn, openReports } from '../../../test/reports.ts'
import { findDossier } from '../activities/dossier.store.ts'
import { designationGate } from './designation.gate.ts'

/** An office with its school, and an activity in planning that opens on May 4, 2026. */
async function openPlanned() {
  const { office } = await openReports()
  await office.person('ines', { familyName: 'Kavenagh' })
  const activityId = await planIn(office)
  const here = `/office/activities/${activityId}`
  const read = async () => {
    const [gate] = await designationGate((await findDossier(office.office.db, activityId, office.office.today()))!)
    return [gate!.state, gate!.says]
  }
  return { office, activityId, here, page: `${here}/designation`, ada: office.as('ada'), read }
}

type Planned = Awaited<ReturnType<typeof openPlanned>>

const words =
  'What to do in the first hour, why, and who does it on your ward tonight, with the evidence for each step.'

async function write({ ada, here }: Planned, minutes: number): Promise<void> {
  assert.equal(
    (await ada.post(`${here}/modules/new`, { title: `The first ${minutes} minutes`, body: words, minutes })).status,
    303,
  )
}

async function setUpTest({ ada, here }: Planned): Promise<void> {
  assert.equal((await ada.post(`${here}/test`, { passPercent: 70, attempts: '', minutes: 10 })).status, 303)
}

test('CR14: 40 minutes to read, 10 for the test and 5 to evaluate are designated for 1 credit', async () => {
  const planned = await openPlanned()
  const { office, activityId, here, page, ada, read } = planned
  assert.deepEqual(await read(), ['todo', 'No minutes yet'])
  await write(planned, 40)
  await setUpTest(planned)
  assert.deepEqual(await read(), ['todo', '55 minutes come to 1; not designated yet'])
  const plan = await ada.get(here)
  assert.match(plan.text, /designates this enduring material for a maximum of 1 AMA PRA Category 1 Credit ?™\./)
  assert.equal((await ada.post(page)).location, `${here}#credit`)
  assert.deepEqual(await read(), ['done', '1 AMA PRA Category 1 Credit™'])
  assert.match(
    (await ada.get(here)).text,
    /Designated 1 AMA PRA Category 1 Credit ?™ on Mon, Mar 2, 2026 by Ada Tester/,
  )
  const kept = await office.office.db
    .selectFrom('credit_designation')
    .where('activity_id', '=', activityId)
    .select(['quarters', 'withdrawn_at'])
    .execute()
  assert.deepEqual(kept, [{ quarters: 4, withdrawn_at: null }])
})

test('when the minutes come to other credit afterwards, the gate opens again and the old designation stays on record', async () => {
  const planned = await openPlanned()
  const { office, activityId, page, ada, read } = planned
  await write(planned, 40)
  await setUpTest(planned)
  await ada.post(page)
  await write(planned, 5)
  assert.deepEqual(await read(), ['done', '1 AMA PRA Category 1 Credit™'])
  await write(planned, 15)
  assert.deepEqual(await read(), ['todo', '75 minutes now; designate again'])
  await ada.post(page)
  assert.deepEqual(await read(), ['done', '1.25 AMA PRA Category 1 Credits™'])
  const rows = await office.office.db
    .selectFrom('credit_designation')
    .where('activity_id', '=', activityId)
    .orderBy('at')
    .orderBy('id')
    .select(['quarters', 'withdrawn_at'])
    .execute()
  assert.deepEqual(
    rows.map((row) => [row.quarters, row.withdrawn_at !== null]),
    [
      [4, true],
      [5, false],
    ],
  )
})

test('CL15: without a test nothing is designated, and the page says so', async () => {
  const planned = await openPlanned()
  const { page, ada, read } = planned
  await write(planned, 60)
  const again = await ada.post(page)
  assert.equal(again.status, 422)
  assert.match(again.text, /Add an assessment with a pass mark: credit for this enduring material needs one/)
  assert.equal((await read())[0], 'todo')
})

test('CL01: on its opening day credit is designated, the day after it is not', async () => {
  const planned = await openPlanned()
  const { office, page, ada, read } = planned
  await write(planned, 40)
  await setUpTest(planned)
  office.setNow('2026-05-05T15:00:00Z')
  assert.deepEqual(await read(), ['stop', 'It opened on Mon, May 4, 2026; set a later day'])
  const late = await ada.post(page)
  assert.equal(late.status, 422)
  assert.match(late.text, /Credit is designated beforehand, never afterwards/)
  office.setNow('2026-05-04T15:00:00Z')
  assert.equal((await ada.post(page)).status, 303)
})

test('an activity that is open is not designated again, nor one without minutes', async () => {
  const { office, activityId } = await openReports()
  const open = await office.as('ada').post(`/office/activities/${activityId}/designation`)
  assert.equal(open.status, 422)
  assert.match(open.text, /This activity is published. Take it back to planning/)
  const { page, ada } = await openPlanned()
  assert.match((await ada.post(page)).text, /Estimate the minutes first/)
})

test('seven minutes come to no credit', async () => {
  const planned = await openPlanned()
  await write(planned, 2)
  assert.deepEqual(await planned.read(), ['todo', '7 minutes come to no credit'])
})

test('a course director sees the credit and leaves designating to the office; strangers see nothing', async () => {
  const planned = await openPlanned()
  const { office, activityId, page } = planned
  await write(planned, 40)
  await setUpTest(planned)
  await nameIn(office, activityId, 'ines', 'activity director')
  const ines = office.as('ines')
  assert.match((await ines.get(page)).text, /55 minutes/)
  const asked = await ines.post(page)
  assert.equal(asked.status, 422)
  assert.match(asked.text, /The office designates credit/)
  await office.person('eve', { roles: ['course director'] })
  assert.equal((await office.as('eve').get(page)).status, 404)
  assert.equal((await office.as('eve').post(page)).status, 404)
  await office.person('learner')
  assert.equal((await office.as('learner').post(page)).status, 404)
  assert.equal((await office.visitor().post(page)).status, 401)
  assert.equal((await office.as('ada').get('/office/activities/none/designation')).status, 404)
})

test('learners read both statements, each a paragraph of its own, with the name of the credit in italics', async () => {
  const { office, activityId } = await openReports()
  const page = await office.visitor().get(`/activities/${activityId}`)
  assert.ok(
    page.html.includes(
      '<p>The Alder Bay School of Medicine is accredited by the Accreditation Council for Continuing Medical Education (ACCME) to provide continuing medical education for physicians.</p>',
    ),
  )
  assert.ok(
    page.html.includes(
      '<p>The Alder Bay School of Medicine designates this enduring material for a maximum of 1.5 <i>AMA PRA Category 1 Credits</i>™. Physicians should claim only the credit commensurate with the extent of their participation in the activity.</p>',
    ),
  )
})

test('with a partner that is not accredited learners read the joint statement, and not the direct one', async () => {
  const { office, activityId } = await openReports()
  await joinIn(office, activityId, 'Corran Valley Hospital', 'hospital')
  const { text } = await office.visitor().get(`/activities/${activityId}`)
  assert.match(text, /through the joint providership of Alder Bay School of Medicine and Corran Valley Hospital\./)
  assert.equal(text.match(/is accredited by the/g)?.length, 1)
})
