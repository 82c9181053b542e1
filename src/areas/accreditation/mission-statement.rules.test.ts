import assert from 'node:assert/strict'
import { test } from 'node:test'
import { clauseIds } from '../../kernel/clause.ts'
import { localDate } from '../../kernel/dates.ts'
import { alderBayClauses } from './mission-statement.demo.ts'
import { type Current, decideStatement } from './mission-statement.rules.ts'
import { type ClauseWords, type StatementDraft, clauseSubjects, sections } from './mission-statement.schema.ts'

const today = localDate('2026-11-24')
const draft = (over: Partial<StatementDraft> = {}): StatementDraft => ({
  adoptedOn: localDate('2026-11-20'),
  why: 'The committee wants it counted',
  clauses: alderBayClauses,
  ...over,
})
const reworded = (change: (one: ClauseWords) => ClauseWords | null) =>
  alderBayClauses.flatMap((one) => {
    const changed = change(one)
    return changed === null ? [] : [changed]
  })
const current: Current = { version: 3, adoptedOn: localDate('2026-01-14'), clauses: alderBayClauses }
const newWords = reworded((one) => (one.clause === 'F1' ? { ...one, words: 'talks' } : one))

const cases = [
  { given: draft(), now: null, code: null, because: 'the first version needs no one before it' },
  {
    given: draft({ clauses: reworded((one) => (one.clause === 'N7' ? null : one)) }),
    now: null,
    code: 'statement/clause-missing',
    because: 'a clause left out would no longer be counted',
  },
  {
    given: draft({ clauses: [...alderBayClauses, alderBayClauses[0]!] }),
    now: null,
    code: 'statement/clause-twice',
    because: 'a clause stands there once',
  },
  {
    given: draft({ clauses: reworded((one) => (one.clause === 'R3' ? { ...one, words: ' ' } : one)) }),
    now: null,
    code: 'statement/no-words',
    because: 'a clause without words says nothing',
  },
  { given: draft({ why: ' ' }), now: null, code: 'statement/no-reason', because: 'a version says why it is worded so' },
  { given: draft({ adoptedOn: today }), now: null, code: null, because: 'today it may be adopted' },
  {
    given: draft({ adoptedOn: localDate('2026-11-25') }),
    now: null,
    code: 'statement/day-to-come',
    because: 'tomorrow it is not adopted yet',
  },
  {
    given: draft({ clauses: newWords, adoptedOn: localDate('2026-01-14') }),
    now: current,
    code: null,
    because: 'on the day of the version in force the next may be adopted',
  },
  {
    given: draft({ clauses: newWords, adoptedOn: localDate('2026-01-13') }),
    now: current,
    code: 'statement/earlier-day',
    because: 'and not before it',
  },
  { given: draft(), now: current, code: 'statement/unchanged', because: 'the same words are no new version' },
  {
    given: draft({ clauses: newWords, from: 2 }),
    now: current,
    code: 'statement/newer-version',
    because: 'whoever read version 2 has not read version 3',
  },
  { given: draft({ clauses: newWords, from: 3 }), now: current, code: null, because: 'who read the one in force has' },
  { given: draft({ from: 0 }), now: null, code: null, because: 'where there is none, none was read' },
]
for (const { given, now, code, because } of cases)
  test(because, () => {
    const decision = decideStatement(given, now, today)
    assert.equal(decision.ok ? null : decision.refusal.code, code)
  })

test('the parts hold every clause once, in the order of the mission', () => {
  assert.deepEqual(
    sections.flatMap(({ clauses }) => clauses),
    [...clauseIds],
  )
  assert.deepEqual(Object.keys(clauseSubjects), [...clauseIds])
})

test('the statement of Alder Bay holds every clause once, with words of its own', () => {
  assert.deepEqual(
    alderBayClauses.map(({ clause }) => clause),
    [...clauseIds],
  )
  assert.equal(new Set(alderBayClauses.map(({ words }) => words)).size, 23)
})
