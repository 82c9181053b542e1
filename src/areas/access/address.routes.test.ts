import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type TestOffice, openTestOffice } from '../../../test/office.ts'
import { localDate } from '../../kernel/dates.ts'
import { newId } from '../../kernel/ids.ts'
import { timedWork } from '../../platform/office.ts'
import { oweTask } from '../tasks/task.commands.ts'
import { confirmAddress } from './address.commands.ts'

const facts = { familyName: 'Tester', profession: 'physician', degree: 'MD', careerStage: 'practicing', country: 'USA' }
const eve = { ...facts, givenName: 'Eve', email: 'eve@alderbay.example' }
const moved = { ...eve, email: 'eve@new.example' }

async function openStaffed(): Promise<TestOffice> {
  const office = await openTestOffice({ jobs: [] })
  await office.person('ada', { roles: ['administrator'] })
  await office.person('ruth', { roles: ['office staff'] })
  await office.person('eve')
  return office
}

const addressOf = async (office: TestOffice, name: string) =>
  (
    await office.office.db
      .selectFrom('people_person')
      .where('id', '=', office.idOf(name))
      .select('email')
      .executeTakeFirstOrThrow()
  ).email

test('staff cannot give an administrator an address of their own, and so cannot sign in as one', async () => {
  const office = await openStaffed()
  const address = `/people/${office.idOf('ada')}/address`
  const refused = await office.as('ruth').post(address, { email: 'ruth2@alderbay.example' })
  assert.equal(refused.status, 422)
  assert.match(refused.text, /Ada Tester has a role here.*They change it themselves under You, or an administrator/)
  assert.equal(await addressOf(office, 'ada'), 'ada@alderbay.example')
  const page = await office.as('ruth').get(address)
  assert.match(page.text, /It is not changed here/)
  assert.doesNotMatch(page.html, /name="email"/)
  const corrected = await office.as('ruth').post(`/people/${office.idOf('ada')}/details`, {
    ...facts,
    givenName: 'Ada',
    email: 'ruth2@alderbay.example',
    npi: '1234567893',
  })
  assert.equal(corrected.status, 303, 'all else may be corrected')
  assert.equal(await addressOf(office, 'ada'), 'ada@alderbay.example', 'the address by its own act only')
})

test('whoever once had a role counts as well, so that no link to disclose or review is drawn away', async () => {
  const office = await openStaffed()
  await office.person('ines', { roles: ['faculty'] })
  const address = `/people/${office.idOf('ines')}/address`
  const given = office.office.db.updateTable('access_role_grant').where('person_id', '=', office.idOf('ines'))
  await given.set({ ended_at: new Date('2026-03-01') }).execute()
  assert.equal((await office.as('ruth').post(address, { email: 'ines@new.example' })).status, 422)
})

test('an administrator changes the address of someone with a role, but their own only by a link', async () => {
  const office = await openStaffed()
  const ada = office.as('ada')
  const other = await ada.post(`/people/${office.idOf('ruth')}/address`, { email: 'ruth@new.example' })
  assert.equal(other.status, 303)
  const own = await ada.post(`/people/${office.idOf('ada')}/address`, { email: 'ada@new.example' })
  assert.equal(own.status, 422)
  assert.match(own.text, /Change your own address under You/)
})

test('staff correct a learner’s address: the old one is told, and every link that went there is dead', async () => {
  const office = await openStaffed()
  await office.visitor().post('/sign-in', { email: eve.email })
  await office.office.write(timedWork, (tx) =>
    oweTask(tx, {
      kind: 'disclose',
      area: 'integrity',
      subjectId: newId(),
      owedBy: office.idOf('eve'),
      title: 'Disclose your relationships',
      why: 'Approval waits for it.',
      act: 'Disclose',
      dueOn: localDate('2026-03-09'),
      path: '/my',
      link: { purpose: 'disclose', expiresOn: localDate('2026-04-01') },
      office: { address: 'http://office.test' },
    }),
  )
  const mailed = (await office.mails('eve@alderbay')).map(({ body }) => body).join('\n')
  const signIn = /\/sign-in\/link\/\w+/.exec(mailed)![0]
  assert.equal((await office.as('ruth').post(`/people/${office.idOf('eve')}/address`, moved)).status, 303)
  await office.work()
  assert.equal((await office.visitor().post(signIn)).status, 404)
  const ends = await office.office.db.selectFrom('tasks_link_end').select('why').execute()
  assert.deepEqual(ends, [{ why: 'revoked' }])
  const told = (await office.mails('eve@alderbay')).find(({ kind }) => kind === 'notice')!
  assert.match(told.body, /changed by Ruth Tester/)
  assert.ok(!told.body.includes('eve@new.example'), 'whoever reads the old mailbox is not told the new address')
  assert.equal((await office.mails('eve@new')).length, 0)
})

test('a correction that leaves the address as it is tells nobody', async () => {
  const office = await openStaffed()
  const change = { email: 'Eve@AlderBay.example' }
  assert.equal((await office.as('ruth').post(`/people/${office.idOf('eve')}/address`, change)).status, 303)
  assert.deepEqual(await office.mails(), [])
})

