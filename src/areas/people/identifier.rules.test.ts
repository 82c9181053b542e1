import assert from 'node:assert/strict'
import { test } from 'node:test'
import { decideIdentifier, decideNpi, isOrcid } from './identifier.rules.ts'

const cases = [
  { orcid: '0000-0002-1825-0097', right: true, because: 'the published example' },
  { orcid: '0000-0001-5109-3700', right: true, because: 'another published one' },
  { orcid: '0000-0002-1694-233X', right: true, because: 'ten is written X' },
  { orcid: '0000-0002-1825-0098', right: false, because: 'another last digit' },
  { orcid: '0000-0002-1852-0097', right: false, because: 'two digits swapped' },
  { orcid: '0000-0002-1825-009', right: false, because: 'fifteen signs' },
]
for (const { orcid, right, because } of cases)
  test(`${orcid} is ${right ? 'an ORCID' : 'no ORCID'}: ${because}`, () => assert.equal(isOrcid(orcid), right))

test('an ORCID is kept in its four groups however it was typed', () => {
  for (const typed of ['0000000218250097', 'https://orcid.org/0000-0002-1825-0097', ' 0000-0002-1825-0097 '])
    assert.deepEqual(decideIdentifier('ORCID', typed), { ok: true, value: '0000-0002-1825-0097' })
})

test('an e-Profile has six or seven digits, numbers of the school are taken as they are', () => {
  const isTaken = (typed: string) => decideIdentifier('e-Profile', typed).ok
  assert.deepEqual(['12345', '123456', '1234567', '12345678', '12345a'].map(isTaken), [false, true, true, false, false])
  assert.deepEqual(decideIdentifier('employee number', ' 00-17b '), { ok: true, value: '00-17b' })
})

test('an NPI whose check digit is wrong is refused, none is fine', () => {
  const refused = decideNpi('1234567890')
  assert.ok(!refused.ok && refused.refusal.code === 'person/wrong-npi')
  assert.ok(decideNpi('1234567893').ok && decideNpi(null).ok)
})
