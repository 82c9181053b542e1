import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import test from 'node:test'
import { makeNumber, parseNumber } from './certificate-number.rules.ts'

test('a number tells its year and nothing else', () => {
  assert.equal(makeNumber(2026, new Uint8Array(16)), 'C-26-3333-3333')
  assert.match(makeNumber(2031, randomBytes(16)), /^C-31-[3479CDFGHJKMNPQRTVWXY6]{4}-[3479CDFGHJKMNPQRTVWXY6]{4}$/)
})

test('ten thousand numbers are ten thousand different ones', () => {
  const made = new Set(Array.from({ length: 10_000 }, () => makeNumber(2026, randomBytes(16))))
  assert.equal(made.size, 10_000)
})

const typed = [
  { as: 'C-26-7K4M-GQXR', because: 'as printed' },
  { as: 'c-26-7k4m-gqxr', because: 'in small letters' },
  { as: 'C267K4MGQXR', because: 'without dashes' },
  { as: ' c 26 7k4m gqxr ', because: 'with spaces' },
  { as: 'C–26–7K4M–GQXR', because: 'with the dashes of a word processor' },
]
for (const { as, because } of typed)
  test(`a number is found ${because}`, () => assert.equal(parseNumber(as), 'C-26-7K4M-GQXR'))

const wrong = [
  { as: '', says: '' },
  { as: 'C-26-7K4M', says: 'C267K4M' },
  { as: "'; drop table credit_certificate; --", says: 'DROPTABLECREDITCERTIFICATE' },
  { as: 'x'.repeat(500), says: 'X'.repeat(40) },
]
for (const { as, says } of wrong)
  test(`${JSON.stringify(as.slice(0, 40))} is no number`, () => assert.equal(parseNumber(as), says))
