import assert from 'node:assert/strict'
import { test } from 'node:test'
import { localDate } from '../../kernel/dates.ts'
import { decideAskingAgain, isOfficeHour, isReminderDue, mayRemind } from './reminder.rules.ts'

const today = localDate('2026-03-12')

const due = [
  {
    asked: '2026-03-09',
    by: '2026-03-12',
    reminders: 0,
    is: true,
    because: 'three days after the ask, on the due day',
  },
  { asked: '2026-03-10', by: '2026-03-12', reminders: 0, is: false, because: 'two days after the ask are too few' },
  { asked: '2026-03-01', by: '2026-03-15', reminders: 0, is: true, because: 'three days before the due day' },
  { asked: '2026-03-01', by: '2026-03-16', reminders: 0, is: false, because: 'four days before it is too early' },
  { asked: '2026-03-01', by: '2026-03-02', reminders: 3, is: true, because: 'late, and reminded three times' },
  { asked: '2026-03-01', by: '2026-03-02', reminders: 4, is: false, because: 'after four reminders the office calls' },
  { asked: '2026-03-09', by: null, reminders: 0, is: true, because: 'what has no due day is reminded of all the same' },
  { asked: null, by: null, reminders: 0, is: true, because: 'what was never asked for by mail' },
]
for (const { asked, by, reminders, is, because } of due) {
  test(because, () => {
    const lastAskedOn = asked === null ? null : localDate(asked)
    const dueOn = by === null ? null : localDate(by)
    assert.equal(isReminderDue({ lastAskedOn, dueOn, reminders }, today, 3), is)
  })
}

const person = { email: 'henrik@alderbay.example' }
const last = (on: string, isBounced = false, sentTo = person.email) => ({ on: localDate(on), isBounced, sentTo })
const reminded = [
  { last: null, is: true, because: 'nobody wrote to them yet' },
  { last: last('2026-03-12'), is: false, because: 'a mail asked for something today' },
  { last: last('2026-03-11'), is: true, because: 'the last mail went out yesterday' },
  { last: last('2026-03-11', true), is: false, because: 'the last mail came back' },
  { last: last('2026-03-11', true, 'HENRIK@alderbay.example'), is: false, because: 'capitals make no other address' },
  { last: last('2026-03-11', true, 'old@alderbay.example'), is: true, because: 'it came back from an old address' },
]
for (const { last, is, because } of reminded) test(because, () => assert.equal(mayRemind(last, person, today), is))

const hours = [
  { at: '2026-03-12T11:59:00Z', is: false, because: 'a minute to eight in New York' },
  { at: '2026-03-12T12:00:00Z', is: true, because: 'eight in New York' },
  { at: '2026-03-12T21:59:00Z', is: true, because: 'a minute to six' },
  { at: '2026-03-12T22:00:00Z', is: false, because: 'six' },
]
for (const { at, is, because } of hours)
  test(because, () => assert.equal(isOfficeHour(new Date(at), 'America/New_York'), is))

const henrik = { givenName: 'Henrik', familyName: 'Okonjo' }
test('someone is asked again by hand a day after the last mail, not a second earlier', () => {
  const lastAskedAt = new Date('2026-03-11T15:00:00Z')
  assert.equal(decideAskingAgain({ ...henrik, lastAskedAt }, new Date('2026-03-12T15:00:00Z')).ok, true)
  const early = decideAskingAgain({ ...henrik, lastAskedAt }, new Date('2026-03-12T14:59:59Z'))
  assert.ok(!early.ok && early.refusal.code === 'task/asked-today')
  assert.match(early.refusal.message, /Henrik Okonjo was asked less than a day ago/)
})
