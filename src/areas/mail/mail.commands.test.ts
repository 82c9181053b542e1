import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type TestOffice, openTestOffice } from '../../../test/office.ts'
import { localDate } from '../../kernel/dates.ts'
import { missing } from '../../kernel/decision.ts'
import { newId } from '../../kernel/ids.ts'
import { queueMail } from '../../platform/mail.ts'
import { timedWork } from '../../platform/office.ts'
import { moveAddress } from '../access/address.commands.ts'
import { sendLink } from '../tasks/link.commands.ts'
import { findOpenLink } from '../tasks/link.store.ts'
import { sendAgain } from './mail.commands.ts'
import { listPage } from '../../platform/listing.ts'
import { mailLog } from './mail.store.ts'
import { oweTask, settleTask } from '../tasks/task.commands.ts'

const subjectId = newId()
const gone = Object.assign(new Error('550 no such mailbox'), { responseCode: 550, command: 'RCPT TO' })

/** An office in which mail to old@ comes back; Henrik was asked at that address. */
async function anOffice(demo = true): Promise<{ office: TestOffice; mailId: string }> {
  const postman = (mail: { to: string }) => (mail.to.startsWith('old@') ? Promise.reject(gone) : Promise.resolve())
  const office = await openTestOffice({ postman, settings: { demo }, jobs: [] })
  await office.person('henrik', { email: 'old@alderbay.example' })
  await office.office.write(timedWork, (tx) =>
    oweTask(tx, {
      kind: 'disclose',
      area: 'integrity',
      subjectId,
      owedBy: office.idOf('henrik'),
      title: 'Disclose your relationships',
      why: 'Approval waits for it.',
      act: 'Disclose',
      dueOn: localDate('2026-03-09'),
      path: '/my',
      link: { purpose: 'disclose', expiresOn: localDate('2026-04-01') },
      office: { address: 'http://office.test' },
    }),
  )
  await office.work()
  const asked = { narrow: { state: 'bounced' as const }, order: 'newest' }
  const [mail] = (await listPage(office.office.db, mailLog, asked, 10)).rows
  return { office, mailId: mail!.id }
}

const again = (office: TestOffice, mailId: string) =>
  office.office.write(timedWork, (tx) =>
    sendAgain(tx, mailId, { address: 'http://office.test', today: office.office.today() }),
  )

async function move(office: TestOffice): Promise<void> {
  await office.office.write(timedWork, (tx) => moveAddress(tx, office.idOf('henrik'), 'new@alderbay.example'))
}
const tokenIn = (body: string) => /\/link\/disclosure\/(\w+)/.exec(body)![1]!

test('a mail that came back goes to the address of today, with a fresh link; the old link is dead', async () => {
  const { office, mailId } = await anOffice()
  const [old] = await office.mails('old@')
  await move(office)
  assert.deepEqual(await again(office, mailId), { ok: true, value: undefined })
  await office.work()
  const [mail, ...more] = (await office.mails()).filter((each) => each.kind === 'ask')
  assert.equal(more.length, 0)
  assert.deepEqual([mail!.to_address, mail!.state], ['new@alderbay.example', 'sent'])
  const isOpen = async (token: string) =>
    (await findOpenLink(office.office.db, token, 'disclose', office.office.now())) !== undefined
  assert.deepEqual([await isOpen(tokenIn(old!.body)), await isOpen(tokenIn(mail!.body))], [false, true])
})

test('without a new address it may come back once more', async () => {
  const { office, mailId } = await anOffice()
  await again(office, mailId)
  await office.work()
  assert.equal((await office.mails('old@'))[0]!.state, 'bounced')
})

test('nobody is asked again for what is done by now', async () => {
  const { office, mailId } = await anOffice()
  await office.office.write(timedWork, (tx) => settleTask(tx, { kind: 'disclose', subjectId }, 'done'))
  const decision = await again(office, mailId)
  assert.ok(decision !== missing && !decision.ok && decision.refusal.code === 'mail/settled')
})

test('a mail that arrived is not sent twice, and one that is not there is missing', async () => {
  const { office, mailId } = await anOffice()
  await move(office)
  await again(office, mailId)
  await office.work()
  const decision = await again(office, mailId)
  assert.ok(decision !== missing && !decision.ok && decision.refusal.code === 'mail/not-returned')
  assert.equal(await again(office, newId()), missing)
})

test('a mail that asked for nothing goes out in the same words', async () => {
  const { office } = await anOffice()
  const mail = { to: 'old@alderbay.example', personId: null, kind: 'note', subject: 'A note', body: 'As it was.' }
  const mailId = await office.office.write(timedWork, (tx) => queueMail(tx, mail))
  await office.work()
  assert.deepEqual(await again(office, mailId), { ok: true, value: undefined })
  const [note] = (await office.mails('old@')).filter((each) => each.kind === 'note')
  assert.deepEqual([note!.state, note!.body], ['queued', 'As it was.'])
})

test('a real office keeps no link, and sends an ask that came back with a new one', async () => {
  const { office, mailId } = await anOffice(false)
  assert.match((await office.mails('old@'))[0]!.body, /\/link\/disclosure\/…/)
  await move(office)
  assert.deepEqual(await again(office, mailId), { ok: true, value: undefined })
  const [mail] = await office.mails('new@')
  const { db, now } = office.office
  assert.ok(await findOpenLink(db, tokenIn(mail!.body), 'disclose', now()))
  await office.work()
  assert.match((await office.mails('new@'))[0]!.body, /\/link\/disclosure\/…/)
})

test('a link that a person asked for themselves is not sent again: they ask for a new one', async () => {
  const { office } = await anOffice(false)
  const wanted = { purpose: 'answer' as const, area: 'questions', subjectId, personId: office.idOf('henrik') }
  const words = { subject: 'Go on', says: 'Your answers are kept.', expiresOn: localDate('2026-04-01') }
  const desk = { address: 'http://office.test', today: office.office.today() }
  await office.office.write(timedWork, (tx) => sendLink(tx, { ...wanted, ...words }, desk))
  await office.work()
  const mail = (await office.mails('old@')).find((each) => each.kind === 'link')!
  const decision = await again(office, mail.id)
  assert.ok(decision !== missing && !decision.ok && decision.refusal.code === 'mail/own-link')
  assert.match(decision.refusal.message, /have them ask for a new one/)
})
