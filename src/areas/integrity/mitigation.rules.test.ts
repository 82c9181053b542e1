import assert from 'node:assert/strict'
import test from 'node:test'
import { type Mitigation, type RoleHeld, mitigationMethodIds } from './mitigation.schema.ts'
import { decideMitigation, listMethods, sideOf } from './mitigation.rules.ts'

const startsAt = new Date('2026-10-01T13:00:00Z')
const planner: RoleHeld = { person: 'Henrik Okonjo', side: 'planner', startsAt }
const faculty: RoleHeld = { person: 'Tomasz Everley', side: 'faculty', startsAt }
const done: Mitigation = {
  method: 'divested',
  description: '',
  by: 'Ruth Castellane',
  byHasTies: null,
  completedAt: new Date('2026-09-01T13:00:00Z'),
}
const read: Mitigation = { ...done, method: 'content reviewed', by: 'Marisol Achterberg', byHasTies: false }

const cases: { mitigation: Mitigation; role: RoleHeld; code: string; because: string }[] = [
  { mitigation: done, role: planner, code: 'allowed', because: 'a planner may end the relationship' },
  { mitigation: done, role: faculty, code: 'allowed', because: 'and so may a speaker' },
  {
    mitigation: { ...done, method: 'attested' },
    role: planner,
    code: 'mitigation/not-for-role',
    because: 'FR26: that a planner attests to evidence is not accepted',
  },
  { mitigation: { ...done, method: 'attested' }, role: faculty, code: 'allowed', because: 'of a speaker it is' },
  {
    mitigation: { ...done, method: 'other', description: 'A second planner without ties took every decision' },
    role: planner,
    code: 'allowed',
    because: 'FR26: another way is accepted of a planner when it is described',
  },
  {
    mitigation: { ...done, method: 'other', description: ' ' },
    role: planner,
    code: 'mitigation/not-described',
    because: 'FR26: another way without description is not',
  },
  {
    mitigation: { ...done, method: 'recused' },
    role: planner,
    code: 'allowed',
    because: 'FR29: a planner may take no part in what concerns the company',
  },
  {
    mitigation: { ...done, method: 'recused' },
    role: faculty,
    code: 'mitigation/not-for-role',
    because: 'a speaker cannot take no part in the talk',
  },
  { mitigation: read, role: faculty, code: 'allowed', because: 'slides may be read by someone without ties' },
  {
    mitigation: { ...read, byHasTies: true },
    role: faculty,
    code: 'mitigation/reviewer-has-ties',
    because: 'a reviewer with ties mitigates nothing',
  },
  {
    mitigation: { ...read, byHasTies: null },
    role: faculty,
    code: 'mitigation/reviewer-has-ties',
    because: 'nor does one whose ties are not known',
  },
  {
    mitigation: { ...read, by: faculty.person },
    role: faculty,
    code: 'mitigation/own-work',
    because: 'nobody reviews their own slides',
  },
  {
    mitigation: { ...read, completedAt: new Date('2026-10-02T13:00:00Z') },
    role: faculty,
    code: 'mitigation/too-late',
    because: 'FR28: slides reviewed the day after the talk are too late',
  },
  {
    mitigation: { ...read, completedAt: startsAt },
    role: faculty,
    code: 'mitigation/too-late',
    because: 'at the minute it begins it is too late',
  },
  {
    mitigation: { ...read, completedAt: new Date(startsAt.getTime() - 60_000) },
    role: faculty,
    code: 'allowed',
    because: 'a minute before it begins is in time',
  },
]
for (const { mitigation, role, code, because } of cases)
  test(because, () => {
    const decision = decideMitigation(mitigation, role)
    assert.equal(decision.ok ? 'allowed' : decision.refusal.code, code)
  })

test('a refused way says which ways are open', () => {
  const decision = decideMitigation({ ...done, method: 'attested' }, planner)
  assert.equal(
    !decision.ok && decision.refusal.message,
    'This way is not open to people who plan. Choose one of: ended the relationship; took no part in what concerns the company; planning decisions reviewed by someone without ties; another way, described',
  )
})

test('each side is offered its own ways, and every way is open to someone', () => {
  assert.deepEqual(listMethods('planner'), ['divested', 'recused', 'planning reviewed', 'other'])
  assert.deepEqual(listMethods('faculty'), ['divested', 'content reviewed', 'attested', 'other'])
  assert.equal(new Set([...listMethods('planner'), ...listMethods('faculty')]).size, mitigationMethodIds.length)
})

test('a course director plans; a speaker, author or reviewer stands with faculty', () => {
  assert.equal(sideOf('course director'), 'planner')
  assert.deepEqual(['speaker', 'author', 'reviewer'].map(sideOf), ['faculty', 'faculty', 'faculty'])
})
