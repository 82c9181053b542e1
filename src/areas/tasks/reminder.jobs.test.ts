import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type TestOffice, openTestOffice } from '../../../test/office.ts'
import { localDate } from '../../kernel/dates.ts'
import { newId } from '../../kernel/ids.ts'
import type { Postman } from '../../platform/mail.ts'
import { timedWork } from '../../platform/office.ts'
import { remindJob } from './reminder.jobs.ts'
import { oweTask, settleTask } from './task.commands.ts'

async function owe(office: TestOffice, name: string, subjectId = newId(), kind = 'disclose'): Promise<void> {
  await office.office.write(timedWork, (tx) =>
    oweTask(tx, {
      kind,
      area: 'integrity',
      subjectId,
      owedBy: office.idOf(name),
      title: `Do ${kind}`,
      why: 'Something waits for it.',
      act: 'Disclose',
      dueOn: localDate('2026-03-05'),
      path: '/my',
      link: { purpose: 'disclose', expiresOn: localDate('2026-04-01') },
      office: { address: 'http://office.test' },
    }),
  )
}

async function anOffice(postman?: Postman): Promise<TestOffice> {
  const office = await openTestOffice({ now: '2026-03-02T15:00:00Z', jobs: [remindJob], postman })
  await office.person('henrik')
  return office
}
const kinds = async (office: TestOffice) => (await office.mails('henrik@')).map((mail) => mail.kind)

test('who owes one thing is reminded of it after three days, once that day', async () => {
  const office = await anOffice()
  await owe(office, 'henrik')
  office.setNow('2026-03-04T15:00:00Z')
  await office.work()
  assert.deepEqual(await kinds(office), ['ask'])
  office.setNow('2026-03-05T15:00:00Z')
  await office.work()
  office.setNow('2026-03-05T17:00:00Z')
  await office.work()
  assert.deepEqual(await kinds(office), ['reminder', 'ask'])
})

test('who owes several things gets one mail with all of them, each with a link that works', async () => {
  const office = await anOffice()
  await owe(office, 'henrik')
  await owe(office, 'henrik', newId(), 'review')
  office.setNow('2026-03-05T15:00:00Z')
  await office.work()
  const [digest] = await office.mails('henrik@')
  assert.deepEqual(await kinds(office), ['digest', 'ask', 'ask'])
  assert.equal(digest!.subject, 'Two things wait for you')
  const paths = [...digest!.body.matchAll(/\/link\/disclosure\/\w+/g)].map((match) => match[0])
  assert.equal(new Set(paths).size, 2)
})

test('at night nobody is reminded; the next office hour does it', async () => {
  const office = await anOffice()
  await owe(office, 'henrik')
  office.setNow('2026-03-06T03:00:00Z')
  await office.work()
  assert.deepEqual(await kinds(office), ['ask'])
  office.setNow('2026-03-06T13:30:00Z')
  await office.work()
  assert.deepEqual(await kinds(office), ['reminder', 'ask'])
})

test('what is settled is reminded of no more', async () => {
  const office = await anOffice()
  const subjectId = newId()
  await owe(office, 'henrik', subjectId)
  await office.office.write(timedWork, (tx) => settleTask(tx, { kind: 'disclose', subjectId }, 'done'))
  office.setNow('2026-03-06T15:00:00Z')
  await office.work()
  assert.deepEqual(await kinds(office), ['ask'])
})

test('reminders end after the fourth', async () => {
  const office = await anOffice()
  await owe(office, 'henrik')
  for (let day = 5; day <= 30; day += 1) {
    office.setNow(`2026-03-${String(day).padStart(2, '0')}T15:00:00Z`)
    await office.work()
  }
  assert.deepEqual(await kinds(office), ['reminder', 'reminder', 'reminder', 'reminder', 'ask'])
})

test('where mail comes back, no reminder follows until there is another address', async () => {
  const office = await anOffice(() =>
    Promise.reject(Object.assign(new Error('no such mailbox'), { responseCode: 550, command: 'RCPT TO' })),
  )
  await owe(office, 'henrik')
  await office.work()
  office.setNow('2026-03-06T15:00:00Z')
  await office.work()
  assert.deepEqual(await kinds(office), ['ask'])
})
