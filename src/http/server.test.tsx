import assert from 'node:assert/strict'
import { test } from 'node:test'
import { doors } from '../app.ts'
import { makeSite } from '../site.tsx'
import { openTestOffice, textOf } from '../../test/office.ts'
import { checkPage } from '../../test/page-checks.ts'
import { showPage } from './answer.ts'
import { showFaultNumber } from './error-page.tsx'
import type { Route } from './route.ts'
import { makeServer } from './server.ts'

const guarded: Route = {
  method: 'GET',
  path: '/guarded',
  may: 'public',
  perMinute: 1,
  handle: () => showPage({ title: 'Guarded', face: 'public', body: <h1>Guarded</h1> }),
}

async function askThrough(proxy: string, settings: { trustedProxies?: string[] }) {
  const { server } = await openTestOffice({ routes: [guarded], settings })
  const ask = async (caller: string) =>
    (await server.inject({ url: '/guarded', remoteAddress: proxy, headers: { 'x-forwarded-for': caller } })).statusCode
  return { ask }
}

test('behind a proxy that is told of, each caller has a limit of their own', async () => {
  const { ask } = await askThrough('10.1.2.3', { trustedProxies: ['10.0.0.0/8'] })
  assert.deepEqual([await ask('203.0.113.7'), await ask('203.0.113.8'), await ask('203.0.113.7')], [200, 200, 429])
})

test('whom nobody told of may not say who they are', async () => {
  const { ask } = await askThrough('198.51.100.9', { trustedProxies: ['10.0.0.0/8'] })
  assert.deepEqual([await ask('203.0.113.7'), await ask('203.0.113.8')], [200, 429])
  const untold = await askThrough('10.1.2.3', {})
  assert.deepEqual([await untold.ask('203.0.113.7'), await untold.ask('203.0.113.8')], [200, 429])
})

test('all processes of an office count together how often someone tries, GET and HEAD alike', async () => {
  const { server, office } = await openTestOffice({ routes: [{ ...guarded, perMinute: 3 }] })
  const other = await makeServer({
    office,
    routes: [{ ...guarded, perMinute: 3 }],
    doors,
    site: makeSite(office),
  })
  const seen: number[] = []
  for (const [at, method] of [
    [server, 'GET'],
    [other, 'GET'],
    [server, 'HEAD'],
    [other, 'GET'],
    [server, 'GET'],
  ] as const)
    seen.push((await at.inject({ method, url: '/guarded', remoteAddress: '203.0.113.7' })).statusCode)
  assert.deepEqual(seen, [200, 200, 200, 429, 429])
  const elsewhere = await other.inject({ url: '/guarded', remoteAddress: '203.0.113.8' })
  assert.equal(elsewhere.statusCode, 200)
  await other.close()
})

test('when the database is away, every address answers with the page that gives the number, and nothing else', async () => {
  const { server, database, person } = await openTestOffice()
  await person('ada')
  await database.close()
  for (const url of ['/catalog', '/there-is-no-such-page', '/office']) {
    const reply = await server.inject({ url, cookies: { opencme_session: 'somebodys' } })
    assert.equal(reply.statusCode, 500, url)
    assert.match(String(reply.headers['content-type']), /text\/html/)
    assert.deepEqual(checkPage(reply.body), [])
    const text = textOf(reply.body)
    assert.match(text, /Something broke on our side .* tell the office this number/)
    const number = showFaultNumber(String(reply.headers['x-request-id']))
    assert.match(number, /^[0-9A-F]{4}-[0-9A-F]{4}$/)
    assert.ok(text.includes(number), 'the number finds the line of the log')
    assert.doesNotMatch(text, /connect|driver|destroyed/)
  }
})

test('what is no form is answered with the page for what is not there', async () => {
  const { server } = await openTestOffice()
  for (const type of ['application/json', 'text/plain', 'application/xml']) {
    const headers = { 'content-type': type }
    const reply = await server.inject({ method: 'POST', url: '/sign-in', headers, payload: '{"email":1}' })
    assert.equal(reply.statusCode, 404, type)
    assert.match(textOf(reply.body), /There is nothing here for you/)
  }
})

test('a form that calls its fields as we call what we read is a form like every other', async () => {
  const { server } = await openTestOffice()
  const headers = { 'content-type': 'application/x-www-form-urlencoded' }
  for (const payload of ['uploads=a&uploads=b', 'uploads=a&uploads=b&form=c', '__proto__=a&constructor=b&toString=c'])
    assert.equal((await server.inject({ method: 'POST', url: '/sign-in', headers, payload })).statusCode, 403, payload)
})

test('whoever is turned away stands in the log, with the number of the request', async () => {
  const lines: Record<string, unknown>[] = []
  const log = { write: (line: string) => void lines.push(JSON.parse(line) as Record<string, unknown>) }
  const office = await openTestOffice({ log })
  const ada = await office.person('ada')
  await office.as('ada').get('/people')
  await office.as('ada').post('/sign-out', {}, { csrf: 'made up' })
  await office.visitor().get('/link/review/nobodys')
  await office.visitor().get('/catalog')
  const told = lines.filter(({ msg }) => msg === 'turned away')
  assert.deepEqual(
    told.map(({ personId, via }) => [personId, via]),
    [
      [ada, 'session'],
      [ada, 'session'],
      [null, 'public'],
    ],
  )
  for (const { requestId } of told)
    assert.ok(lines.some((line) => line.msg === 'request' && line.requestId === requestId))
})
