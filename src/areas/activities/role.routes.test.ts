import assert from 'node:assert/strict'
import { test } from 'node:test'
import { planIn } from '../../../test/activities.ts'
import { type SentForm, openTestOffice } from '../../../test/office.ts'
import { newId } from '../../kernel/ids.ts'
import { timedWork } from '../../platform/office.ts'
import { endHeldRole } from '../access/role.commands.ts'
import { listRoles } from './activity.store.ts'
import { saveStep } from './plan.store.ts'
import { releaseRole } from './role.commands.ts'

test('the office names who directs, plans and teaches', async (t) => {
  const office = await openTestOffice()
  await office.person('ada', { roles: ['office staff'] })
  await office.person('ines', { givenName: 'Ines', familyName: 'Kavenagh' })
  await office.person('eve', { roles: ['course director'] })
  const activityId = await planIn(office)
  const [here, ada] = [`/office/activities/${activityId}`, office.as('ada')]
  const said: SentForm = { email: 'ines@alderbay.example', role: 'activity director', startsOn: '2026-04-01' }
  const list = () => listRoles(office.office.db, activityId)
  const news = (kind: string) =>
    office.office.db.selectFrom('platform_news').where('kind', '=', kind).selectAll().execute()

  const wrongs: { change: SentForm; says: string; because: string }[] = [
    { change: { email: '' }, says: 'Enter the e-mail address of a person', because: 'it is somebody' },
    {
      change: { email: 'nobody@alderbay.example' },
      says: 'Nobody here has the address nobody@alderbay.example. Record the person under People first.',
      because: 'the office knows them',
    },
    { change: { role: '' }, says: 'Choose a role', because: 'as something' },
    { change: { role: 'mascot' }, says: 'Choose a role', because: 'as something there is' },
    { change: { startsOn: 'soon' }, says: 'Enter the day the role begins as a day', because: 'from a day on' },
  ]
  for (const { change, says, because } of wrongs)
    await t.test(`refused with what was typed, because ${because}`, async () => {
      const page = await ada.post(`${here}/people`, { ...said, ...change })
      assert.equal(page.status, 422)
      assert.match(page.text, /Nobody is named yet/)
      assert.ok(page.text.includes(says), page.text)
      const email = String({ ...said, ...change }.email)
      if (email) assert.ok(page.html.includes(`value="${email}"`), 'stays')
      assert.deepEqual(await list(), [])
    })

  await t.test('named once, though sent twice, and asked for a disclosure once', async () => {
    const once = newId()
    const send = () => ada.post(`${here}/people`, { ...said, email: ' INES@alderbay.example ' }, { once })
    assert.deepEqual([(await send()).location, (await send()).location], [`${here}#people`, `${here}#people`])
    const [role, ...more] = await list()
    assert.deepEqual([role!.personId, role!.role, more], [office.idOf('ines'), 'activity director', []])
    assert.equal((await news('activity.role-named')).length, 1)
    await office.work()
    assert.equal((await office.mails('ines@')).length, 1)
    assert.equal((await office.as('ines').get(here)).status, 200, 'who directs it sees the plan')
  })

  await t.test('who holds the role is not named again, but may hold another', async () => {
    const again = await ada.post(`${here}/people`, said)
    assert.equal(again.status, 422)
    assert.match(again.text, /Ines Kavenagh is activity director already\. Choose another person or role/)
    assert.equal((await ada.post(`${here}/people`, { ...said, role: 'faculty' })).status, 303)
  })

  await t.test('a director names nobody and releases nobody', async () => {
    const [role] = await list()
    for (const path of [`${here}/people`, `${here}/people/${role!.id}/removal`])
      assert.equal((await office.as('ines').post(path, { ...said, why: 'No' })).status, 404, path)
  })

  await t.test('a role ends with a reason, once, and with it the way to the plan', async () => {
    const roles = await list()
    const page = await ada.post(`${here}/people/${roles[0]!.id}/removal`, { why: ' ' })
    assert.equal(page.status, 422)
    assert.match(page.text, /Say why the role ends/)
    for (const { id } of roles)
      assert.equal((await ada.post(`${here}/people/${id}/removal`, { why: 'On leave' })).location, `${here}#people`)
    assert.equal((await ada.post(`${here}/people/${roles[0]!.id}/removal`, { why: 'On leave' })).status, 404)
    assert.equal((await ada.post(`${here}/people/made-up/removal`, { why: 'On leave' })).status, 404)
    assert.equal((await office.as('ines').get(here)).status, 404)
    assert.equal((await news('activity.role-ended')).length, 2)
  })

  await t.test('nobody is named for an activity that is over', async () => {
    await office.office.write(timedWork, (tx) => saveStep(tx, activityId, 'archived', 'Dropped'))
    const page = await ada.post(`${here}/people`, said)
    assert.equal(page.status, 422)
    assert.match(page.text, /This activity is archived; nobody can be named any more/)
  })
})

