import assert from 'node:assert/strict'
import { request as ask } from 'node:http'
import type { AddressInfo } from 'node:net'
import { test } from 'node:test'
import { openTestOffice, textOf } from '../../test/office.ts'
import { signForm } from '../platform/tokens.ts'
import { seeOther } from './answer.ts'
import type { Route } from './route.ts'
import { visitCookie } from './visit.ts'

const uploadBytes = 3 * 1_048_576
const open: Route = {
  method: 'POST',
  path: '/files',
  may: 'public',
  uploadBytes,
  handle: (visit) => seeOther(`/kept/${visit.uploads.map(({ bytes }) => bytes.length).join('+')}`),
}
const guarded: Route = { ...open, path: '/guarded-files', may: 'signed in' }

async function openDoor() {
  const { server, office } = await openTestOffice({ routes: [open, guarded] })
  const csrf = signForm(office.settings.secretKey, 'a-browser')
  const send = async (files: number[], fields: Record<string, string> = {}) => {
    const form = new FormData()
    for (const [name, value] of Object.entries({ _csrf: csrf, ...fields })) form.append(name, value)
    for (const size of files) form.append('file', new Blob([Buffer.alloc(size)]), 'file.xml')
    const sent = new Response(form)
    const headers = { 'content-type': sent.headers.get('content-type')! }
    const payload = Buffer.from(await sent.arrayBuffer())
    return server.inject({ method: 'POST', url: '/files', headers, payload, cookies: { [visitCookie]: 'a-browser' } })
  }
  return { server, send }
}

test('whoever may not send files is turned away before they are read', async () => {
  const { server } = await openDoor()
  await server.listen({ port: 0, host: '127.0.0.1' })
  const { port } = server.server.address() as AddressInfo
  const headers = { 'content-type': 'multipart/form-data; boundary=cut', 'content-length': String(uploadBytes) }
  const sending = ask({ port, host: '127.0.0.1', method: 'POST', path: '/guarded-files', headers, timeout: 5_000 })
  const answered = new Promise<number | undefined>((resolve, reject) => {
    sending.once('response', (reply) => resolve(reply.resume().statusCode))
    sending.once('timeout', () => reject(new Error('the office waits for the whole file')))
    sending.once('error', reject)
  })
  sending.write('--cut\r\ncontent-disposition: form-data; name="file"; filename="a.xml"\r\n\r\nonly the beginning')
  try {
    assert.equal(await answered, 401)
  } finally {
    sending.destroy()
  }
})

test('the limit is for all files of a form together', async () => {
  const { send } = await openDoor()
  const half = uploadBytes / 2
  const kept = await send([half, half])
  assert.deepEqual([kept.statusCode, kept.headers.location], [303, `/kept/${half}+${half}`])
  for (const files of [[half, half + 1], [uploadBytes + 1]]) {
    const reply = await send(files)
    assert.equal(reply.statusCode, 413)
    assert.match(textOf(reply.body), /This file is too large .* up to 3 MB together\. Nothing was kept\./)
  }
})

test('more files than a form takes are refused as that', async () => {
  const { send } = await openDoor()
  assert.equal((await send([1, 1, 1, 1, 1])).statusCode, 303)
  const reply = await send([1, 1, 1, 1, 1, 1])
  assert.equal(reply.statusCode, 413)
  assert.match(textOf(reply.body), /These are too many files One form takes up to 5 files\. Nothing was kept\./)
})

test('fields have the limit of every form, beside files too, and are named for what they are', async () => {
  const { server, send } = await openDoor()
  const large = 'x'.repeat(1_048_577)
  const headers = { 'content-type': 'application/x-www-form-urlencoded' }
  const plain = await server.inject({ method: 'POST', url: '/files', headers, payload: `why=${large}` })
  const words = 'y'.repeat(600_000)
  for (const reply of [plain, await send([], { why: large }), await send([10], { why: words, how: words })]) {
    assert.equal(reply.statusCode, 413)
    assert.match(textOf(reply.body), /too much for one form .* up to 1 MB\. Nothing was saved\./)
  }
})
