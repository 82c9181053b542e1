import assert from 'node:assert/strict'
import test from 'node:test'
import { effectiveNumber } from './entropy.ts'

const gaps = [
  {
    roles: [0.3, 0.2, 0.3, 0.2],
    professions: [0.8, 0.2],
    nR: '3.920',
    nP: '1.649',
    of: 'G1, three kinds of physician and pharmacy',
  },
  {
    roles: [0.25, 0.25, 0.2, 0.15, 0.15],
    professions: [0.7, 0.15, 0.15],
    nR: '4.875',
    nP: '2.268',
    of: 'G2, with nursing',
  },
  { roles: [1], professions: [1], nR: '1.000', nP: '1.000', of: 'G3, hospital medicine alone' },
]
for (const { roles, professions, nR, nP, of } of gaps)
  test(`the effective numbers of ${of} are ${nR} roles and ${nP} professions`, () => {
    assert.equal(effectiveNumber(roles)?.toFixed(3), nR)
    assert.equal(effectiveNumber(professions)?.toFixed(3), nP)
  })

test('equal shares count as many, zeros not at all, and nothing is no number', () => {
  assert.equal(effectiveNumber([2, 2, 0])?.toFixed(9), '2.000000000')
  assert.equal(effectiveNumber([]), null)
  assert.equal(effectiveNumber([0, 0]), null)
})
