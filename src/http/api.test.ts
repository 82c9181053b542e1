import assert from 'node:assert/strict'
import { test } from 'node:test'
import { makeTestKey, programWith } from '../../test/api.ts'
import { openTestOffice } from '../../test/office.ts'
import { countAttempt } from '../platform/attempts.ts'
import { isFrom } from './network.ts'

const office = await openTestOffice({ now: '2026-03-02T15:00:00Z' })
await office.person('grace', { roles: ['administrator', 'office staff'] })
for (const name of ['ada', 'bert', 'cleo']) await office.person(name)
const program = programWith(office, await makeTestKey(office, 'grace', { roles: ['office staff'] }))
const hospital = { name: 'Alder Bay General', kind: 'hospital' }
const audited = async (act: string) =>
  office.office.db.selectFrom('platform_audit').where('act', '=', act).selectAll().execute()

test('an act sent twice under one key is done once, and answered the same', async () => {
  const key = { 'idempotency-key': '"a-key-of-ours"' }
  const first = await program.post('/api/v1/organizations', hospital, key)
  assert.equal(first.status, 201)
  const again = await program.post('/api/v1/organizations', hospital, key)
  assert.deepEqual([again.status, again.json], [201, first.json])
  assert.deepEqual(
    [first, again].map(({ headers }) => headers['idempotent-replayed']),
    [undefined, 'true'],
  )
  assert.equal((await audited('organization.record')).length, 1)
  const other = await program.post('/api/v1/organizations', { ...hospital, name: 'Another' }, key)
  assert.deepEqual([other.status, other.json.code], [422, 'request/key-used'])
})

test('another program under the same key does an act of its own', async () => {
  const key = { 'idempotency-key': 'a-key-of-ours' }
  const stranger = programWith(office, await makeTestKey(office, 'grace', { roles: ['office staff'] }))
  const made = await stranger.post('/api/v1/organizations', { ...hospital, name: 'Cedar Point Clinic' }, key)
  assert.equal(made.status, 201)
})

test('a refusal is not kept: the same key may act once the rule says yes', async () => {
  const key = { 'idempotency-key': 'try-until-it-works' }
  const refused = await program.post('/api/v1/organizations', hospital, key)
  assert.deepEqual([refused.status, refused.json.code], [422, 'request/refused'])
  const said = refused.json.errors as unknown as { code: string; source: string | null; field: string }[]
  assert.deepEqual(
    said.map(({ code, source, field }) => [code, source, field]),
    [['organization/known', null, 'name']],
  )
  const made = await program.post('/api/v1/organizations', { ...hospital, name: 'Harbor House' }, key)
  assert.equal(made.status, 201)
})

test('two that send the same act at once: one acts, the other is told to wait or gets the same answer', async () => {
  const key = { 'idempotency-key': 'at-once' }
  const body = { ...hospital, name: 'Twin Rivers' }
  const both = await Promise.all([1, 2, 3].map(() => program.post('/api/v1/organizations', body, key)))
  assert.ok(both.some(({ status }) => status === 201))
  for (const { status, json } of both)
    if (status !== 201) assert.deepEqual([status, json.code], [409, 'request/in-flight'])
  const kept = await office.office.db
    .selectFrom('organizations_organization')
    .where('name', '=', 'Twin Rivers')
    .select('id')
    .execute()
  assert.equal(kept.length, 1)
})

test('the audit names the key that acted, on behalf of whose it is', async () => {
  const rows = await audited('organization.record')
  const { id } = await office.office.db
    .selectFrom('keys_key')
    .orderBy('made_at')
    .orderBy('id')
    .select('id')
    .limit(1)
    .executeTakeFirstOrThrow()
  assert.deepEqual([rows[0]!.actor_id, rows[0]!.on_behalf_of, rows[0]!.via], [id, office.idOf('grace'), 'key'])
  assert.deepEqual(rows[0]!.actor_roles, ['office staff'])
})

test('a list comes in pages that leave nobody out and show nobody twice', async () => {
  const seen: string[] = []
  let path: string | undefined = '/api/v1/people?limit=2'
  for (let pages = 0; path && pages < 9; pages += 1) {
    const page = await program.get(path)
    assert.ok(page.items.length <= 2)
    seen.push(...page.items.map((person) => String(person.givenName)))
    path = /<([^>]+)>; rel="next"/.exec(page.headers.link ?? '')?.[1]
  }
  assert.deepEqual(seen.toSorted(), ['Ada', 'Bert', 'Cleo', 'Grace'])
  const lost = await program.get('/api/v1/people?after=nowhere')
  assert.deepEqual([lost.status, String((lost.items, lost.json.code))], [422, 'request/unfit'])
})

test('a filter that does not exist is refused, so that a slip of the pen does not list everybody', async () => {
  const { status, json } = await program.get('/api/v1/people?profesion=nurse')
  assert.equal(status, 422)
  assert.match(JSON.stringify(json.errors), /There is no \\"profesion\\" here/)
})

