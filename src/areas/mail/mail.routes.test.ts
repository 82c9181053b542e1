import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openTestOffice } from '../../../test/office.ts'
import { newId } from '../../kernel/ids.ts'
import { queueMail } from '../../platform/mail.ts'
import { timedWork } from '../../platform/office.ts'
import { listPage } from '../../platform/listing.ts'
import { mailLog } from './mail.store.ts'

const body = `Dear Eve,

open http://office.test/link/disclosure/secretsecret to disclose.

- one
- two
`

async function openWithMail(demo = true) {
  const gone = Object.assign(new Error('No such mailbox'), { responseCode: 550, command: 'RCPT TO' })
  const postman = (mail: { to: string }) => (mail.to.startsWith('gone@') ? Promise.reject(gone) : Promise.resolve())
  const office = await openTestOffice({ postman, settings: { demo } })
  await office.person('ruth', { roles: ['office staff'] })
  await office.person('eve')
  const queue = (to: string, personId: string | null, words = 'Dear all.') =>
    office.office.write(timedWork, (tx) =>
      queueMail(tx, { to: `${to}@alderbay.example`, personId, kind: 'ask', subject: `For ${to}`, body: words }),
    )
  const ids = { eve: await queue('eve', office.idOf('eve'), body), gone: await queue('gone', null) }
  await office.work()
  return { office, ruth: office.as('ruth'), ids, queue }
}

test('staff see which mails came back, first of the tabs, and send one again', async () => {
  const { ruth, ids } = await openWithMail()
  const all = await ruth.get('/mail')
  assert.match(all.text, /All Came back 1 Waiting to be sent 0 Sent/)
  assert.match(
    all.text,
    /For gone gone@alderbay\.example .* Came back.*For eve Eve Tester eve@alderbay\.example .* Sent/,
  )
  assert.doesNotMatch((await ruth.get('/mail?state=bounced')).text, /For eve/)
  const mail = await ruth.get(`/mail/${ids.gone}`)
  assert.match(mail.text, /This mail came back\..*The server said No such mailbox/)
  assert.equal((await ruth.post(`/mail/${ids.gone}/sending`)).location, `/mail/${ids.gone}`)
  assert.match((await ruth.get(`/mail/${ids.gone}`)).text, /State Waiting/)
  const acts = await ruth.post('/mail/acts', { act: 'sending', pick: [ids.gone!, ids.eve!] })
  assert.match(acts.text, /can be done to none of them.*Refused: This mail did not come back/)
  assert.match(acts.text, /A mail that was sent cannot be called back/)
  const again = await ruth.post(`/mail/${ids.gone}/sending`)
  assert.equal(again.status, 422)
  assert.match(again.text, /It was not sent again\. This mail did not come back/)
})

test('mails are found by address, name and subject, and paged', async () => {
  const { office, ruth, queue } = await openWithMail()
  assert.match((await ruth.get('/mail?q=eve%40alder')).text, /For eve/)
  assert.match((await ruth.get('/mail?q=tester')).text, /For eve/)
  assert.doesNotMatch((await ruth.get('/mail?q=tester')).text, /For gone/)
  assert.match((await ruth.get('/mail?q=%25')).text, /No mail fits/)
  assert.match((await ruth.get('/mail?state=queued')).text, /Nothing waits to be sent/)
  for (let n = 0; n < 50; n += 1) await queue(`n${n}`, null)
  const first = await ruth.get('/mail')
  const next = /href="(\/mail\?[^"]*after=[^"]*)"/.exec(first.html)![1]!.replaceAll('&amp;', '&')
  const second = await ruth.get(next)
  assert.equal((await listPage(office.office.db, mailLog, { narrow: {}, order: 'newest' }, 10)).count, 52)
  assert.match(second.text, /For gone/)
  assert.doesNotMatch(second.text, /For n\d/)
  assert.equal((await ruth.get('/mail?after=made~up&state=odd')).status, 200)
})

for (const demo of [true, false]) {
  test(`nobody in ${demo ? 'a demonstration' : 'a real'} office reads the secret of a link of others`, async () => {
    const { ruth, ids } = await openWithMail(demo)
    const { html } = await ruth.get(`/mail/${ids.eve}`)
    assert.doesNotMatch(html, /secretsecret/)
    assert.match(html, /http:\/\/office\.test\/link\/disclosure\/…/)
  })
}

test('staff are told why a link of others is not sent again', async () => {
  const { office, ruth, queue } = await openWithMail(false)
  const mailId = await queue('gone', office.idOf('eve'), body)
  await office.work()
  const again = await ruth.post(`/mail/${mailId}/sending`)
  assert.equal(again.status, 422)
  assert.match(again.text, /It was not sent again\. The link in this mail .* have them ask for a new one/)
})

test('a learner, a course director and a visitor see no mail of the office', async () => {
  const { office, ids } = await openWithMail()
  await office.person('ines', { roles: ['course director'] })
  for (const name of ['eve', 'ines']) {
    for (const path of ['/mail', `/mail/${ids.eve}`]) assert.equal((await office.as(name).get(path)).status, 404)
    assert.equal((await office.as(name).post(`/mail/${ids.gone}/sending`)).status, 404)
  }
  assert.equal((await office.visitor().get('/mail')).location, '/sign-in?next=%2Fmail')
  assert.equal((await office.as('ruth').get(`/mail/${newId()}`)).status, 404)
  assert.equal((await office.as('ruth').get('/mail/made-up')).status, 404)
  assert.equal((await office.as('ruth').post(`/mail/${newId()}/sending`)).status, 404)
})

test('the mailbox of a demonstration shows every mail, newest first, with links to press', async () => {
  const { office, ids } = await openWithMail()
  const visitor = office.visitor()
  assert.match((await visitor.get('/demo/mailbox')).text, /For gone .*For eve To Eve Tester/)
  assert.doesNotMatch((await visitor.get('/demo/mailbox?q=gone')).text, /For eve/)
  assert.match((await visitor.get('/demo/mailbox?q=nobody')).text, /No mail fits/)
  const mail = await visitor.get(`/demo/mailbox/${ids.eve}`)
  assert.match(mail.html, /<a href="\/link\/disclosure\/secretsecret">/)
  assert.match(mail.text, /To Eve Tester, eve@alderbay\.example/)
  assert.equal((await visitor.get(`/demo/mailbox/${newId()}`)).status, 404)
  assert.equal((await visitor.get('/demo/mailbox/made-up')).status, 404)
})
