import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openTestOffice } from '../../../test/office.ts'
import { planIn } from '../../../test/activities.ts'
import { answerConsent } from '../people/consent.commands.ts'
import { recordContact } from '../people/fact.commands.ts'
import { nameRole } from '../activities/role.commands.ts'
import { timedWork } from '../../platform/office.ts'
import { newId } from '../../kernel/ids.ts'
import { localDate } from '../../kernel/dates.ts'

async function openAsked() {
  const office = await openTestOffice()
  await office.person('ada', { roles: ['administrator', 'office staff'] })
  await office.person('ruth', { roles: ['office staff'] })
  await office.person('eve', { birthday: '03/07' })
  await office.person('bob')
  const eveId = office.idOf('eve')
  const phone = { kind: 'phone', value: '555-0177', label: 'home' } as const
  await office.office.write(timedWork, async (tx) => {
    await recordContact(tx, eveId, phone)
    await answerConsent(tx, eveId, 'report credit', true)
  })
  return { office, ada: office.as('ada'), ruth: office.as('ruth'), eve: office.as('eve'), eveId }
}

const wrong = { about: 'participation', stands: '50 minutes', should: '90 minutes', why: 'The sign-in sheet' }

test('a person reads and downloads everything held about them, without anybody else in it and without secrets', async () => {
  const { office, ada, eve, eveId } = await openAsked()
  await ada.post(`/people/${eveId}/roles`, { role: 'surveyor', why: 'Site visit' })
  await ada.post(`/people/${office.idOf('bob')}/roles`, { role: 'faculty', why: 'Teaches' })
  const file = await eve.get('/my/data/file.json')
  assert.match(
    file.headers['content-disposition']!,
    /attachment; filename="everything-held-about-you-2026-03-02\.json"/,
  )
  const copy = JSON.parse(file.bytes.toString()) as { tables: { table: string; rows: Record<string, unknown>[] }[] }
  const rowsOf = (name: string) => copy.tables.find(({ table }) => table === name)!.rows
  assert.equal(rowsOf('people_person')[0]!.email, 'eve@alderbay.example')
  assert.equal(rowsOf('people_contact')[0]!.value, '555-0177')
  assert.deepEqual(
    [rowsOf('access_role_grant').length, rowsOf('access_role_grant')[0]!.granted_by, rowsOf('access_session').length],
    [1, 'someone else', 1],
  )
  const said = file.bytes.toString()
  for (const other of ['bob', 'ada', 'ruth'])
    for (const known of [office.idOf(other), `${other}@alderbay.example`])
      assert.ok(!said.includes(known), `${known} is somebody else's`)
  assert.doesNotMatch(said, /token_hash|"hash"/)
  const read = await eve.get('/my/data/reading')
  assert.match(read.text, /Further addresses and telephones.*555-0177/)
  assert.equal((await office.visitor().get('/my/data/file.json')).status, 303)
})

test('a correction is asked with what stands and what it should be, due as the policy says; decided once, and told by mail', async () => {
  const { office, ruth, eve, eveId } = await openAsked()
  const refused = await eve.post('/my/data/correction', { ...wrong, should: '' })
  assert.equal(refused.status, 422)
  assert.match(refused.text, /Say what it should be/)
  assert.match(refused.html, />50 minutes</)
  const once = newId()
  assert.equal((await eve.post('/my/data/correction', wrong, { once })).status, 303)
  await eve.post('/my/data/correction', wrong, { once })
  const requests = await office.office.db.selectFrom('privacy_request').selectAll().execute()
  assert.deepEqual([requests.length, requests[0]!.due_on], [1, '2026-04-01'])
  const page = `/people/requests/${requests[0]!.id}`
  assert.match((await ruth.get('/office')).text, /Eve Tester asks: Correct: participation/)
  assert.match((await ruth.get(page)).text, /Stands there now 50 minutes Should be 90 minutes/)
  assert.equal((await eve.get(page)).status, 404, 'the office decides, not who asks')
  const unsaid = await ruth.post(`${page}/decision`, { outcome: 'accepted', why: '' })
  assert.equal(unsaid.status, 422)
  const decision = { outcome: 'accepted', why: 'The sheet says 90; corrected' }
  assert.equal((await ruth.post(`${page}/decision`, decision)).status, 303)
  const again = await ruth.post(`${page}/decision`, { outcome: 'declined', why: 'No' })
  assert.match(again.text, /This was decided meanwhile/)
  assert.match((await office.mails('eve@'))[0]!.body, /The office has accepted it: The sheet says 90/)
  assert.match((await eve.get('/my/data')).text, /Accepted.*The sheet says 90; corrected/)
  const acts = await office.office.db
    .selectFrom('platform_audit')
    .where('subject', '=', eveId)
    .where('act', 'like', 'privacy.%')
    .select(['act', 'actor_id'])
    .orderBy('at')
    .orderBy('id')
    .execute()
  assert.deepEqual(acts, [
    { act: 'privacy.ask', actor_id: eveId },
    { act: 'privacy.decide', actor_id: office.idOf('ruth') },
  ])
})

