import { createHash, createHmac } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { type IncomingMessage, type ServerResponse, createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { after } from 'node:test'
import S3rver from 's3rver'
import { roomForDatabases } from './database.ts'

/** What a request is met with before the store sees it. */
export type Mishap = { status: number } | { cutAfter: number }

/** A store that speaks S3, with one bucket, on this machine. */
export type Bucket = {
  /** FILES_URL of a folder in its bucket; with another secret where one is given. */
  url(folder: string, secret?: string): string
  /** Where the store keeps what is in that folder, to look at or to damage. */
  folderOf(folder: string): string
  /** What the next requests meet, one each. */
  meet(...mishaps: Mishap[]): void
  /** Method, path and range of each request so far. */
  asked: string[]
}

const key = { id: 'S3RVER', secret: 'S3RVER' } // the account that it comes with

/** Opens the store. It checks signatures and the hash of what is sent, which s3rver itself does not. */
export async function openBucket(): Promise<Bucket> {
  const directory = mkdtempSync(join(roomForDatabases(), 'opencme-bucket-'))
  const store = new S3rver({
    port: 0,
    address: '127.0.0.1',
    silent: true,
    directory,
    configureBuckets: [{ name: 'office' }],
  })
  await store.configureBuckets()
  const handle = store.callback()
  const [mishaps, asked]: [Mishap[], string[]] = [[], []]
  const server = createServer((request, response) => {
    asked.push([request.method, request.url, request.headers.range].filter(Boolean).join(' '))
    const mishap = mishaps.shift()
    if (mishap && 'status' in mishap) return response.writeHead(mishap.status).end()
    if (!isSigned(request)) return response.writeHead(403, { 'content-type': 'application/xml' }).end(mismatch)
    if (mishap) cutAfter(mishap.cutAfter, response)
    handle(request, response)
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  after(() => {
    server.closeAllConnections()
    server.close()
    rmSync(directory, { recursive: true, force: true })
  })
  const { port } = server.address() as AddressInfo
  return {
    url: (folder, secret = key.secret) => `s3://${key.id}:${secret}@127.0.0.1:${port}/office/${folder}?tls=no`,
    folderOf: (folder) => join(directory, 'office', folder),
    meet: (...more) => void mishaps.push(...more),
    asked,
  }
}

const mismatch =
  '<?xml version="1.0"?><Error><Code>SignatureDoesNotMatch</Code><Message>The signature is another</Message></Error>'

/** Is the request signed with the key, its hash of the content too, as Amazon describes it (version 4)? */
function isSigned({ method, url, headers }: IncomingMessage): boolean {
  const form = /Credential=([^/]+)\/([^,]+), SignedHeaders=([^,]+), Signature=(\w+)/.exec(headers.authorization ?? '')
  if (!form) return false
  const [, id, scope = '', names = '', signature] = form
  const content = String(headers['x-amz-content-sha256'])
  const signed = names.split(';').map((name) => `${name}:${String(headers[name])}\n`)
  const [path, query = ''] = url!.split('?')
  const request = [method, path, query, signed.join(''), names, content].join('\n')
  const toSign = ['AWS4-HMAC-SHA256', headers['x-amz-date'], scope, sha256(request)].join('\n')
  const seal = scope.split('/').reduce<string | Buffer>((last, part) => hmac(last, part), `AWS4${key.secret}`)
  const isHashed = method !== 'PUT' || /^[0-9a-f]{64}$/.test(content)
  return id === key.id && isHashed && hmac(seal, toSign).toString('hex') === signature
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}

function hmac(secret: string | Buffer, text: string): Buffer {
  return createHmac('sha256', secret).update(text).digest()
}

/** Breaks the connection after so many bytes of the answer. */
function cutAfter(bytes: number, response: ServerResponse): void {
  let sent = 0
  const write = response.write.bind(response) as (chunk: Buffer, ...more: unknown[]) => boolean
  response.write = ((chunk: Buffer, ...more: unknown[]) => {
    if (sent > bytes) return false
    sent += chunk.length
    if (sent <= bytes) return write(chunk, ...more)
    return write(chunk.subarray(0, chunk.length - (sent - bytes)), () => response.destroy())
  }) as typeof response.write
}
