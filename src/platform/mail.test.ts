import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { SMTPServer } from 'smtp-server'
import { type TestOffice, openTestOffice } from '../../test/office.ts'
import { type Postman, mailboxPostman, queueMail, sendNextMail, smtpPostman } from './mail.ts'
import { timedWork } from './office.ts'

const no = (responseCode: number, message: string) => Object.assign(new Error(message), { responseCode })

/**
 * A mail server that keeps what it takes, knows nobody called "gone" and is busy for "later". It lets nobody in whose
 * password is not "right", and hears nobody but the office.
 */
async function openPost() {
  const post = { taken: [] as string[], calls: 0, url: '' }
  const server = new SMTPServer({
    authOptional: true,
    allowInsecureAuth: true,
    disabledCommands: ['STARTTLS'],
    onConnect(_session, callback) {
      post.calls += 1
      callback()
    },
    onAuth({ password }, _session, callback) {
      if (password === 'right') callback(null, { user: 'office' })
      else callback(no(535, 'Wrong name or password'))
    },
    onMailFrom({ address }, _session, callback) {
      callback(address === 'cme@alderbay.example' ? null : no(550, 'Not a sender of ours'))
    },
    onRcptTo({ address }, _session, callback) {
      if (address.startsWith('gone@')) callback(no(550, 'No such mailbox'))
      else callback(address.startsWith('later@') ? no(451, 'Try again later') : null)
    },
    onData(stream, _session, callback) {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        post.taken.push(Buffer.concat(chunks).toString())
        callback()
      })
    },
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  after(() => new Promise<void>((resolve) => server.close(() => resolve())))
  const address = server.server.address()
  assert.ok(typeof address === 'object' && address)
  return Object.assign(post, { url: `smtp://127.0.0.1:${address.port}` })
}

const from = 'cme@alderbay.example'
const link = 'http://office.test/link/disclosure/abc123'

async function openWithMail(names: string[], demo = true) {
  const office = await openTestOffice({ settings: { demo } })
  for (const name of names)
    await office.office.write(timedWork, (tx) => {
      const to = `${name}@alderbay.example`
      const body = `Dear ${name},\n\nopen ${link} to disclose.`
      return queueMail(tx, { to, personId: null, kind: 'ask', subject: 'Your disclosure', body })
    })
  return office
}

async function mailTo(name: string, demo = true) {
  const post = await openPost()
  const office = await openWithMail([name], demo)
  const postman = smtpPostman(post.url, from)
  assert.equal(await sendNextMail(office.office, postman), true)
  return { post, office, postman, kept: (await office.mails())[0]! }
}

/** Lets this postman try again and again, for some hours. */
async function tryForHours(office: TestOffice, postman: Postman) {
  for (let hour = 0; hour < 20; hour += 1) {
    office.setNow(new Date(Date.parse('2026-03-02T15:00:00Z') + hour * 3_600_000).toISOString())
    assert.equal(await sendNextMail(office.office, postman), true)
  }
  return (await office.mails())[0]!
}

test('a queued mail is handed to the mail server once', async () => {
  const { post, office, postman, kept } = await mailTo('ada')
  assert.equal(kept.state, 'sent')
  assert.match(post.taken[0]!, /From: cme@alderbay.example/)
  assert.match(post.taken[0]!, /to disclose/)
  assert.equal(await sendNextMail(office.office, postman), false)
})

test('a mail the server will never take counts as bounced', async () => {
  assert.equal((await mailTo('gone')).kept.state, 'bounced')
})

test('a mail the server puts off is tried again later, eight times in all', async () => {
  const { office, postman, kept } = await mailTo('later')
  assert.equal(kept.state, 'queued')
  assert.equal(await sendNextMail(office.office, postman), false, 'not before its time')
  const pauses = [1, 2, 4, 8, 16, 32, 64]
  let now = Date.parse('2026-03-02T15:00:00Z')
  for (const minutes of pauses) {
    assert.equal((await office.mails())[0]!.state, 'queued')
    now += minutes * 60_000
    office.setNow(new Date(now).toISOString())
    assert.equal(await sendNextMail(office.office, postman), true)
  }
  assert.equal((await office.mails())[0]!.state, 'bounced')
})

