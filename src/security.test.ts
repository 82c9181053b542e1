import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openTestOffice } from '../test/office.ts'

test('whoever found a weakness learns the address of the office that runs this, and until when it holds', async () => {
  const settings = { baseUrl: 'https://cme.example.edu' }
  const { server } = await openTestOffice({ now: '2026-03-02T15:00:00Z', settings })
  const reply = await server.inject('/.well-known/security.txt')
  assert.equal(reply.headers['content-type'], 'text/plain; charset=utf-8')
  assert.deepEqual(reply.body.split('\n'), [
    'Contact: mailto:cme@alderbay.example',
    'Expires: 2026-05-31T00:00:00Z',
    'Preferred-Languages: en',
    'Canonical: https://cme.example.edu/.well-known/security.txt',
    '',
  ])
})

test('an office that was told no address of its own names none', async () => {
  const { server } = await openTestOffice()
  const { body } = await server.inject('/.well-known/security.txt')
  assert.match(body, /^Contact: /)
  assert.doesNotMatch(body, /Canonical/)
})
