import { randomUUID } from 'node:crypto'
import cookie from '@fastify/cookie'
import formbody from '@fastify/formbody'
import multipart from '@fastify/multipart'
import rateLimit from '@fastify/rate-limit'
import Fastify, {
  LogController,
  type FastifyBaseLogger,
  type FastifyError,
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
} from 'fastify'
import type { Actor } from '../kernel/actor.ts'
import { missing } from '../kernel/decision.ts'
import { maskAddress } from '../platform/log.ts'
import type { Office } from '../platform/office.ts'
import { isKept } from '../platform/once.ts'
import { type Answer, seeOther } from './answer.ts'
import { addApi } from './api-server.ts'
import { assetRoutes } from './assets.ts'
import type { Doors, Site } from './doors.ts'
import {
  expiredFormPage,
  faultPage,
  showFaultNumber,
  filesTooLargePage,
  formTooLargePage,
  missingPage,
  signInFirstPage,
  tooManyFilesPage,
  tooManyPage,
} from './error-page.tsx'
import { mayEnter } from './permission.ts'
import { type Sender, makeSender } from './sender.tsx'
import { keepPages } from './kept-pages.ts'
import { listProtection } from './protection.ts'
import type { Route } from './route.ts'
import { limitOf, sharedLimits } from './shared-limit.ts'
import { FilesTooLarge, formBytes, mostFiles, readMultipart } from './upload.ts'
import { type Caller, DoneBefore, findCaller, formKeyOf, isFromHere, makeVisit } from './visit.ts'

/** What the server is made of. The route table is the whole of what it answers. */
export type House = { office: Office; routes: readonly Route[]; doors: Doors; site: Site }

/** The largest upload by a slow line takes so long; who takes longer is not sending one. */
const mostRequestMs = 600_000

/** Makes the server from the route table. It does not listen yet. */
export async function makeServer(house: House): Promise<FastifyInstance> {
  const server: FastifyInstance = Fastify({
    loggerInstance: house.office.log as FastifyBaseLogger,
    logController: new LogController({ disableRequestLogging: true }),
    genReqId: () => randomUUID(),
    trustProxy: house.office.settings.trustedProxies,
    bodyLimit: formBytes,
    requestTimeout: mostRequestMs,
    forceCloseConnections: 'idle',
    routerOptions: { ignoreTrailingSlash: true, maxParamLength: 200 },
  })
  server.removeContentTypeParser(['application/json', 'text/plain'])
  await server.register(cookie)
  await server.register(formbody)
  await server.register(multipart)
  await server.register(rateLimit, { global: false, store: sharedLimits(house.office) })
  const protection = listProtection(house.office.settings.baseUrl?.startsWith('https:') ?? false)
  const pages = keepPages(protection)
  const sender = makeSender(house, pages)
  logRequests(server)
  server.addHook('onRequest', (request, reply, done) => {
    if (pages.send(request, reply)) return
    void reply.headers(protection)
    done()
  })
  // Before any route: one that is there already would keep the server's own words for a fault.
  server.setNotFoundHandler((request, reply) => sendBare(house, sender, request, reply, missing))
  server.setErrorHandler((error: FastifyError, request, reply) => sendFault(house, sender, error, request, reply))
  for (const route of assetRoutes) server.get(route.path, (request, reply) => route.send(request, reply))
  const isDemo = house.office.settings.demo
  const open = house.routes.filter((route) => isDemo || !route.onlyInDemo)
  for (const route of open) if (!route.api) addRoute(server, house, sender, route)
  await addApi(
    server,
    house,
    open.filter((route) => route.api),
  )
  return server
}

function addRoute(server: FastifyInstance, house: House, sender: Sender, route: Route): void {
  const handler = (request: FastifyRequest, reply: FastifyReply) => answer(house, sender, route, request, reply)
  server.route({
    method: route.method,
    url: route.path,
    config: limitOf(route),
    handler,
    exposeHeadRoute: route.method === 'GET',
  })
}

