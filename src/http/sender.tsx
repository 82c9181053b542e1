import { Readable } from 'node:stream'
import { gzipSync } from 'node:zlib'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { missing } from '../kernel/decision.ts'
import { findLocation, keepLocation } from '../platform/once.ts'
import { assets } from '../ui/assets.ts'
import { Document, renderDocument } from '../ui/document.tsx'
import { type Answer, type Download, type Page, type Playable, type Redirect, seeOther } from './answer.ts'
import { isStillSame, parseByteRange } from './byte-range.ts'
import type { Surroundings } from './doors.ts'
import { missingPage } from './error-page.tsx'
import { type KeptPages, takesGzip } from './kept-pages.ts'
import type { Route, Visit } from './route.ts'
import type { House } from './server.ts'
import { cookieOptions, isPrivate, keepPrivate, nameCookie, sessionCookie } from './visit.ts'

/** Pages below this are not worth packing. */
const smallestZipped = 1_000

/** A browser that sends a form twice by itself does so within this time. */
const answerMs = 30_000

/** Around a page when not even the school's name can be found. */
const undressed: Surroundings = {
  brand: { short: 'OpenCME', name: 'OpenCME', office: 'Continuing Medical Education', home: '/' },
}

/** Turns answers into replies, and has public pages kept for a few seconds. */
export type Sender = {
  send(
    visit: Visit,
    route: Route | null,
    given: Answer,
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<FastifyReply>
  /** Sends a page without what surrounds it, which may not be had when something broke. */
  sendUndressed(page: Page, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply>
  /** Keeps what the form with this key was answered with, for the same form sent again; not that it was refused. */
  keepAnswer(key: string, given: Answer): Promise<void>
  /** What the first sending of a form was answered with, or, where that is not known any more, the way back to the form. */
  firstAnswer(key: string, request: FastifyRequest): Promise<Answer>
}

/** Makes the sender of a house. */
export function makeSender(house: House, pages: KeptPages): Sender {
  const answers = rememberAnswers()
  return {
    async send(visit, route, given, request, reply) {
      if (given === missing) return sendPage(house, visit, missingPage(), request, reply)
      if (given.kind === 'redirect') return sendRedirect(house, given, reply)
      if (given.kind === 'download') return sendDownload(given, reply)
      if (given.kind === 'playable') return sendPlayable(given, request, reply)
      if (given.kind === 'data')
        return reply
          .status(given.status ?? 200)
          .header('cache-control', 'no-store')
          .send(given.value)
      if (!route?.cacheSeconds || visit.visitor || (given.status ?? 200) !== 200)
        return sendPage(house, visit, given, request, reply)
      const html = await render(house, visit, given)
      if (isPrivate(reply)) return sendHtml(html, request, reply)
      await pages.keep(request.url, html, route.cacheSeconds)
      if (!pages.send(request, reply)) return sendHtml(html, request, reply)
      return reply
    },
    sendUndressed: (page, request, reply) =>
      sendHtml(renderIn(undressed, page), request, reply.status(page.status ?? 200)),
    async keepAnswer(key, given) {
      if (key === '' || given === missing) return
      const isDone = given.kind === 'page' && (given.status ?? 200) < 400
      if (isDone || (given.kind === 'redirect' && given.cookie)) answers.keep(key, given)
      if (given.kind === 'redirect') await keepLocation(house.office.db, key, given.to)
    },
    async firstAnswer(key, request) {
      for (let tries = 0; tries < 40; tries += 1) {
        const answer = answers.find(key)
        if (answer) return answer
        const location = await findLocation(house.office.db, key)
        if (location) return seeOther(location)
        await new Promise((resolve) => setTimeout(resolve, 25))
      }
      return seeOther(wayBack(request.headers.referer))
    },
  }
}

/**
 * What forms were answered with a moment ago, where the address it led to does not say it all: pages, and cookies, which
 * are secrets and stay in this process.
 */
function rememberAnswers() {
  const kept = new Map<string, { answer: Answer; until: number }>()
  return {
    keep(key: string, answer: Answer) {
      for (const [each, { until }] of kept) if (until < Date.now()) kept.delete(each)
      kept.set(key, { answer, until: Date.now() + answerMs })
    },
    find(key: string): Answer | undefined {
      const found = kept.get(key)
      return found && found.until >= Date.now() ? found.answer : undefined
    },
  }
}

/** The page of ours a form came from, else the front page. */
function wayBack(referer: string | undefined): string {
  return referer !== undefined && URL.canParse(referer) ? new URL(referer).pathname.replace(/^\/+/, '/') : '/'
}

async function render(house: House, visit: Visit, page: Page): Promise<string> {
  return renderIn(await house.site.dress(visit, page), page)
}

function renderIn(surroundings: Surroundings, page: Page): string {
  return renderDocument(
    <Document
      {...surroundings}
      title={page.title}
      face={page.face}
      lang={page.lang ?? 'en'}
      failed={page.status === 422}
      assets={{ css: assets.cssPath, script: assets.scriptPath, icon: assets.iconPath }}
    >
      {page.body}
    </Document>,
  )
}

async function sendPage(house: House, visit: Visit, page: Page, request: FastifyRequest, reply: FastifyReply) {
  const html = await render(house, visit, page)
  if (page.quiet || page.secret || visit.link) void reply.header('referrer-policy', 'no-referrer')
  return sendHtml(html, request, reply.status(page.status ?? 200), page.secret || visit.visitor !== null)
}

async function sendHtml(html: string, request: FastifyRequest, reply: FastifyReply, isSecret = false) {
  void keepPrivate(reply, isSecret)
    .header('content-type', 'text/html; charset=utf-8')
    .header('vary', 'accept-encoding, cookie')
  if (html.length < smallestZipped || !takesGzip(request)) return reply.send(html)
  // Packing a page takes less time than handing it to another thread and back: 0.05 ms against 0.2 for 10 kB.
  return reply.header('content-encoding', 'gzip').send(gzipSync(html, { level: 1 }))
}

function sendRedirect(house: House, given: Redirect, reply: FastifyReply) {
  const options = cookieOptions(house.office)
  const cookie = nameCookie(house.office, sessionCookie)
  if (given.cookie?.token === null) void reply.clearCookie(cookie, options).header('clear-site-data', '"cache"')
  else if (given.cookie) {
    const maxAge = Math.round((given.cookie.expiresAt.getTime() - house.office.now().getTime()) / 1000)
    void reply.setCookie(cookie, given.cookie.token, { ...options, maxAge })
  }
  return reply.header('cache-control', 'no-store').redirect(given.to, 303)
}

function sendDownload(given: Download, reply: FastifyReply) {
  if (given.size !== undefined) void reply.header('content-length', given.size)
  return reply
    .header('content-type', given.mediaType)
    .header('content-disposition', `${given.inline ? 'inline' : 'attachment'}; filename="${fileName(given.name)}"`)
    .header('x-content-type-options', 'nosniff')
    .header('cache-control', 'private, no-store')
    .send(isInPieces(given.bytes) ? Readable.from(given.bytes, { highWaterMark: 1 }) : given.bytes)
}

/**
 * The whole, or the part that a player asks for so that one can go to any place in it. Its bytes never change under its
 * address, so a browser may keep them for an hour.
 */
async function sendPlayable(given: Playable, request: FastifyRequest, reply: FastifyReply) {
  const { range, 'if-range': ifRange } = request.headers
  const isAsked = request.method === 'GET' && isStillSame(typeof ifRange === 'string' ? ifRange : undefined, given.tag)
  const part = isAsked ? parseByteRange(range, given.size) : 'whole'
  void reply
    .header('accept-ranges', 'bytes')
    .header('etag', given.tag)
    .header('x-content-type-options', 'nosniff')
    .header('cache-control', 'private, max-age=3600')
  if (part === 'none') return reply.status(416).header('content-range', `bytes */${given.size}`).send()
  if (request.headers['if-none-match'] === given.tag && part === 'whole') return reply.status(304).send()
  const [from, to] = part === 'whole' ? [0, given.size - 1] : [part.from, part.to]
  if (part !== 'whole') void reply.status(206).header('content-range', `bytes ${from}-${to}/${given.size}`)
  const pieces = await given.open(part === 'whole' ? null : part)
  return reply
    .header('content-type', given.mediaType)
    .header('content-disposition', `inline; filename="${fileName(given.name)}"`)
    .header('content-length', to - from + 1)
    .send(Readable.from(pieces, { highWaterMark: 1 }))
}

function fileName(name: string): string {
  return name.replace(/[^\w.-]+/g, '-')
}

/** Pieces are asked for as the reader takes them: a slow one does not fill our memory, one that goes away ends the making. */
function isInPieces(bytes: Download['bytes']): bytes is AsyncIterable<string> | AsyncIterable<Uint8Array> {
  return typeof bytes === 'object' && Symbol.asyncIterator in bytes
}
