import assert from 'node:assert/strict'
import { once } from 'node:events'
import { type AddressInfo, type Socket, createServer } from 'node:net'
import { after, test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { openTestOffice } from '../test/office.ts'
import { newId } from './kernel/ids.ts'
import type { Job } from './platform/jobs.ts'
import { queueMail, smtpPostman } from './platform/mail.ts'
import { type Reaction, announce } from './platform/news.ts'
import { timedWork } from './platform/office.ts'
import { startWorker } from './worker.ts'

/** A mail server that takes calls and never says a word. */
async function openSilence() {
  const server = createServer()
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  after(() => server.close())
  return { server, url: `smtp://127.0.0.1:${(server.address() as AddressInfo).port}` }
}

test('a mail server that does not answer holds up neither news nor timed work', async () => {
  const done: string[] = []
  const reaction: Reaction = {
    name: 'test.hear',
    hears: ['test.said'],
    react: () => Promise.resolve(done.push('news')),
  }
  const job: Job = { name: 'test.tick', everyMinutes: 60, run: () => Promise.resolve(done.push('timed work')) }
  const office = await openTestOffice({ reactions: [reaction], jobs: [] })
  const mail = { to: 'ada@alderbay.example', personId: null, kind: 'ask', subject: 'A word', body: 'Dear Ada' }
  await office.office.write(timedWork, (tx) => queueMail(tx, mail))
  const post = await openSilence()
  const called = once(post.server, 'connection')
  const work = {
    reactions: [reaction],
    jobs: [job],
    longJobs: [],
    postman: smtpPostman(post.url, 'cme@alderbay.example'),
  }
  const worker = startWorker(office.office, work, office.database.connectionString)
  const [call] = (await called) as [Socket]
  await office.office.write(timedWork, (tx) => announce(tx, { kind: 'test.said', subject: newId(), body: {} }))
  for (let tries = 0; tries < 50 && !done.includes('news'); tries += 1) await sleep(100)
  assert.deepEqual(done.toSorted(), ['news', 'timed work'])
  assert.equal(call.destroyed, false, 'the mail is still being tried')
  call.destroy()
  await worker.stop()
  assert.equal((await office.mails())[0]!.failures, 0)
})
