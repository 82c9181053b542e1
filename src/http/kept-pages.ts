import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { hashContent } from '../platform/tokens.ts'
import { sessionCookie } from './visit.ts'

const zip = promisify(gzip)

/** More pages than this are not kept at once. */
const mostKept = 500

type Body = { bytes: Buffer; headers: Record<string, string | number> }
type Kept = { plain: Body; zipped: Body; tag: string; until: number }

/** Public pages as they were made, for the seconds for which they hold. */
export type KeptPages = {
  /** Keeps a page under its address. */
  keep(url: string, html: string, seconds: number): Promise<void>
  /** Answers with a kept page, before anything else is asked of the request; false where there is none for this caller. */
  send(request: FastifyRequest, reply: FastifyReply): boolean
}

/** Makes the keeper of public pages. Who is signed in never gets a kept page. `common` are the headers of every answer. */
export function keepPages(common: Record<string, string>): KeptPages {
  const pages = new Map<string, Kept>()
  return {
    async keep(url, html, seconds) {
      const kept = await pack(html, seconds, common)
      if (pages.size >= mostKept) pages.clear()
      pages.set(url, kept)
    },
    send(request, reply) {
      if (request.method !== 'GET' || request.headers.cookie?.includes(sessionCookie)) return false
      const kept = pages.get(request.url)
      if (!kept || kept.until < Date.now()) return false
      const isKnown = request.headers['if-none-match'] === kept.tag
      const { bytes, headers } = takesGzip(request) ? kept.zipped : kept.plain
      reply.hijack()
      reply.raw.writeHead(isKnown ? 304 : 200, { ...headers, 'x-request-id': request.id })
      reply.raw.end(isKnown ? undefined : bytes)
      return true
    },
  }
}

/** Can this browser unpack what was packed? */
export function takesGzip(request: FastifyRequest): boolean {
  return /\bgzip\b/.test(request.headers['accept-encoding'] ?? '')
}

async function pack(html: string, seconds: number, common: Record<string, string>): Promise<Kept> {
  const tag = `"${hashContent(html).slice(0, 20)}"`
  const shared = {
    ...common,
    'content-type': 'text/html; charset=utf-8',
    'cache-control': `public, max-age=0, s-maxage=${seconds}`,
    vary: 'accept-encoding, cookie',
    etag: tag,
  }
  const body = (bytes: Buffer, more = {}) => ({
    bytes,
    headers: { ...shared, ...more, 'content-length': bytes.length },
  })
  const zipped = body(await zip(html, { level: 6 }), { 'content-encoding': 'gzip' })
  return { plain: body(Buffer.from(html)), zipped, tag, until: Date.now() + seconds * 1000 }
}
