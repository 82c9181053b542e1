import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type SentMail, decideSendingAgain, partsOf } from './mail.rules.ts'

const bounced: SentMail = { state: 'bounced', kind: 'ask', hasLink: true, tasks: 1, open: 1 }
const cases: { mail: SentMail; code: string | null; because: string }[] = [
  { mail: bounced, code: null, because: 'an ask that came back and still waits' },
  {
    mail: { ...bounced, hasLink: false, tasks: 0, open: 0 },
    code: null,
    because: 'a mail that came back and asked for nothing',
  },
  {
    mail: { ...bounced, kind: 'link', tasks: 0, open: 0 },
    code: 'mail/own-link',
    because: 'a link that a person asked for themselves',
  },
  { mail: { ...bounced, state: 'sent' }, code: 'mail/not-returned', because: 'a mail that arrived' },
  { mail: { ...bounced, state: 'queued' }, code: 'mail/not-returned', because: 'a mail on its way' },
  { mail: { ...bounced, kind: 'sign-in' }, code: 'mail/ran-out', because: 'a link to sign in' },
  { mail: { ...bounced, open: 0 }, code: 'mail/settled', because: 'an ask for what is done' },
]
for (const { mail, code, because } of cases) {
  test(`${because} ${code ? 'is not sent again' : 'is sent again'}`, () => {
    const decision = decideSendingAgain(mail)
    assert.equal(decision.ok ? null : decision.refusal.code, code)
  })
}

test('links of ours become paths, others stay, and a full stop after one is not part of it', () => {
  const parts = partsOf('See http://a.example/my/credit. Or https://b.example/x', 'http://a.example')
  assert.deepEqual(
    parts.filter((part) => part.href).map((part) => [part.text, part.href]),
    [
      ['http://a.example/my/credit', '/my/credit'],
      ['https://b.example/x', 'https://b.example/x'],
    ],
  )
  assert.equal(parts.map((part) => part.text).join(''), 'See http://a.example/my/credit. Or https://b.example/x')
})
