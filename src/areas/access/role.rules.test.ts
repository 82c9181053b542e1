import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Decision } from '../../kernel/decision.ts'
import { localDate } from '../../kernel/dates.ts'
import {
  type Gift,
  decideAdministrator,
  decideExtension,
  decideRoleEnd,
  decideRoleGift,
  isEndNear,
} from './role.rules.ts'

const today = localDate('2026-03-02')
const gift: Gift = {
  ...{ name: 'Ruth Castellane', role: 'surveyor', why: 'Site visit', typedScope: '', found: undefined },
  ...{ endsOn: null, today, held: [{ role: 'office staff', scopeName: null }] },
}
const planner: Gift = { ...gift, role: 'planner', typedScope: '26-003', found: { id: 'a', name: 'activity 26-003' } }
const end = { name: 'Ada Lindgren', role: 'administrator', why: 'Retires', others: 1 } as const
const longer = { was: localDate('2026-03-10'), endsOn: localDate('2026-04-01'), today, why: 'Goes on' } as const
const cases: { decided: Decision<unknown>; code: string | null; because: string }[] = [
  { decided: decideRoleGift(gift), code: null, because: 'a further role can be given' },
  {
    decided: decideRoleGift({ ...gift, role: 'office staff' }),
    code: 'role/held',
    because: 'nobody is given it twice',
  },
  { decided: decideRoleGift({ ...gift, why: ' ' }), code: 'role/no-reason', because: 'giving has a reason' },
  { decided: decideRoleGift(planner), code: null, because: 'a planner can be one of one activity' },
  {
    decided: decideRoleGift({ ...planner, held: [{ role: 'planner', scopeName: 'activity 26-003' }] }),
    code: 'role/held',
    because: 'a planner of this activity is one already',
  },
  {
    decided: decideRoleGift({ ...planner, held: [{ role: 'planner', scopeName: null }] }),
    code: 'role/held',
    because: 'a planner of the whole office is one of each activity',
  },
  {
    decided: decideRoleGift({ ...planner, held: [{ role: 'planner', scopeName: 'activity 26-004' }] }),
    code: null,
    because: 'of another activity it is another role',
  },
  {
    decided: decideRoleGift({ ...planner, typedScope: '', held: [{ role: 'planner', scopeName: 'activity 26-004' }] }),
    code: null,
    because: 'the whole office is more than one activity',
  },
  { decided: decideRoleGift({ ...planner, found: undefined }), code: 'role/scope-unknown', because: 'it is there' },
  { decided: decideRoleGift({ ...gift, typedScope: '26-003' }), code: 'role/no-scope', because: 'surveyors see all' },
  {
    decided: decideRoleGift({ ...gift, role: 'partner' }),
    code: 'role/needs-scope',
    because: 'a partner is someone’s',
  },
  {
    decided: decideRoleGift({ ...gift, endsOn: today }),
    code: 'role/past-day',
    because: 'today it would open nothing',
  },
  {
    decided: decideRoleGift({ ...gift, endsOn: localDate('2026-03-03') }),
    code: null,
    because: 'it can be for one day',
  },
  { decided: decideExtension(longer), code: null, because: 'a later day is longer' },
  { decided: decideExtension({ ...longer, endsOn: null }), code: null, because: 'for good is longer' },
  {
    decided: decideExtension({ ...longer, endsOn: longer.was }),
    code: 'role/not-later',
    because: 'the same day is not',
  },
  { decided: decideExtension({ ...longer, was: null }), code: 'role/no-end', because: 'what has no end goes on' },
  { decided: decideExtension({ ...longer, why: '' }), code: 'role/no-reason', because: 'extending has a reason' },
  {
    decided: decideExtension({ ...longer, was: localDate('2026-02-01'), endsOn: today }),
    code: 'role/past-day',
    because: 'nothing goes on until today',
  },
  { decided: decideRoleEnd(end), code: null, because: 'with another administrator one can go' },
  { decided: decideRoleEnd({ ...end, others: 0 }), code: 'role/last-administrator', because: 'the last one stays' },
  { decided: decideRoleEnd({ ...end, role: 'planner', others: 0 }), code: null, because: 'a planner is not needed so' },
  { decided: decideRoleEnd({ ...end, why: ' ' }), code: 'role/no-reason', because: 'ending has a reason' },
  { decided: decideAdministrator([], ''), code: null, because: 'an office begins with one administrator' },
  { decided: decideAdministrator(['Ada'], ' '), code: 'role/administrator-there', because: 'who is there gives roles' },
  { decided: decideAdministrator(['Ada'], 'Ada has left'), code: null, because: 'a reason overrules' },
]
for (const { decided, code, because } of cases)
  test(because, () => assert.equal(decided.ok ? null : decided.refusal.code, code))

test('fourteen days before, and not fifteen, is the time to tell that a role ends; on its day there is nothing to tell', () => {
  const near = (endsOn: string) => isEndNear(localDate(endsOn), today, 14)
  assert.deepEqual(['2026-03-17', '2026-03-16', '2026-03-03', '2026-03-02'].map(near), [false, true, true, false])
})
