import assert from 'node:assert/strict'
import { test } from 'node:test'
import { z } from 'zod'
import { one, readForm } from './form.ts'

test('a form gives what its schema names and nothing else, whatever is sent along', () => {
  const read = readForm(z.object({ name: z.string() }), { name: 'Ada', roles: 'administrator', personId: '7' })
  assert.deepEqual(read, { ok: true, data: { name: 'Ada' } })
})

test('of a field that is sent twice the first counts', () => assert.equal(one({ name: ['Ada', 'Eve'] }, 'name'), 'Ada'))