test('the role in the office that came with a part in an activity ends with the last such part', async () => {
  const office = await openTestOffice()
  await office.person('ada', { roles: ['office staff'] })
  await office.person('ines')
  await office.person('leah', { roles: ['planner'] })
  const activities = [await planIn(office), await planIn(office)]
  const ada = office.as('ada')
  const name = async (activityId: string, who: string, role: string) => {
    const form = { email: `${who}@alderbay.example`, role, startsOn: '2026-04-01' }
    assert.equal((await ada.post(`/office/activities/${activityId}/people`, form)).status, 303)
  }
  const release = async (activityId: string, who: string, role: string) => {
    const parts = await listRoles(office.office.db, activityId)
    const part = parts.find((each) => each.personId === office.idOf(who) && each.role === role)!
    const form = { why: 'On leave' }
    assert.equal((await ada.post(`/office/activities/${activityId}/people/${part.id}/removal`, form)).status, 303)
  }
  const sees = async (who: string) => (await office.as(who).get('/gaps')).status === 200
  for (const activityId of activities) await name(activityId, 'ines', 'planner')
  await name(activities[0]!, 'ines', 'activity director')
  await name(activities[0]!, 'leah', 'planner')

  await release(activities[0]!, 'ines', 'activity director')
  await release(activities[0]!, 'ines', 'planner')
  assert.equal(await sees('ines'), true, 'another activity is still planned by her')
  await release(activities[1]!, 'ines', 'planner')
  assert.equal(await sees('ines'), false, 'nothing is planned by her any more')
  await release(activities[0]!, 'leah', 'planner')
  assert.equal(await sees('leah'), true, 'what was given by hand stays')
  const ended = await office.office.db
    .selectFrom('access_role_grant')
    .where('ended_at', 'is not', null)
    .select(['role', 'ended_why'])
    .orderBy('role')
    .execute()
  const why = 'The part in the activity ended: On leave'
  assert.deepEqual(ended, [
    { role: 'course director', ended_why: why },
    { role: 'planner', ended_why: why },
    { role: 'planner', ended_why: why },
    { role: 'planner', ended_why: why },
  ])
  await name(activities[1]!, 'ines', 'planner')
  assert.equal(await sees('ines'), true, 'who is named anew comes in anew')
  await name(activities[1]!, 'leah', 'planner')
  await office.office.write(timedWork, (tx) => endHeldRole(tx, office.idOf('leah'), 'planner', 'Given by hand in vain'))
  assert.equal(await sees('leah'), true, 'the part brought a role of its own, whatever was given by hand')
  await release(activities[1]!, 'leah', 'planner')
  assert.equal(await sees('leah'), false)
})

test('parts that end at the same time are told once each, and the last of them takes the role in the office along', async () => {
  const office = await openTestOffice()
  await office.person('ada', { roles: ['office staff'] })
  await office.person('ines')
  const ada = office.as('ada')
  const parts: { activityId: string; roleId: string }[] = []
  for (const activityId of [await planIn(office), await planIn(office)]) {
    const form = { email: 'ines@alderbay.example', role: 'planner', startsOn: '2026-04-01' }
    assert.equal((await ada.post(`/office/activities/${activityId}/people`, form)).status, 303)
    parts.push({ activityId, roleId: (await listRoles(office.office.db, activityId))[0]!.id })
  }
  const post = ({ activityId, roleId }: (typeof parts)[number]) =>
    ada.post(`/office/activities/${activityId}/people/${roleId}/removal`, { why: 'On leave' })
  let sent: ReturnType<typeof post>[] = []
  await office.office.write(timedWork, async (tx) => {
    const released = await releaseRole(tx, parts[0]!.activityId, parts[0]!.roleId, 'Moved away')
    sent = parts.map(post)
    await new Promise((resolve) => setTimeout(resolve, 200))
    return released
  })
  assert.deepEqual(
    (await Promise.all(sent)).map(({ status }) => status),
    [404, 303],
  )
  assert.equal((await office.as('ines').get('/gaps')).status, 404, 'nothing is planned by her any more')
  const kept = await office.office.db.selectFrom('activities_role').select('ended_why').orderBy('named_at').execute()
  assert.deepEqual(
    kept.map((part) => part.ended_why),
    ['Moved away', 'On leave'],
  )
})
