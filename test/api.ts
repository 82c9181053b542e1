import assert from 'node:assert/strict'
import { Ajv2020, type ErrorObject } from 'ajv/dist/2020.js'
import formats from 'ajv-formats'
import { routes } from '../src/app.ts'
import { saveKey } from '../src/areas/keys/key.store.ts'
import { describeApi } from '../src/http/openapi.ts'
import type { Role } from '../src/kernel/actor.ts'
import { newId } from '../src/kernel/ids.ts'
import { timedWork } from '../src/platform/office.ts'
import { makeToken } from '../src/platform/tokens.ts'
import { type TestOffice, assertAudited } from './office.ts'

/** What a program got. */
export type ApiReply = { status: number; json: Json; items: Json[]; headers: Record<string, string> }
/** What a test reads of an answer; it says itself what it expects there. */
export interface Json {
  [field: string]: Json
}

export type Program = {
  get(path: string, headers?: Record<string, string>): Promise<ApiReply>
  post(path: string, body?: unknown, headers?: Record<string, string>): Promise<ApiReply>
}

type KeyGiven = {
  roles?: Role[]
  scope?: 'read' | 'write'
  networks?: string[]
  expiresAt?: Date
}

/** Makes a key of somebody the office knows; returns its token. */
export async function makeTestKey(office: TestOffice, owner: string, given: KeyGiven = {}): Promise<string> {
  const token = `opencme_${makeToken()}`
  const key = {
    name: `Program of ${owner}`,
    roles: (given.roles ?? ['administrator']) as never,
    scope: given.scope ?? 'write',
    networks: given.networks ?? [],
    expiresAt: given.expiresAt ?? new Date('2100-01-01'),
  }
  await office.office.write(timedWork, (tx) =>
    saveKey(tx, { ...key, token, prefix: token.slice(0, 14), ownerId: office.idOf(owner) }),
  )
  return token
}

/** A program that calls the API with this key, or with none. Every answer is held against the description of the API. */
export function programWith(
  office: TestOffice,
  token: string | null,
  address: string | (() => string) = '192.0.2.7',
): Program {
  const ask = async (method: 'GET' | 'POST', path: string, body: unknown, headers: Record<string, string>) => {
    const reply = await office.server.inject({
      method,
      url: path,
      headers: { ...(token === null ? {} : { authorization: `Bearer ${token}` }), ...headers },
      ...(body === undefined ? {} : { payload: body as object }),
      remoteAddress: typeof address === 'string' ? address : address(),
    })
    const told = Object.fromEntries(Object.entries(reply.headers).map(([key, value]) => [key, String(value)]))
    const json = JSON.parse(reply.body || 'null') as Json
    if (reply.statusCode !== 304) assertDescribed(method, path.split('?')[0]!, reply.statusCode, json)
    if (method === 'POST' && reply.statusCode < 300 && told['idempotent-replayed'] === undefined)
      await assertAudited(office.office, path, told['x-request-id']!)
    return { status: reply.statusCode, json, items: (json?.items ?? []) as unknown as Json[], headers: told }
  }
  return {
    get: (path, headers = {}) => ask('GET', path, undefined, headers),
    post: (path, body = {}, headers = {}) => ask('POST', path, body, { 'idempotency-key': newId(), ...headers }),
  }
}

type Check = ((json: unknown) => unknown) & { errors?: ErrorObject[] | null }

const description = describeApi(routes, 'http://office.test')
const ajv = new Ajv2020({ strict: false, allErrors: true })
;(formats as unknown as (ajv: Ajv2020) => void)(ajv)
ajv.addSchema(description, 'api')

/** The answer is what the description says of this address and status; errors everywhere are problems. */
export function assertDescribed(method: 'GET' | 'POST', path: string, status: number, json: unknown): void {
  const check = status >= 400 ? ajv.getSchema('api#/components/schemas/Problem')! : findCheck(method, path, status)
  assert.ok(
    check(json),
    `${method} ${path} answered ${status} otherwise than described: ${ajv.errorsText(check.errors)}`,
  )
}

/** How an answer is checked; rows that a guard plants are not described. */
function findCheck(method: 'GET' | 'POST', path: string, status: number): Check {
  const route = routes.find((one) => one.api && one.method === method && patternOf(one.path).test(path))
  if (!route) return () => /^\/api\/v1\/(planted|open)/.test(path)
  const pointer = route.path.replace(/:(\w+)/g, '{$1}').replaceAll('/', '~1')
  const schema = `api#/paths/${encodeURIComponent(pointer)}/${method.toLowerCase()}/responses/${status}/content/application~1json/schema`
  return ajv.getSchema(schema) ?? assert.fail(`${method} ${route.path} answered ${status}, which is not described`)
}

function patternOf(path: string): RegExp {
  return new RegExp(`^${path.replace(/\./g, '\\.').replace(/:\w+/g, '[^/]+')}$`)
}