/** How the record of this person stands: what names them, and what reaches them. */
async function standing({ office }: Awaited<ReturnType<typeof openAsked>>, personId: string) {
  const { db } = office.office
  const person = await db.selectFrom('people_person').where('id', '=', personId).selectAll().executeTakeFirstOrThrow()
  const contacts = await db.selectFrom('people_contact').where('person_id', '=', personId).select('id').execute()
  const consent = db.selectFrom('people_consent').where('person_id', '=', personId).orderBy('at', 'desc')
  const newest = await consent.orderBy('id', 'desc').select('act').executeTakeFirst()
  return {
    ...{ name: person.given_name, birthday: person.birth_month, isReached: person.email.startsWith('eve@') },
    ...{ contacts: contacts.length, consent: newest?.act },
  }
}

test('an erasure waits for the office: declined nothing changes, and accepted the account is shut and all goes that need not stay', async () => {
  const asked = await openAsked()
  const { office, ada, eve, eveId } = asked
  const ask = () => eve.post('/my/data/erasure', { sure: 'yes', why: 'Moving abroad' })
  assert.match((await eve.post('/my/data/erasure', {})).text, /Tick that you know what this means/)
  assert.equal((await ask()).status, 303)
  assert.match((await ask()).text, /You asked for this already/)
  const decide = async (decision: Record<string, string>) => {
    const open = await office.office.db.selectFrom('privacy_request').orderBy('id', 'desc').select('id').execute()
    return ada.post(`/people/requests/${open[0]!.id}/decision`, decision)
  }
  const before = await standing(asked, eveId)
  assert.equal((await decide({ outcome: 'declined', why: 'A course is under way' })).status, 303)
  assert.deepEqual(await standing(asked, eveId), before)
  await ask()
  await ada.post(`/people/${eveId}/roles`, { role: 'surveyor', why: 'Site visit' })
  const held = await decide({ outcome: 'accepted', why: 'As asked' })
  assert.match(held.text, /Eve Tester is surveyor here. An administrator ends these roles first/)
  assert.deepEqual(await standing(asked, eveId), before, 'a refusal rolls all of it back')
  const grant = await office.office.db
    .selectFrom('access_role_grant')
    .where('person_id', '=', eveId)
    .select('id')
    .execute()
  await ada.post(`/people/${eveId}/roles/${grant[0]!.id}/removal`, { why: 'Visit is over' })
  assert.equal((await decide({ outcome: 'accepted', why: 'As asked' })).status, 303)
  const gone = { name: 'Emptied', birthday: null, isReached: false, contacts: 0, consent: 'withdrawn' }
  assert.deepEqual(await standing(asked, eveId), gone)
  assert.equal((await eve.get('/my/data')).status, 303, 'nobody is signed in as them any more')
  assert.match((await office.mails('eve@'))[0]!.body, /The office has accepted it: As asked/)
  const audit = office.office.db.selectFrom('platform_audit').where('subject', '=', eveId)
  assert.ok((await audit.select('id').execute()).length >= 5, 'what was done stays on record')
})

test('who was named in an activity keeps the name its files need, and the mail says why', async () => {
  const asked = await openAsked()
  const { office, ada, eve, eveId } = asked
  const activityId = await planIn(office)
  const startsOn = localDate('2026-03-02')
  const named = await office.office.write(timedWork, (tx) =>
    nameRole(tx, activityId, { personId: eveId, role: 'faculty', startsOn }),
  )
  assert.ok(typeof named === 'object' && named.ok)
  const part = `/office/activities/${activityId}/people/${named.value}/removal`
  assert.equal((await ada.post(part, { why: 'Moves abroad' })).status, 303)
  await eve.post('/my/data/erasure', { sure: 'yes', why: '' })
  const request = await office.office.db.selectFrom('privacy_request').select('id').executeTakeFirstOrThrow()
  const page = `/people/requests/${request.id}`
  assert.match(
    (await ada.get(page)).text,
    /Their part in activities: as long as the files of these activities are kept/,
  )
  assert.equal((await ada.post(`${page}/decision`, { outcome: 'accepted', why: 'As asked' })).status, 303)
  const { name, birthday, isReached, contacts } = await standing(asked, eveId)
  assert.deepEqual([name, birthday, isReached, contacts], ['Eve', 3, false, 0])
  assert.match((await office.mails('eve@'))[0]!.body, /What has to stay:\n- Their part in activities/)
})
