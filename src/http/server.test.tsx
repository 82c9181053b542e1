import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openTestOffice } from '../../test/office.ts'
import { showPage } from './answer.ts'
import type { Route } from './route.ts'

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
