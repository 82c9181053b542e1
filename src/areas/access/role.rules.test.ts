import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Decision } from '../../kernel/decision.ts'
import { decideAdministrator, decideRoleEnd, decideRoleGift } from './role.rules.ts'

const gift = { name: 'Ruth Castellane', role: 'surveyor', why: 'Site visit', held: ['office staff'] } as const
const end = { name: 'Ada Lindgren', role: 'administrator', why: 'Retires', others: 1 } as const
const cases: { decided: Decision<unknown>; code: string | null; because: string }[] = [
  { decided: decideRoleGift(gift), code: null, because: 'a further role can be given' },
  {
    decided: decideRoleGift({ ...gift, role: 'office staff' }),
    code: 'role/held',
    because: 'nobody is given it twice',
  },
  { decided: decideRoleGift({ ...gift, why: ' ' }), code: 'role/no-reason', because: 'giving has a reason' },
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
