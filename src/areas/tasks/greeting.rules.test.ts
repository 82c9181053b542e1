import assert from 'node:assert/strict'
import { test } from 'node:test'
import { greet } from './greeting.rules.ts'

const hours = [
  {
    at: '2026-03-02T09:59:00Z',
    says: 'Good evening, Dalia',
    because: 'a minute to five in the morning is still night',
  },
  { at: '2026-03-02T10:00:00Z', says: 'Good morning, Dalia', because: 'five in New York' },
  { at: '2026-03-02T16:59:00Z', says: 'Good morning, Dalia', because: 'a minute to noon' },
  { at: '2026-03-02T17:00:00Z', says: 'Good afternoon, Dalia', because: 'noon' },
  { at: '2026-03-02T22:59:00Z', says: 'Good afternoon, Dalia', because: 'a minute to six' },
  { at: '2026-03-02T23:00:00Z', says: 'Good evening, Dalia', because: 'six' },
]
for (const { at, says, because } of hours)
  test(because, () => assert.equal(greet('Dalia', new Date(at), 'America/New_York'), says))
