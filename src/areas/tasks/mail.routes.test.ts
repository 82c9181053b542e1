import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openTestOffice } from '../../../test/office.ts'
import { queueMail } from '../../platform/mail.ts'
import { timedWork } from '../../platform/office.ts'

async function openWithMail() {
  const gone = Object.assign(new Error('No such mailbox'), { responseCode: 550 })
  const postman = (mail: { to: string }) => (mail.to.startsWith('gone@') ? Promise.reject(gone) : Promise.resolve())
  const office = await openTestOffice({ postman })
  await office.person('ruth', { roles: ['office staff'] })
  await office.person('eve')
  for (const name of ['eve', 'gone']) {
    const mail = {
      to: `${name}@alderbay.example`,
      personId: null,
      kind: 'ask',
      subject: `For ${name}`,
      body: 'See http://office.test/my',
    }
    await office.office.write(timedWork, (tx) => queueMail(tx, mail))
  }
  await office.work()
  const rows = await office.mails()
  const idOf = async (to: string) =>
    (
      await office.office.db
        .selectFrom('platform_mail')
        .where('to_address', 'like', `${to}%`)
        .select('id')
        .executeTakeFirstOrThrow()
    ).id
  return { office, rows, idOf }
}

test('staff see which mails came back, and send one again', async () => {
  const { office, idOf } = await openWithMail()
  const ruth = office.as('ruth')
  assert.match((await ruth.get('/mail?state=bounced')).text, /For gone/)
  assert.match((await ruth.get('/mail?q=eve')).text, /For eve/)
  const mailId = await idOf('gone')
  assert.match((await ruth.get(`/mail/${mailId}`)).text, /For gone/)
  assert.equal((await ruth.post(`/mail/${mailId}/sending`)).status, 303)
})

test('a learner sees neither the mails of the office nor its timed work', async () => {
  const { office, idOf } = await openWithMail()
  const eve = office.as('eve')
  for (const path of ['/mail', `/mail/${await idOf('eve')}`, '/work']) assert.equal((await eve.get(path)).status, 404)
  assert.equal((await eve.post('/work/parked', {})).status, 404)
})

test('the mailbox of a demonstration shows a mail with its links to press', async () => {
  const { office, idOf } = await openWithMail()
  const visitor = office.visitor()
  assert.match((await visitor.get('/demo/mailbox')).text, /For eve/)
  assert.match(
    (await visitor.get(`/demo/mailbox/${await idOf('eve')}`)).html,
    /href="http:\/\/office.test\/my"|href="\/my"/,
  )
})

test('staff see the timed work of the office', async () => {
  const { office } = await openWithMail()
  assert.equal((await office.as('ruth').get('/work')).status, 200)
})
