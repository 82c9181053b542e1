import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isNpi } from './npi.ts'

const cases = [
  { npi: '1234567893', right: true, because: 'the published example of the check digit' },
  { npi: '1234567890', right: false, because: 'another last digit' },
  { npi: '1234567983', right: false, because: 'two digits swapped' },
  { npi: '123456789', right: false, because: 'nine digits' },
  { npi: '12345678930', right: false, because: 'eleven digits' },
  { npi: ' 1234567893', right: false, because: 'a space before it' },
  { npi: '123456789X', right: false, because: 'a letter' },
]
for (const { npi, right, because } of cases) {
  test(`${npi} is ${right ? 'an NPI' : 'no NPI'}: ${because}`, () => assert.equal(isNpi(npi), right))
}

test('of the ten possible last digits exactly one is right, whatever stands before it', () => {
  for (let start = 100_000_000; start < 1_000_000_000; start += 7_654_321) {
    const right = Array.from({ length: 10 }, (_, digit) => `${start}${digit}`).filter(isNpi)
    assert.equal(right.length, 1, `${start}`)
  }
})
