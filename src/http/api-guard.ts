import type { FastifyReply, FastifyRequest } from 'fastify'
import { countAttempt } from '../platform/attempts.ts'
import type { Office } from '../platform/office.ts'
import type { Data } from './answer.ts'
import type { Doors } from './doors.ts'
import { isFrom } from './network.ts'
import { mayEnter } from './permission.ts'
import { answerProblem } from './problem.ts'
import type { ApiKey, Route, Visitor } from './route.ts'

/** How often a minute: one key for all it asks, one address without a key, and one address with keys that are none. */
const perMinute = { key: 600, address: 120, wrong: 30 }
const windowMs = 60_000
/** The last use of a key is kept to the minute, so that reading does not write each time. */
const useMs = 60_000

/** Who came through: the key, null for the public. */
export type Passed = { key: ApiKey | null }

/**
 * Looks at who calls before anything they sent is read: the key alone says who they are, cookies say nothing here. One
 * answer for a key that is unknown, expired, revoked or used from elsewhere; the one 404 without the right.
 */
export async function guardApi(
  house: { office: Office; doors: Doors },
  route: Route,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<Passed | Data> {
  const { office, doors } = house
  const given = request.headers.authorization
  const key = given === undefined ? null : await findKey(house, given, request)
  if (key === undefined) return refuseKey(office, request, reply)
  if (key === null && route.may !== 'public') return answerProblem(request.id, 'no-key', [], challenge('OpenCME'))
  const turned = await countAsk(office, route, key, request, reply)
  if (turned) return turned
  if (!mayEnter(route.may, key && visitorOfKey(key))) return answerProblem(request.id, 'missing')
  if (key?.scope === 'read' && route.method !== 'GET') return answerProblem(request.id, 'reads-only')
  const at = office.now()
  if (key && at.getTime() - (key.lastUsedAt?.getTime() ?? 0) >= useMs) await doors.noteKeyUse(office.db, key.id, at)
  return { key }
}

/** Whoever the key acts for, with the roles of the key. */
export function visitorOfKey({ owner, roles }: ApiKey): Visitor {
  return { ...owner, roles, usesKeys: false }
}

async function findKey({ office, doors }: { office: Office; doors: Doors }, given: string, request: FastifyRequest) {
  const token = /^Bearer +([\w-]{10,200})$/i.exec(given)?.[1]
  const key = token === undefined ? undefined : await doors.findKey(office.db, token, office.now())
  return key && isFrom(request.ip, key.networks) ? key : undefined
}

async function refuseKey(office: Office, request: FastifyRequest, reply: FastifyReply): Promise<Data> {
  const wrong = { door: 'api key', caller: request.ip }
  const { count, endsInMs } = await countAttempt(office, wrong, windowMs)
  if (count > perMinute.wrong) return tooOften(request, reply, endsInMs)
  return answerProblem(request.id, 'no-key', [], challenge('OpenCME", error="invalid_token'))
}

function challenge(realm: string): Record<string, string> {
  return { 'www-authenticate': `Bearer realm="${realm}"` }
}

/** Counts one request and tells the caller how many are left (RateLimit headers, an Internet draft). */
async function countAsk(
  office: Office,
  route: Route,
  key: ApiKey | null,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<Data | undefined> {
  const guarded = key === null && route.perMinute !== undefined
  const most = guarded ? route.perMinute! : key ? perMinute.key : perMinute.address
  const asked = { door: guarded ? `api ${route.path}` : 'api', caller: key?.id ?? request.ip }
  const { count, endsInMs } = await countAttempt(office, asked, windowMs)
  const seconds = Math.ceil(endsInMs / 1000)
  void reply.header('ratelimit-policy', `"minute";q=${most};w=${windowMs / 1000}`)
  void reply.header('ratelimit', `"minute";r=${Math.max(0, most - count)};t=${seconds}`)
  return count > most ? tooOften(request, reply, endsInMs) : undefined
}

function tooOften(request: FastifyRequest, reply: FastifyReply, endsInMs: number): Data {
  void reply.header('retry-after', Math.max(1, Math.ceil(endsInMs / 1000)))
  return answerProblem(request.id, 'too-often')
}
