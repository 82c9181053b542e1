import { listPage } from '../../platform/listing.ts'
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type TestOffice, openTestOffice } from '../../../test/office.ts'
import { localDate } from '../../kernel/dates.ts'
import { missing } from '../../kernel/decision.ts'
import { newId } from '../../kernel/ids.ts'
import { timedWork } from '../../platform/office.ts'
import { moveAddress } from '../access/address.commands.ts'
import { findOpenLink } from './link.store.ts'
import { askAgain, endLinks, oweTask, settleTask } from './task.commands.ts'
import { findTask, listOwed, owed, listWaiting } from './task.store.ts'
import type { TaskAsk } from './task.schema.ts'

const activityId = newId()

async function aTask(office: TestOffice, over: Partial<TaskAsk> = {}): Promise<string> {
  return office.office.write(timedWork, (tx) =>
    oweTask(tx, {
      kind: 'disclose',
      area: 'integrity',
      subjectId: activityId,
      owedBy: office.idOf('henrik'),
      owedTo: office.idOf('ruth'),
      title: 'Disclose your financial relationships',
      why: 'You speak at “The first hour of sepsis”.',
      act: 'Disclose',
      dueOn: localDate('2026-03-09'),
      path: '/my/disclosure',
      link: { purpose: 'disclose', expiresOn: localDate('2026-04-01') },
      office: { address: 'http://office.test' },
      ...over,
    }),
  )
}

async function anOffice(): Promise<TestOffice> {
  const office = await openTestOffice()
  await office.person('henrik')
  await office.person('ruth', { roles: ['office staff'], degree: null })
  return office
}

const tokens = (body: string) => [...body.matchAll(/\/link\/disclosure\/(\w+)/g)].map((match) => match[1]!)
const isOpen = async (office: TestOffice, token: string, at = office.office.now()) =>
  (await findOpenLink(office.office.db, token, 'disclose', at)) !== undefined

test('who owes something gets one mail: who asks, what, why, by when, and one link', async () => {
  const office = await anOffice()
  const taskId = await aTask(office)
  const [mail, ...more] = await office.mails('henrik@')
  assert.equal(more.length, 0)
  assert.equal(mail!.subject, 'Disclose your financial relationships')
  assert.match(mail!.body, /Ruth Tester asks you for this by Monday, March 9, 2026/)
  assert.match(mail!.body, /You speak at “The first hour of sepsis”/)
  assert.match(mail!.body, /It works up to Wednesday, April 1, 2026/)
  const [token] = tokens(mail!.body)
  const link = await findOpenLink(office.office.db, token!, 'disclose', office.office.now())
  assert.deepEqual([link!.subjectId, link!.taskId, link!.personId], [activityId, taskId, office.idOf('henrik')])
})

test('asked twice for the same thing, a person owes it once and gets one mail', async () => {
  const office = await anOffice()
  const [first, second] = [await aTask(office), await aTask(office)]
  assert.equal(first, second)
  assert.equal((await office.mails('henrik@')).length, 1)
  assert.equal((await listWaiting(office.office.db, office.idOf('henrik'))).length, 1)
})

test('two acts at once make one task', async () => {
  const office = await anOffice()
  const ids = await Promise.all([aTask(office), aTask(office), aTask(office)])
  assert.equal(new Set(ids).size, 1)
})

test('a link works on its last day everywhere and not after', async () => {
  const office = await anOffice()
  await aTask(office)
  const token = tokens((await office.mails('henrik@'))[0]!.body)[0]!
  assert.equal(await isOpen(office, token, new Date('2026-04-02T11:59:00Z')), true)
  assert.equal(await isOpen(office, token, new Date('2026-04-02T12:00:00Z')), false)
})

test('without a link the mail leads to the page behind sign-in', async () => {
  const office = await anOffice()
  await aTask(office, { link: undefined, owedTo: null })
  const [mail] = await office.mails('henrik@')
  assert.match(mail!.body, /The CME office asks you for this/)
  assert.match(mail!.body, /Sign in to do it:\n\nhttp:\/\/office\.test\/my\/disclosure\n/)
})

