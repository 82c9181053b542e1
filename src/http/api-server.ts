import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { missing } from '../kernel/decision.ts'
import type { Actor } from '../kernel/actor.ts'
import { maskAddress } from '../platform/log.ts'
import type { Answer, Data } from './answer.ts'
import { guardApi, visitorOfKey } from './api-guard.ts'
import { type ProblemKind, answerProblem } from './problem.ts'
import type { ApiKey, Route, Visit } from './route.ts'
import type { House } from './server.ts'
import { plainQuery } from './visit.ts'

/** The most bytes of one body. */
const apiBytes = 1_048_576
/** The deepest body: none of ours goes beyond 6. */
const mostLevels = 50

/**
 * Everything under /api: the rows of the route table that are for programs. No cookie is read and none is set, so no other
 * site can act through somebody's browser; no header lets a script of another site read what is answered.
 */
export async function addApi(server: FastifyInstance, house: House, routes: readonly Route[]): Promise<void> {
  const register = (api: FastifyInstance, _options: unknown, done: () => void) => {
    api.removeAllContentTypeParsers()
    const parse = api.getDefaultJsonParser('error', 'error')
    api.addContentTypeParser('application/json', { parseAs: 'string', bodyLimit: apiBytes }, parse)
    api.setNotFoundHandler((request, reply) => send(request, reply, answerProblem(request.id, 'missing')))
    api.setErrorHandler((error: FastifyError, request, reply) => sendError(error, request, reply))
    for (const route of routes) addRow(api, house, route)
    done()
  }
  await server.register(register, { prefix: '/api' })
}

function addRow(api: FastifyInstance, house: House, route: Route): void {
  const keys = new WeakMap<FastifyRequest, ApiKey | null>()
  api.route({
    method: route.method,
    url: route.path.replace(/^\/api/, ''),
    exposeHeadRoute: route.method === 'GET',
    ...(route.uploadBytes ? { bodyLimit: route.uploadBytes } : {}),
    onRequest: async (request, reply) => {
      const passed = await guardApi(house, route, request, reply)
      if ('kind' in passed) return send(request, reply, passed)
      keys.set(request, passed.key)
      return undefined
    },
    handler: async (request, reply) => {
      const given = await route.handle(makeApiVisit(house, keys.get(request) ?? null, request))
      return send(request, reply, given, route)
    },
  })
}

function makeApiVisit({ office }: House, key: ApiKey | null, request: FastifyRequest): Visit {
  const actor: Actor = key
    ? { personId: key.owner.id, roles: key.roles, via: 'key', keyId: key.id, requestId: request.id }
    : { personId: null, roles: [], via: 'public', requestId: request.id }
  return {
    office,
    db: office.db,
    actor,
    visitor: key && visitorOfKey(key),
    link: null,
    ask: {
      key,
      body: cleanJson(request.body, mostLevels),
      idempotencyKey: headerOf(request, 'idempotency-key'),
      ifMatch: headerOf(request, 'if-match'),
      ifNoneMatch: headerOf(request, 'if-none-match'),
    },
    params: request.params as Record<string, string>,
    query: plainQuery(request.query),
    form: {},
    uploads: [],
    path: request.url.split('?')[0]!,
    requestId: request.id,
    sessionToken: null,
    stamp() {
      throw new Error('The API has no forms')
    },
    write: (act) => office.write(actor, act),
  }
}

function headerOf(request: FastifyRequest, name: string): string | undefined {
  const value = request.headers[name]
  return Array.isArray(value) ? value.join(', ') : value
}

/** The sign number 0 has no place in a text of ours, and the database takes none: it is left out. */
function cleanJson(value: unknown, levels: number): unknown {
  if (typeof value === 'string') return value.replaceAll('\0', '')
  if (typeof value !== 'object' || value === null) return value
  if (levels === 0) throw Object.assign(new Error('The body is too deep'), { statusCode: 400 })
  if (Array.isArray(value)) return value.map((each) => cleanJson(each, levels - 1))
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, cleanJson(each, levels - 1)]))
}

function send(request: FastifyRequest, reply: FastifyReply, given: Answer, route?: Route): FastifyReply {
  const data = given === missing ? answerProblem(request.id, 'missing') : given
  if (data.kind !== 'data') throw new Error(`${request.url} answered a program with a ${data.kind}`)
  const status = data.status ?? 200
  if ([401, 403, 404].includes(status)) request.log.warn({ requestId: request.id, status }, 'turned away')
  return reply
    .status(status)
    .headers({
      'content-type': 'application/json; charset=utf-8',
      'cache-control': keeping(status, route),
      vary: 'authorization',
      ...data.headers,
    })
    .send(textOf(data, status))
}

/** The public may be shown what is some seconds old; what a key reads is asked for anew each time. */
function keeping(status: number, route: Route | undefined): string {
  if (status >= 400 || route?.method !== 'GET') return 'no-store'
  return route.cacheSeconds ? `public, max-age=${route.cacheSeconds}` : 'private, no-cache'
}

function textOf({ value }: Data, status: number): string | undefined {
  if (status === 304) return undefined
  return typeof value === 'string' ? value : JSON.stringify(value)
}

function sendError(error: FastifyError, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const kind = kindOf(error)
  if (kind === 'fault')
    request.log.error({ requestId: request.id, err: error, url: maskAddress(request.url) }, 'request failed')
  return send(request, reply, answerProblem(request.id, kind))
}

function kindOf({ statusCode }: FastifyError): ProblemKind {
  if (statusCode === 413) return 'too-large'
  if (statusCode === 415) return 'not-json-type'
  return statusCode !== undefined && statusCode >= 400 && statusCode < 500 ? 'not-json' : 'fault'
}