test('a person’s new address is theirs once they open the link mailed to it; the old one is told', async () => {
  const office = await openStaffed()
  const browser = office.as('eve')
  const asked = await browser.post('/my/address', moved)
  assert.equal(asked.location, '/my/profile#sign-in')
  assert.equal(await addressOf(office, 'eve'), eve.email, 'not yet')
  assert.match(
    (await browser.get('/my/profile')).text,
    /We sent a link to eve@new\.example\. Your address changes when/,
  )
  const link = /\/link\/address\/\w+/.exec((await office.mails('eve@new'))[0]!.body)![0]
  assert.match((await browser.get(link)).text, /goes to eve@alderbay\.example now.*Use eve@new\.example/)
  assert.equal(await addressOf(office, 'eve'), eve.email, 'looking changes nothing')
  await office.person('bob')
  assert.equal((await office.as('bob').get(link)).status, 404, 'nobody else can open it')
  assert.equal((await office.as('bob').post(link)).status, 404)
  assert.equal((await office.visitor().post(link)).status, 401)
  assert.equal((await browser.post(link)).location, '/my/profile?saved=1')
  assert.equal(await addressOf(office, 'eve'), moved.email)
  assert.match((await office.mails('eve@alderbay'))[0]!.body, /was changed by you/)
  assert.equal((await browser.post(link)).status, 404, 'it works once')
  const acts = await office.office.db
    .selectFrom('platform_audit')
    .where('act', 'like', 'address.%')
    .select(['act', 'actor_id as by', 'before', 'after'])
    .orderBy('at')
    .orderBy('id')
    .execute()
  const act = { by: office.idOf('eve'), before: eve.email, after: moved.email }
  assert.deepEqual(acts, [
    { ...act, act: 'address.ask' },
    { ...act, act: 'address.change' },
  ])
})

test('a profile that is saved while the link is being opened does not bring the old address back', async () => {
  const office = await openStaffed()
  const browser = office.as('eve')
  await browser.post('/my/address', moved)
  const token = /\/link\/address\/(\w+)/.exec((await office.mails('eve@new'))[0]!.body)![1]!
  const actor = { personId: office.idOf('eve'), roles: ['learner'], via: 'session' } as const
  let saved: ReturnType<typeof browser.post> | undefined
  await office.office.write(actor, async (tx) => {
    const confirmed = await confirmAddress(tx, office.idOf('eve'), token)
    saved = browser.post('/my/profile', { ...eve, specialty: 'Surgery' })
    await new Promise((resolve) => setTimeout(resolve, 200))
    return confirmed
  })
  assert.equal((await saved!).status, 303)
  assert.equal(await addressOf(office, 'eve'), moved.email)
})

test('a link to a new address runs out after a day, ends with a newer one, and is sent five times an hour at most', async () => {
  const office = await openStaffed()
  const ask = (email: string) => office.as('eve').post('/my/address', { email })
  const linkTo = async (to: string) => /\/link\/address\/\w+/.exec((await office.mails(to))[0]!.body)![0]
  for (const name of ['a', 'b', 'c', 'd', 'e']) assert.equal((await ask(`${name}@new.example`)).status, 303)
  const sixth = await ask('f@new.example')
  assert.equal(sixth.status, 422)
  assert.match(sixth.text, /You asked for 5 links within the hour/)
  assert.equal((await office.as('eve').get(await linkTo('d@new'))).status, 404, 'a newer one was sent')
  office.setNow('2026-03-03T14:59:59Z')
  assert.equal((await office.as('eve').get(await linkTo('e@new'))).status, 200)
  office.setNow('2026-03-03T15:00:00Z')
  assert.equal((await office.as('eve').post(await linkTo('e@new'))).status, 404)
})

test('nobody finds out by asking whose addresses the office knows; the owner is told, without a link', async () => {
  const office = await openStaffed()
  const asked = await office.as('eve').post('/my/address', { email: 'ruth@alderbay.example' })
  const free = await office.as('eve').post('/my/address', moved)
  assert.deepEqual([asked.status, asked.location], [free.status, free.location])
  const [mail, ...more] = await office.mails('ruth@')
  assert.deepEqual(more, [])
  assert.match(mail!.body, /Somebody asked us to use this address for another person\. It is yours, so nothing changes/)
  assert.doesNotMatch(mail!.body, /\/link\//)
  assert.equal(mail!.person_id, office.idOf('ruth'))
  assert.equal(await addressOf(office, 'eve'), eve.email)
})

test('an address that someone else has by the time the link is opened is refused', async () => {
  const office = await openStaffed()
  const browser = office.as('eve')
  await browser.post('/my/address', moved)
  const link = /\/link\/address\/\w+/.exec((await office.mails('eve@new'))[0]!.body)![0]
  await office.person('bob', { email: moved.email })
  const late = await browser.post(link)
  assert.equal(late.status, 422)
  assert.match(late.text, /Nothing is changed yet.*already belongs to someone else/)
  assert.equal(await addressOf(office, 'eve'), eve.email)
})