const troubles: { because: string; postman: (url: string) => Postman }[] = [
  { because: 'the password is wrong', postman: (url) => smtpPostman(url.replace('//', '//office:wrong@'), from) },
  { because: 'no server answers', postman: () => smtpPostman('smtp://127.0.0.1:1', from) },
  { because: "the server refuses the office's own address", postman: (url) => smtpPostman(url, 'x@alderbay.example') },
]
for (const { because, postman } of troubles) {
  test(`no mail comes back because ${because}: it goes out when that is mended`, async () => {
    const post = await openPost()
    const office = await openWithMail(['ada'])
    const waiting = await tryForHours(office, postman(post.url))
    assert.deepEqual([waiting.state, waiting.failures], ['queued', 0])
    assert.ok(waiting.error)
    office.setNow('2026-03-03T15:00:00Z')
    await sendNextMail(office.office, smtpPostman(post.url.replace('//', '//office:right@'), from))
    const [mail] = await office.mails()
    assert.deepEqual([mail!.state, mail!.error, post.taken.length], ['sent', null, 1])
  })
}

test('a server that lets nobody in is asked once a minute, not once for each mail', async () => {
  const post = await openPost()
  const office = await openWithMail(['ada', 'ben', 'eve'])
  const postman = smtpPostman(post.url.replace('//', '//office:wrong@'), from)
  while (await sendNextMail(office.office, postman));
  assert.equal(post.calls, 1)
  office.setNow('2026-03-02T15:01:00Z')
  const asked: string[] = []
  while (await sendNextMail(office.office, ({ to }) => Promise.resolve(void asked.push(to))));
  assert.deepEqual(asked, ['ben@alderbay.example', 'eve@alderbay.example'], 'the one that was tried comes last')
})

test('while a mail is being tried nobody else takes it, and no transaction stays open', async () => {
  const office = await openWithMail(['ada'])
  const seen: unknown[] = []
  await sendNextMail(office.office, async () => {
    seen.push(await sendNextMail(office.office, mailboxPostman))
    const { rows } = await office.database.pool.query(
      `select 1 from pg_stat_activity where datname = current_database() and state like 'idle in transaction%'`,
    )
    seen.push(rows.length)
  })
  assert.deepEqual(seen, [false, 0])
  assert.equal((await office.mails())[0]!.state, 'sent')
})

test('a mail whose process died over it goes out minutes later; what the dead one still says is not heard', async () => {
  const office = await openWithMail(['ada'])
  let die = (_: Error) => {}
  let dying = Promise.resolve(false)
  await new Promise<void>((taken) => {
    dying = sendNextMail(office.office, () => new Promise((_, reject) => [(die = reject), taken()]))
  })
  office.setNow('2026-03-02T15:04:00Z')
  assert.equal(await sendNextMail(office.office, mailboxPostman), false)
  office.setNow('2026-03-02T15:05:00Z')
  assert.equal(await sendNextMail(office.office, mailboxPostman), true)
  die(no(550, 'too late'))
  await dying
  assert.equal((await office.mails())[0]!.state, 'sent')
})

test('a real office keeps no secret of a mail once it is sent or has come back; till then it has to', async () => {
  const { post, kept } = await mailTo('ada', false)
  assert.match(post.taken[0]!, /\/link\/disclosure\/abc123/)
  assert.equal(kept.body, 'Dear ada,\n\nopen http://office.test/link/disclosure/… to disclose.')
  assert.doesNotMatch((await mailTo('gone', false)).kept.body, /abc123/)
  assert.match((await mailTo('later', false)).kept.body, /abc123/)
})

test('a demonstration keeps them: its mail is read in the mailbox', async () => {
  assert.match((await mailTo('ada')).kept.body, /abc123/)
})
