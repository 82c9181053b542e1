import assert from 'node:assert/strict'
import { test } from 'node:test'
import { gzipSync } from 'node:zlib'
import { assets } from './assets.ts'

test('the addresses of stylesheet, script and icon change with their content', () => {
  assert.match(assets.cssPath, /^\/assets\/look\.[\da-f]{10}\.css$/)
  assert.match(assets.scriptPath, /^\/assets\/page\.[\da-f]{10}\.js$/)
  assert.match(assets.iconPath, /^\/assets\/ring\.[\da-f]{10}\.svg$/)
})

test('the script stays below 3 kB, and all of it with the stylesheet below 12 kB on the wire', () => {
  assert.ok(Buffer.byteLength(assets.scriptBody) <= 3072)
  const wire = [assets.cssBody, assets.scriptBody, assets.iconBody].map((body) => gzipSync(body).length)
  assert.ok(wire.reduce((a, b) => a + b) < 12_000, wire.join(' + '))
})

test('the stylesheet asks nobody else for anything', () => {
  assert.doesNotMatch(assets.cssBody, /@import|url\(/)
})
