import assert from 'node:assert/strict'
import { test } from 'node:test'
import { decidePassword } from './password.rules.ts'

const known = ['Eve', 'Tester', 'eve.tester@alderbay.example']
const cases = [
  { password: 'seven herons in', code: null, because: 'fifteen characters in small letters are enough' },
  { password: 'seven heron in', code: 'password/short', because: 'fourteen are not' },
  { password: 'x'.repeat(129), code: 'password/long', because: 'nobody types more than 128' },
  { password: 'seven herons in eve', code: null, because: 'a name among other words tells little' },
  { password: 'evetester123456', code: 'password/own', because: 'it is the name' },
  { password: 'password1234567', code: 'password/common', because: 'everyone tries it' },
  { password: 'QwertyPassword!1', code: 'password/common', because: 'large letters and signs help little' },
  { password: 'abcabcabcabcabc', code: 'password/common', because: 'it is one piece again and again' },
  { password: 'abcdefghijklmnop', code: 'password/common', because: 'it is the alphabet' },
  { password: '987654321098765', code: 'password/common', because: 'it counts down' },
  { password: 'Überraschung am Morgen', code: null, because: 'any letters and spaces may stand in it' },
]
for (const { password, code, because } of cases)
  test(`"${password.slice(0, 24)}" is ${code ? 'refused' : 'taken'}: ${because}`, () => {
    const decision = decidePassword(password, known)
    assert.equal(decision.ok ? null : decision.refusal.code, code)
  })
