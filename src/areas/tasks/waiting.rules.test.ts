import assert from 'node:assert/strict'
import { test } from 'node:test'
import { localDate } from '../../kernel/dates.ts'
import { groupOf, showDue, showLate, showWaiting } from './waiting.rules.ts'

const today = localDate('2026-10-13')

const days = [
  { due: '2026-10-12', group: 'Late', says: '1 day late', because: 'yesterday is one day late' },
  { due: '2026-10-03', group: 'Late', says: '10 days late', because: 'days are counted, not weeks' },
  { due: '2026-10-13', group: 'This week', says: 'Today', because: 'the due day itself is not late' },
  { due: '2026-10-14', group: 'This week', says: 'Tomorrow', because: 'the next day is near enough for a word' },
  { due: '2026-10-19', group: 'This week', says: 'By Mon, Oct 19, 2026', because: 'six days ahead is this week' },
  { due: '2026-10-20', group: 'Later', says: 'By Tue, Oct 20, 2026', because: 'seven days ahead is not' },
  { due: null, group: 'Later', says: 'No day set', because: 'what has no day comes last' },
]
for (const { due, group, says, because } of days) {
  test(because, () => {
    const dueOn = due === null ? null : localDate(due)
    assert.equal(groupOf(dueOn, today), group)
    assert.equal(showDue(dueOn, today), says)
    assert.equal(showLate(dueOn, today), group === 'Late' ? says : undefined)
  })
}

const counts = [
  { n: 0, says: 'Nothing waits for you' },
  { n: 1, says: 'One thing waits for you' },
  { n: 2, says: 'Two things wait for you' },
  { n: 12, says: 'Twelve things wait for you' },
  { n: 13, says: '13 things wait for you' },
]
for (const { n, says } of counts) test(`${n}: ${says}`, () => assert.equal(showWaiting(n), says))
