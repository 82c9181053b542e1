import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parseSettings } from './settings.ts'

const real = {
  DEMO: '0',
  BASE_URL: 'https://cme.example.edu',
  SECRET_KEY: 'x'.repeat(32),
  SMTP_URL: 'smtp://mail.example.edu',
}

const wrong = [
  { env: { PORT: 'web' }, says: /PORT must be a number/, because: 'a port is a number' },
  { env: { PORT: '65536' }, says: /PORT must be a number/, because: 'ports end at 65535' },
  { env: { ...real, BASE_URL: '' }, says: /needs BASE_URL/, because: 'a real office has an address' },
  {
    env: { ...real, BASE_URL: 'http://cme.example.edu' },
    says: /BASE_URL with https/,
    because: 'who signs in to a real office is not overheard',
  },
  {
    env: { ...real, BASE_URL: 'http://localhost.example.edu' },
    says: /BASE_URL with https/,
    because: 'a name that begins like this machine is another one',
  },
  { env: { ...real, SECRET_KEY: undefined }, says: /needs SECRET_KEY/, because: 'a real office signs its forms' },
  { env: { ...real, SMTP_URL: undefined }, says: /needs SMTP_URL/, because: 'a real office sends mail' },
  { env: { ...real, SECRET_KEY: 'x'.repeat(31) }, says: /at least 32/, because: 'a short key can be guessed' },
  { env: { TRUST_PROXY: '2' }, says: /TRUST_PROXY/, because: 'a number of proxies cannot tell who stands in front' },
  { env: { TRUST_PROXY: '10.0.0.0/33' }, says: /TRUST_PROXY/, because: 'a range has at most 32 bits' },
  { env: { TRUST_PROXY: '0.0.0.0/0' }, says: /TRUST_PROXY/, because: 'a proxy is not just anyone' },
  { env: { DATABASE_URL: 'mysql://x' }, says: /postgresql/, because: 'there is one database' },
  { env: { TIME_ZONE: 'Boston' }, says: /TIME_ZONE/, because: 'a zone has a name of the list' },
]
for (const { env, says, because } of wrong) {
  test(because, () => {
    const read = parseSettings(env, false)
    assert.ok(!read.ok)
    assert.match(read.problems.join('\n'), says)
  })
}

for (const address of ['http://localhost:3000', 'http://127.0.0.1:3000', 'http://[::1]:3000/cme'])
  test(`a real office may be tried on its own machine without https: ${address}`, () =>
    assert.ok(parseSettings({ ...real, BASE_URL: address }, false).ok))

test('a demonstration needs nothing, and listens to this machine only', () => {
  const read = parseSettings({}, true)
  assert.ok(read.ok)
  assert.deepEqual([read.settings.port, read.settings.host, read.settings.demo], [3000, '127.0.0.1', true])
})

test('the proxies in front are told one by one, as addresses, ranges or words', () => {
  const read = parseSettings({ TRUST_PROXY: '127.0.0.1, 10.0.0.0/8,fd00::/8, uniquelocal' }, true)
  assert.ok(read.ok)
  assert.deepEqual(read.settings.trustedProxies, ['127.0.0.1', '10.0.0.0/8', 'fd00::/8', 'uniquelocal'])
})

test('a real office with everything given starts, and DEMO=0 wins over what the folder holds', () => {
  const read = parseSettings(real, true)
  assert.ok(read.ok)
  assert.deepEqual([read.settings.demo, read.settings.host], [false, '0.0.0.0'])
})
