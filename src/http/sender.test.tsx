import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openTestOffice } from '../../test/office.ts'
import { showPage } from './answer.ts'
import type { Route } from './route.ts'

const shared: Route = {
  method: 'GET',
  path: '/shared',
  may: 'public',
  cacheSeconds: 60,
  handle: () => showPage({ title: 'Shared', face: 'public', body: <p>For all</p> }),
}
const formed: Route = {
  ...shared,
  path: '/formed',
  handle: (visit) => showPage({ title: 'Formed', face: 'public', body: <p>{visit.stamp().csrf}</p> }),
}

test('a page for all may be kept for a while, a page with a stamped form never', async () => {
  const { server } = await openTestOffice({ routes: [shared, formed] })
  const kept = await server.inject({ url: '/shared' })
  assert.match(String(kept.headers['cache-control']), /^public.*s-maxage=60/)
  const first = await server.inject({ url: '/formed' })
  assert.equal(first.headers['cache-control'], 'private, no-cache')
  const cookies = Object.fromEntries(first.cookies.map(({ name, value }) => [name, value]))
  const again = await server.inject({ url: '/formed', cookies })
  assert.equal(again.headers['cache-control'], 'private, no-cache')
  assert.match(again.body, /<p>/)
  const other = await server.inject({ url: '/formed', cookies: { opencme_visit: 'another-browser' } })
  assert.notEqual(tokenOf(other.body), tokenOf(again.body))
})

function tokenOf(html: string): string {
  return /<p>([^<]+)<\/p>/.exec(html)![1]!
}
