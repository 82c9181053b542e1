import assert from 'node:assert/strict'
import { test } from 'node:test'
import { localDate } from '../../kernel/dates.ts'
import { listStepLines } from './due-step.rules.ts'
import type { DueStep } from './life.schema.ts'

const today = localDate('2026-11-24')
const step = (state: DueStep['state'], releasesOn: string, expiresOn: string): DueStep => ({
  id: state,
  title: 'Delirium',
  state,
  releasesOn: localDate(releasesOn),
  expiresOn: localDate(expiresOn),
})

const cases = [
  {
    given: step('published', '2026-11-24', '2028-11-23'),
    line: ['“Delirium” opens', '2026-11-24'],
    because: 'what opens today is noted today',
  },
  {
    given: step('running', '2025-01-01', '2026-11-24'),
    line: ['Close “Delirium”', '2026-11-25'],
    because: 'on its last day someone may still take part, so closing is due tomorrow',
  },
  {
    given: step('running', '2025-01-01', '2026-11-23'),
    line: ['Close “Delirium”', '2026-11-24'],
    because: 'the day after its last day it can be closed',
  },
]

for (const { given, line, because } of cases)
  test(because, () =>
    assert.deepEqual(
      listStepLines([given], today).map((told) => [told.title, told.dueOn]),
      [line],
    ),
  )

test('four that have ended are one line, due when the first is', () => {
  const ended = ['2026-11-20', '2026-11-18', '2026-11-21', '2026-11-22'].map((day) =>
    step('running', '2025-01-01', day),
  )
  const [line, ...others] = listStepLines(ended, today)
  assert.deepEqual([line?.title, line?.dueOn, others], ['4 activities have ended', '2026-11-19', []])
})