test('settling a task ends it with its links, and the same can be owed again later', async () => {
  const office = await anOffice()
  const taskId = await aTask(office)
  const token = tokens((await office.mails('henrik@'))[0]!.body)[0]!
  await office.office.write(timedWork, (tx) => settleTask(tx, { kind: 'disclose', subjectId: activityId }, 'done'))
  assert.equal(await isOpen(office, token), false)
  assert.deepEqual(await listWaiting(office.office.db, office.idOf('henrik')), [])
  const [owed] = await listOwed(office.office.db, { area: 'integrity', subjectId: activityId })
  assert.deepEqual([owed!.id, owed!.outcome, owed!.familyName], [taskId, 'done', 'Tester'])
  assert.notEqual(await aTask(office), taskId)
})

test('settling for one person leaves what others owe for the same record', async () => {
  const office = await anOffice()
  await aTask(office)
  const ruths = await aTask(office, { owedBy: office.idOf('ruth'), owedTo: null })
  const which = { kind: 'disclose', subjectId: activityId, owedBy: office.idOf('henrik') }
  await office.office.write(timedWork, (tx) => settleTask(tx, which, 'withdrawn', 'Henrik left the planning group'))
  const { rows: left } = await listPage(office.office.db, owed, { narrow: {}, order: 'oldest' }, 10)
  assert.deepEqual(
    left.map((task) => task.id),
    [ruths],
  )
})

test('asking again sends a fresh link; the earlier mail goes on working', async () => {
  const office = await anOffice()
  const taskId = await aTask(office)
  const ask = () => office.office.write(timedWork, (tx) => askAgain(tx, taskId, 'http://office.test'))
  const early = await ask()
  assert.ok(early !== missing && !early.ok && early.refusal.code === 'task/asked-today')
  office.setNow('2026-03-03T15:00:00Z')
  const later = await ask()
  assert.ok(later !== missing && later.ok)
  const [second, first] = await office.mails('henrik@')
  assert.equal(second!.subject, 'Reminder: Disclose your financial relationships')
  const both = [...tokens(first!.body), ...tokens(second!.body)]
  assert.equal(new Set(both).size, 2)
  for (const token of both) assert.equal(await isOpen(office, token), true)
  assert.equal((await findTask(office.office.db, taskId))!.asks, 2)
})

test('a link that went to an address the person has no longer is revoked when they are asked again', async () => {
  const office = await anOffice()
  const taskId = await aTask(office)
  await office.office.write(timedWork, (tx) => moveAddress(tx, office.idOf('henrik'), 'new@alderbay.example'))
  office.setNow('2026-03-04T15:00:00Z')
  await office.office.write(timedWork, (tx) => askAgain(tx, taskId, 'http://office.test'))
  const [old] = tokens((await office.mails('henrik@')).find((mail) => mail.kind === 'ask')!.body)
  const [fresh] = tokens((await office.mails('new@'))[0]!.body)
  assert.deepEqual([await isOpen(office, old!), await isOpen(office, fresh!)], [false, true])
})

test('nobody is asked again for what is settled, or for what does not exist', async () => {
  const office = await anOffice()
  const taskId = await aTask(office)
  await office.office.write(timedWork, (tx) => settleTask(tx, { kind: 'disclose', subjectId: activityId }, 'done'))
  for (const id of [taskId, newId()])
    assert.equal(await office.office.write(timedWork, (tx) => askAgain(tx, id, 'http://office.test')), missing)
})

test('all links to a record are ended together', async () => {
  const office = await anOffice()
  await aTask(office)
  await aTask(office, { owedBy: office.idOf('ruth') })
  const links = (await office.mails()).flatMap((mail) => tokens(mail.body))
  assert.deepEqual(await Promise.all(links.map((token) => isOpen(office, token))), [true, true])
  await office.office.write(timedWork, (tx) => endLinks(tx, { area: 'integrity', subjectId: activityId }, 'used'))
  assert.deepEqual(await Promise.all(links.map((token) => isOpen(office, token))), [false, false])
})
