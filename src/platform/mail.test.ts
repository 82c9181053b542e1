import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { SMTPServer } from 'smtp-server'
import { openTestOffice } from '../../test/office.ts'
import { queueMail, sendNextMail, smtpPostman } from './mail.ts'
import { timedWork } from './office.ts'

/** A mail server that keeps what it takes, knows nobody called "gone" and is busy for "later". */
async function openPost() {
  const taken: string[] = []
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onRcptTo(address, _session, callback) {
      if (address.address.startsWith('gone@'))
        callback(Object.assign(new Error('No such mailbox'), { responseCode: 550 }))
      else if (address.address.startsWith('later@'))
        callback(Object.assign(new Error('Try again later'), { responseCode: 451 }))
      else callback()
    },
    onData(stream, _session, callback) {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        taken.push(Buffer.concat(chunks).toString())
        callback()
      })
    },
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  after(() => new Promise<void>((resolve) => server.close(() => resolve())))
  const address = server.server.address()
  assert.ok(typeof address === 'object' && address)
  return { taken, url: `smtp://127.0.0.1:${address.port}` }
}

async function mailTo(name: string) {
  const post = await openPost()
  const office = await openTestOffice()
  const mail = {
    to: `${name}@alderbay.example`,
    personId: null,
    kind: 'ask',
    subject: 'Your disclosure',
    body: 'Dear Ada,\n\nopen the link.',
  }
  await office.office.write(timedWork, (tx) => queueMail(tx, mail))
  const postman = smtpPostman(post.url, 'cme@alderbay.example')
  assert.equal(await sendNextMail(office.office.db, office.office.now(), postman), true)
  const [kept] = await office.mails()
  return { post, office, postman, kept: kept! }
}

test('a queued mail is handed to the mail server once', async () => {
  const { post, office, postman, kept } = await mailTo('ada')
  assert.equal(kept.state, 'sent')
  assert.match(post.taken[0]!, /From: cme@alderbay.example/)
  assert.match(post.taken[0]!, /open the link/)
  assert.equal(await sendNextMail(office.office.db, office.office.now(), postman), false)
})

test('a mail the server will never take counts as bounced', async () => {
  assert.equal((await mailTo('gone')).kept.state, 'bounced')
})

test('a mail the server puts off is tried again later', async () => {
  const { office, postman, kept } = await mailTo('later')
  assert.equal(kept.state, 'queued')
  assert.equal(await sendNextMail(office.office.db, office.office.now(), postman), false, 'not before its time')
  assert.equal(await sendNextMail(office.office.db, new Date('2026-03-02T15:02:00Z'), postman), true)
})
