import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openTestOffice } from '../../test/office.ts'
import { listProtection } from './protection.ts'
import { sessionCookie, visitCookie } from './visit.ts'

const headers = listProtection(true)
const expected = [
  {
    name: 'content-security-policy',
    says: /default-src 'none'.*base-uri 'none'/,
    because: 'only what is ours is loaded',
  },
  { name: 'content-security-policy', says: /object-src 'none'/, because: 'nothing is embedded that runs by itself' },
  {
    name: 'content-security-policy',
    says: /frame-ancestors 'none'/,
    because: 'nobody lays a page of ours under theirs',
  },
  { name: 'content-security-policy', says: /^(?!.*unsafe)/, because: 'no script and no style stands in a page' },
  { name: 'strict-transport-security', says: /^max-age=31536000; includeSubDomains$/, because: 'https stays https' },
  { name: 'x-content-type-options', says: /^nosniff$/, because: 'a file is what we say it is' },
  { name: 'referrer-policy', says: /^same-origin$/, because: 'no other site learns where a reader came from' },
  { name: 'cross-origin-opener-policy', says: /^same-origin$/, because: 'no other window reaches into ours' },
  {
    name: 'cross-origin-resource-policy',
    says: /^same-origin$/,
    because: 'no other site embeds what a person may see',
  },
  {
    name: 'permissions-policy',
    says: /camera=\(\).*geolocation=\(\).*microphone=\(\)/,
    because: 'no page asks for these',
  },
]
for (const { name, says, because } of expected)
  test(`${name}: ${because}`, () => assert.match(headers[name] ?? '', says))

test('an office that is reached by http tells no browser to come by https', () =>
  assert.equal(listProtection(false)['strict-transport-security'], undefined))

test('with https a cookie is one that no other host can set for ours; without it, it has its plain name', async () => {
  for (const [address, prefix, isSecure] of [
    ['https://cme.example.edu', '__Host-', true],
    ['http://localhost:3000', '', false],
  ] as const) {
    const { server } = await openTestOffice({ address: () => address })
    const [cookie] = (await server.inject('/sign-in')).cookies
    assert.equal(cookie!.name, `${prefix}${visitCookie}`)
    assert.deepEqual(
      [cookie!.path, cookie!.httpOnly, cookie!.sameSite, cookie!.secure ?? false, cookie!.domain],
      ['/', true, 'Lax', isSecure, undefined],
    )
  }
})

test('with https a session under the plain name, which another host may have set, is not looked at', async () => {
  const { server, as, person } = await openTestOffice({ address: () => 'https://cme.example.edu' })
  await person('ada')
  assert.match((await as('ada').get('/my')).location, /^\/sign-in/)
  const reply = await server.inject({ url: '/my', cookies: { [sessionCookie]: 'somebodys' } })
  assert.equal(reply.statusCode, 303)
})

test('methods that no page has are answered as what is not there', async () => {
  const { server } = await openTestOffice()
  for (const method of ['PUT', 'DELETE', 'PATCH', 'OPTIONS', 'TRACE'] as const)
    assert.equal((await server.inject({ method: method as 'PUT', url: '/sign-in' })).statusCode, 404, method)
})

test('a sender who never ends is cut off', async () => {
  const { server } = await openTestOffice()
  assert.equal(server.server.requestTimeout, 600_000)
  assert.ok(server.server.headersTimeout <= 60_000)
})
