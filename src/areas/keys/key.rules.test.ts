import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Role } from '../../kernel/actor.ts'
import type { LocalDate } from '../../kernel/dates.ts'
import { decideKey, decideRevocation, stateOf } from './key.rules.ts'
import type { KeyRole } from './key.schema.ts'

const day = (text: string) => text as LocalDate
const today = day('2026-03-02')

const cases: { roles: KeyRole[]; maker: Role[]; expiresOn: string; code: string | null; because: string }[] = [
  {
    roles: ['surveyor'],
    maker: ['administrator'],
    expiresOn: '2026-04-01',
    code: null,
    because: 'an administrator gives any role',
  },
  {
    roles: ['surveyor'],
    maker: ['surveyor'],
    expiresOn: '2026-04-01',
    code: null,
    because: 'a role of one’s own may be handed on',
  },
  {
    roles: ['surveyor', 'office staff'],
    maker: ['surveyor'],
    expiresOn: '2026-04-01',
    code: 'key/more-than-yours',
    because: 'nobody hands on more than they hold',
  },
  {
    roles: ['planner'],
    maker: ['administrator'],
    expiresOn: '2026-03-02',
    code: 'key/ends-before-it-begins',
    because: 'today is too early',
  },
  {
    roles: ['planner'],
    maker: ['administrator'],
    expiresOn: '2026-03-03',
    code: null,
    because: 'tomorrow is the earliest end',
  },
  {
    roles: ['planner'],
    maker: ['administrator'],
    expiresOn: '2027-03-02',
    code: null,
    because: 'a year is the longest',
  },
  {
    roles: ['planner'],
    maker: ['administrator'],
    expiresOn: '2027-03-03',
    code: 'key/too-long',
    because: 'a year and a day is too long',
  },
]
for (const { roles, maker, expiresOn, code, because } of cases)
  test(because, () => {
    const key = { name: 'Registry', scope: 'read' as const, networks: [], roles, expiresOn: day(expiresOn) }
    const decision = decideKey(key, { roles: maker, today })
    assert.equal(decision.ok ? null : decision.refusal.code, code)
  })

test('a key sleeps while its owner may give none of its roles, and cannot be revoked twice', () => {
  const key = { roles: ['surveyor' as const], expiresAt: new Date('2026-04-01'), revokedAt: null }
  const now = new Date('2026-03-02')
  assert.equal(stateOf({ ...key, ownerRoles: ['administrator'] }, now), 'in force')
  assert.equal(stateOf({ ...key, ownerRoles: ['office staff'] }, now), 'without a role')
  assert.equal(stateOf({ ...key, ownerRoles: ['surveyor'] }, new Date('2026-04-01')), 'expired')
  assert.equal(stateOf({ ...key, revokedAt: now, ownerRoles: ['surveyor'] }, now), 'revoked')
  assert.equal(decideRevocation('without a role').ok, true)
  for (const state of ['revoked', 'expired'] as const) {
    const decision = decideRevocation(state)
    assert.equal(decision.ok ? null : decision.refusal.code, 'key/ended')
  }
})
