import assert from 'node:assert/strict'
import { test } from 'node:test'
import { localDate } from '../../kernel/dates.ts'
import { type AskedTask, showAsk, showDigest, showReminder } from './ask.rules.ts'

const head = { school: 'Alder Bay School of Medicine', email: 'cme@alderbay.example', phone: '555-0140' }
const reader = { givenName: 'Henrik', head }
const task: AskedTask = {
  title: 'Disclose your financial relationships',
  why: 'Approval waits for this.',
  dueOn: localDate('2026-03-09'),
  href: 'https://cme.example/link/disclosure/abc',
  until: localDate('2026-04-01'),
  asker: 'Ruth Castellane',
}

test('an ask is a letter a person can act on without signing in', () => {
  assert.equal(
    showAsk(task, reader).body,
    `Dear Henrik,

Ruth Castellane asks you for this by Monday, March 9, 2026:

Disclose your financial relationships

Approval waits for this.

Open this link to do it; it needs no password:

https://cme.example/link/disclosure/abc

It works up to Wednesday, April 1, 2026 and is yours alone: do not pass it on.

Continuing Medical Education
Alder Bay School of Medicine
cme@alderbay.example
555-0140
`,
  )
})

test('what the office asks for without a day or a link says so', () => {
  const { body } = showAsk({ ...task, asker: null, dueOn: null, until: null }, reader)
  assert.match(body, /The CME office asks you for this:/)
  assert.match(body, /Sign in to do it:/)
})

test('a reminder says how late it is', () => {
  const letter = showReminder(task, localDate('2026-03-12'), reader)
  assert.equal(letter.subject, 'Reminder: Disclose your financial relationships')
  assert.match(letter.body, /It was due on Monday, March 9, 2026 and is 3 days late\./)
  assert.match(showReminder(task, localDate('2026-03-09'), reader).body, /It is due on Monday, March 9, 2026\./)
})

test('a digest lists everything with its own link', () => {
  const second = { ...task, title: 'Claim your credit', href: 'https://cme.example/my', until: null, dueOn: null }
  const letter = showDigest([task, second], localDate('2026-03-12'), reader)
  assert.equal(letter.subject, 'Two things wait for you')
  assert.match(letter.body, /Two things wait for you at the CME office:/)
  assert.match(
    letter.body,
    /1\. Disclose .*\n {3}Approval waits for this\.\n {3}It was due .*\n {3}https:\/\/cme\.example\/link\/disclosure\/abc/,
  )
  assert.match(letter.body, /2\. Claim your credit\n {3}Approval waits for this\.\n {3}https:\/\/cme\.example\/my\n/)
})
