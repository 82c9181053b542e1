import assert from 'node:assert/strict'
import { test } from 'node:test'
import { makeTestKey, programWith } from '../../../test/api.ts'
import { openTestOffice } from '../../../test/office.ts'

const office = await openTestOffice({ now: '2026-03-02T15:00:00Z' })
await office.person('grace', { roles: ['administrator'] })
await office.person('ada', { roles: ['office staff'] })

const form = { name: 'Learning system', scope: 'read', roles: ['surveyor'], expiresOn: '2026-09-02', networks: '' }
const tokenIn = (html: string) => /value="(opencme_[a-z0-9]+)"/.exec(html)?.[1] ?? assert.fail('no key is shown')

test('an administrator makes a key, sees it once, and the program that sends it is told what it may', async () => {
  const made = await office.as('grace').post('/office/keys/new', form)
  assert.equal(made.status, 200)
  assert.match(made.text, /Copy it now/)
  assert.equal(made.headers['cache-control'], 'private, no-store')
  const token = tokenIn(made.html)
  const told = await programWith(office, token).get('/api/v1/key')
  assert.equal(told.status, 200)
  assert.deepEqual([told.json.name, told.json.owner, told.json.scope], ['Learning system', 'Grace Tester', 'read'])
  const list = await office.as('grace').get('/office/keys')
  assert.match(list.text, /Learning system opencme_\w{6}… In force surveyor Read/)
  assert.ok(!list.html.includes(token), 'the key itself is shown nowhere again')
  const kept = await office.office.db.selectFrom('keys_key').selectAll().executeTakeFirstOrThrow()
  assert.ok(!JSON.stringify(kept).includes(token))
  assert.equal(kept.last_used_at?.toISOString(), '2026-03-02T15:00:00.000Z')
})

test('a key is revoked with a reason, and its program is turned away like one with a made-up key', async () => {
  const token = tokenIn((await office.as('grace').post('/office/keys/new', { ...form, name: 'Old registry' })).html)
  const { id } = await office.office.db
    .selectFrom('keys_key')
    .where('name', '=', 'Old registry')
    .select('id')
    .executeTakeFirstOrThrow()
  const asked = await office.as('grace').post(`/office/keys/${id}/revocation`, { why: ' ' })
  assert.equal(asked.status, 422)
  assert.match(asked.text, /Say why the key is revoked/)
  const revoked = await office.as('grace').post(`/office/keys/${id}/revocation`, { why: 'The program is gone' })
  assert.equal(revoked.location, `/office/keys/${id}`)
  const page = await office.as('grace').get(revoked.location)
  assert.match(page.text, /Revoked Mon, Mar 2, 2026 by Grace Tester\. The program is gone/)
  const [now, never] = [
    await programWith(office, token).get('/api/v1/key'),
    await programWith(office, `${token}x`).get('/api/v1/key'),
  ]
  assert.deepEqual([now.status, now.json.code], [401, 'request/no-key'])
  assert.deepEqual({ ...now.json, instance: '' }, { ...never.json, instance: '' })
  const acts = await office.office.db
    .selectFrom('platform_audit')
    .where('subject', '=', id)
    .select(['act', 'why'])
    .execute()
  assert.deepEqual(
    acts.map(({ act, why }) => [act, why]),
    [
      ['key.make', null],
      ['key.revoke', 'The program is gone'],
    ],
  )
})

test('what does not fit a key is said beside its field, and what was typed stays', async () => {
  const sent = { ...form, roles: [], expiresOn: '2028-01-01', networks: '192.0.2.0/24\nour house', scope: '' }
  const refused = await office.as('grace').post('/office/keys/new', sent)
  assert.equal(refused.status, 422)
  for (const words of [
    /Choose at least one role/,
    /Choose what the key may do/,
    /our house is no network/,
    /192\.0\.2\.0\/24 our house/,
  ])
    assert.match(refused.text, words)
  const late = await office.as('grace').post('/office/keys/new', { ...form, expiresOn: '2028-01-01' })
  assert.match(late.text, /A key ends within a year: enter 2027-03-02/)
})

test('nobody but an administrator sees that there are keys', async () => {
  for (const path of ['/office/keys', '/office/keys/new']) assert.equal((await office.as('ada').get(path)).status, 404)
})

test('a key opens no more than its owner may give today', async () => {
  const token = await makeTestKey(office, 'ada', { roles: ['office staff', 'administrator'] })
  const told = await programWith(office, token).get('/api/v1/key')
  assert.deepEqual(told.json.roles, ['office staff'])
  const nothing = await makeTestKey(office, 'ada', { roles: ['administrator'] })
  assert.equal((await programWith(office, nothing).get('/api/v1/key')).status, 401)
})

test('a key that belongs to some networks opens nothing elsewhere', async () => {
  const token = await makeTestKey(office, 'grace', { networks: ['192.0.2.0/24', '2001:db8::/32'] })
  const cases = [
    { from: '192.0.2.200', status: 200 },
    { from: '::ffff:192.0.2.1', status: 200 },
    { from: '2001:db8::7', status: 200 },
    { from: '192.0.3.1', status: 401 },
    { from: '2001:db9::7', status: 401 },
  ]
  for (const { from, status } of cases)
    assert.equal((await programWith(office, token, from).get('/api/v1/key')).status, status, from)
})
