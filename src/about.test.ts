import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openTestOffice } from '../test/office.ts'
import { routes } from './app.ts'

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

test('the doors of a demonstration are not there in a real office', async () => {
  const doors = routes.filter(({ onlyInDemo }) => onlyInDemo)
  assert.ok(doors.some(({ path }) => path === '/demo/sign-in'))
  const { server } = await openTestOffice({ settings: { demo: false } })
  for (const { method, path } of doors) {
    const headers = method === 'POST' ? { 'content-type': 'application/x-www-form-urlencoded' } : {}
    assert.equal((await server.inject({ method, url: path, headers })).statusCode, 404, `${method} ${path}`)
  }
})

test('nothing of what the program is made of is served, and who watches it learns only that it lives', async () => {
  const { server } = await openTestOffice()
  const paths = ['/.git/config', '/package.json', '/src/app.ts', '/data/', '/..%2fpackage.json', '/%2e%2e/package.json']
  for (const path of paths) assert.equal((await server.inject(path)).statusCode, 404, path)
  assert.equal((await server.inject('/healthz')).body, '{"status":"alive"}')
  assert.equal((await server.inject('/readyz')).body, '{"status":"ready"}')
})