test('a correction with an old ETag is refused, and one with the new one is kept', async () => {
  const path = `/api/v1/people/${office.idOf('ada')}`
  const before = await program.get(path)
  const facts = { givenName: 'Ada', familyName: 'Byron', profession: 'nurse', careerStage: 'practicing' }
  const kept = await program.post(`${path}/details`, facts, { 'if-match': before.headers.etag! })
  assert.deepEqual([kept.status, kept.json.familyName], [200, 'Byron'])
  const stale = await program.post(
    `${path}/details`,
    { ...facts, familyName: 'King' },
    { 'if-match': before.headers.etag! },
  )
  assert.deepEqual([stale.status, stale.json.code], [412, 'request/changed'])
  const now = await program.get(path)
  assert.equal(now.headers.etag, kept.headers.etag)
  assert.equal((await program.get(path, { 'if-none-match': now.headers.etag! })).status, 304)
})

test('what cannot be read is told apart', async () => {
  const headers = { authorization: `Bearer ${await makeTestKey(office, 'grace')}` }
  const cases = [
    { payload: '{"name": ', type: 'application/json', status: 400, code: 'request/not-json' },
    { payload: 'name=x', type: 'application/x-www-form-urlencoded', status: 415, code: 'request/not-json-type' },
    { payload: `"${'x'.repeat(1_100_000)}"`, type: 'application/json', status: 413, code: 'request/too-large' },
    { payload: `${'['.repeat(60)}${']'.repeat(60)}`, type: 'application/json', status: 400, code: 'request/not-json' },
    { payload: '{"__proto__": {"isProvider": true}}', type: 'application/json', status: 400, code: 'request/not-json' },
    { payload: '{}', type: 'application/json', status: 422, code: 'request/unfit' },
  ]
  for (const { payload, type, status, code } of cases) {
    const sent = {
      method: 'POST',
      url: '/api/v1/organizations',
      payload,
      headers: { ...headers, 'content-type': type },
    } as const
    const reply = await office.server.inject(sent)
    assert.deepEqual([reply.statusCode, reply.json<{ code: string }>().code], [status, code], payload.slice(0, 40))
    assert.match(String(reply.headers['content-type']), /^application\/problem\+json/)
  }
})

test('a session opens nothing, and no other site is let in', async () => {
  const cookie = await office.as('grace').get('/api/v1/people')
  assert.equal(cookie.status, 401)
  assert.match(cookie.headers['www-authenticate']!, /^Bearer/)
  assert.equal(cookie.headers['set-cookie'], undefined)
  const preflight = await office.server.inject({
    method: 'OPTIONS',
    url: '/api/v1/people',
    headers: { origin: 'https://elsewhere.example', 'access-control-request-method': 'GET' },
  })
  assert.equal(preflight.statusCode, 404)
  const open = await office.server.inject({ url: '/api/v1/catalog', headers: { origin: 'https://elsewhere.example' } })
  for (const { headers } of [preflight, open])
    assert.deepEqual(
      Object.keys(headers).filter((name) => name.startsWith('access-control')),
      [],
    )
})

test('what is not there and what is not yours read alike', async () => {
  const surveyor = programWith(office, await makeTestKey(office, 'grace', { roles: ['surveyor'] }))
  const replies = [
    await surveyor.get('/api/v1/people'),
    await surveyor.get('/api/v1/gaps/no-id'),
    await surveyor.get('/api/v1/nothing'),
  ]
  for (const { status, json } of replies)
    assert.deepEqual({ ...json, instance: '' }, { ...replies[0]!.json, instance: '' }, String(status))
})

test('a key asks so many times a minute, and guessing keys ends sooner', async () => {
  const eager = programWith(office, await makeTestKey(office, 'grace', { roles: ['surveyor'] }))
  const first = await eager.get('/api/v1/key')
  assert.match(first.headers.ratelimit!, /^"minute";r=599;t=\d+$/)
  const { id } = first.json
  for (let each = 1; each < 600; each += 1)
    await countAttempt(office.office, { door: 'api', caller: String(id) }, 60_000)
  const late = await eager.get('/api/v1/key')
  assert.deepEqual([late.status, late.json.code], [429, 'request/too-often'])
  assert.ok(Number(late.headers['retry-after']) >= 1)
  const guesser = programWith(office, 'opencme_guessed0guessed0guessed0', '198.51.100.9')
  const tries = []
  for (let each = 0; each < 31; each += 1) tries.push((await guesser.get('/api/v1/key')).status)
  assert.deepEqual([tries[29], tries[30]], [401, 429])
})

test('an address is in a network or not, whichever way it is written', () => {
  const cases = [
    { address: '192.0.2.255', networks: ['192.0.2.0/24'], is: true },
    { address: '192.0.3.0', networks: ['192.0.2.0/24'], is: false },
    { address: '::ffff:192.0.2.1', networks: ['192.0.2.1'], is: true },
    { address: '2001:db8::1', networks: ['192.0.2.0/24', '2001:db8::/64'], is: true },
    { address: '192.0.2.1', networks: [], is: true },
  ]
  for (const { address, networks, is } of cases) assert.equal(isFrom(address, networks), is, address)
})