async function answer(house: House, sender: Sender, route: Route, request: FastifyRequest, reply: FastifyReply) {
  const { office } = house
  const caller = await findCaller(office, house.doors, route, request)
  let visit = makeVisit(office, caller, request, reply)
  const send = (given: Answer) => {
    if (isTurnedAway(given)) request.log.warn({ requestId: request.id, ...whoIs(visit.actor) }, 'turned away')
    return sender.send(visit, route, given, request, reply)
  }
  if (!mayEnter(route.may, caller.visitor)) return send(turnAway(route, request, caller.visitor !== null))
  if (route.may === 'link' && caller.link === null) return send(await answerEnded(house, sender, request, caller))
  if (route.uploadBytes) {
    await readMultipart(request, route.uploadBytes)
    visit = makeVisit(office, caller, request, reply)
  }
  if (route.method === 'POST' && !isFromHere(office, caller, request)) return send(expiredFormPage())
  try {
    const given = await route.handle(visit)
    if (route.method === 'POST') await sender.keepAnswer(formKeyOf(house.office, caller, request), given)
    return await send(given)
  } catch (error) {
    if (!(error instanceof DoneBefore)) throw error
    return send(await sender.firstAnswer(error.key, request))
  }
}

/** Was this kept from the caller: not theirs, not there, not signed in, or a form that is not ours? */
function isTurnedAway(given: Answer): boolean {
  return given === missing || (given.kind === 'page' && [401, 403, 404].includes(given.status ?? 200))
}

function whoIs({ personId, via }: Actor) {
  return { personId, via }
}

/**
 * A link that has ended opens nothing. A form that ended it and is sent once more, as by a double click, gets its first
 * answer again.
 */
async function answerEnded(house: House, sender: Sender, request: FastifyRequest, caller: Caller) {
  const key = formKeyOf(house.office, caller, request)
  const isAgain = key !== '' && isFromHere(house.office, caller, request) && (await isKept(house.office.db, key))
  return isAgain ? sender.firstAnswer(key, request) : missingPage()
}

/** Signed out: GET goes to sign in and comes back, anything else is refused. Signed in without the right: the one 404. */
function turnAway(route: Route, request: FastifyRequest, isSignedIn: boolean): Answer {
  if (isSignedIn) return missing
  if (route.method !== 'GET') return signInFirstPage()
  return seeOther(request.url === '/' ? '/sign-in' : `/sign-in?next=${encodeURIComponent(request.url)}`)
}

async function sendBare(house: House, sender: Sender, request: FastifyRequest, reply: FastifyReply, given: Answer) {
  const visit = makeVisit(house.office, { visitor: null, link: null, sessionToken: null }, request, reply)
  return sender.send(visit, null, given, request, reply)
}

/** Whatever went wrong ends as a page: what the person did, or the one with the number, if need be without the site. */
async function sendFault(
  house: House,
  sender: Sender,
  error: FastifyError,
  request: FastifyRequest,
  reply: FastifyReply,
) {
  const log = (err: unknown) => {
    const which = { fault: showFaultNumber(request.id), requestId: request.id, url: maskAddress(request.url) }
    request.log.error({ ...which, err }, 'request failed')
  }
  const page = pageOf(error)
  if (!page) log(error)
  try {
    return await sendBare(house, sender, request, reply, page ?? faultPage(request.id))
  } catch (failure) {
    log(failure)
    return sender.sendUndressed(faultPage(request.id), request, reply)
  }
}

/** The page that says what the person did; undefined where it was not their doing. */
function pageOf(error: FastifyError): Answer | undefined {
  if (error instanceof FilesTooLarge) return filesTooLargePage(error.maxBytes)
  if (error.code === 'FST_FILES_LIMIT') return tooManyFilesPage(mostFiles)
  if (error.statusCode === 429) return tooManyPage(60)
  if (error.statusCode === 413) return formTooLargePage(formBytes)
  return error.statusCode !== undefined && error.statusCode < 500 ? missing : undefined
}

function logRequests(server: FastifyInstance): void {
  server.addHook('onRequest', (request, reply, done) => {
    void reply.header('x-request-id', request.id)
    done()
  })
  server.addHook('onResponse', (request, reply, done) => {
    const line = {
      requestId: request.id,
      method: request.method,
      url: maskAddress(request.url),
      status: reply.statusCode,
      ms: Math.round(reply.elapsedTime),
    }
    request.log.info(line, 'request')
    done()
  })
}
