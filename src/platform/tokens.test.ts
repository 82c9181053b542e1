import assert from 'node:assert/strict'
import { test } from 'node:test'
import { hashToken, isFormSigned, makeToken, signForm } from './tokens.ts'

test('a token has 32 letters of an alphabet of 32, and none comes twice', () => {
  const tokens = Array.from({ length: 2_000 }, makeToken)
  assert.equal(new Set(tokens).size, tokens.length)
  for (const token of tokens) assert.match(token, /^[a-km-np-z2-9]{32}$/)
  assert.equal(new Set(tokens.join('')).size, 32)
})

test('a token is found by its SHA-256, from which nobody gets it back', () =>
  assert.equal(hashToken('abc'), 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'))

const key = 'x'.repeat(32)
const signed = signForm(key, 'a-browser')
const forms = [
  { given: signed, isOurs: true, because: 'the token of this visit fits' },
  { given: signForm(key, 'another'), isOurs: false, because: 'that of another browser does not' },
  { given: signForm('y'.repeat(32), 'a-browser'), isOurs: false, because: 'nor that of another office' },
  { given: signed.slice(1), isOurs: false, because: 'nor a part of it' },
  { given: '', isOurs: false, because: 'nor none' },
]
for (const { given, isOurs, because } of forms)
  test(`of forms: ${because}`, () => assert.equal(isFormSigned(key, 'a-browser', given), isOurs))
