import { z } from 'zod'
import { grants } from './permission.ts'
import { type ProblemKind, problemShape, problems } from './problem.ts'
import type { Api, Route } from './route.ts'

/** A part of the description, as JSON Schema and OpenAPI spell it. */
export type Shape = { [key: string]: unknown }
export type Parameter = {
  name: string
  in: 'path' | 'query' | 'header'
  required: boolean
  schema: Shape
  description?: string
}
/** One operation, as the description has it. `x-roles` are the roles of a key that may; empty for the public. */
export type Operation = {
  operationId: string
  tags: string[]
  summary: string
  description: string
  security: Shape[]
  'x-roles': readonly string[]
  parameters: Parameter[]
  requestBody?: { required: boolean; content: { 'application/json': { schema: Shape } } }
  responses: Record<string, Shape>
}
export type Description = {
  openapi: '3.1.0'
  info: Shape
  servers: { url: string }[]
  tags: { name: string }[]
  paths: Record<string, { get?: Operation; post?: Operation }>
  components: { schemas: Record<string, Shape>; securitySchemes: Shape }
}

/** Describes every row of the API by OpenAPI 3.1, from the shapes that read and answer. */
export function describeApi(routes: readonly Route[], address: string): Description {
  const schemas: Record<string, Shape> = {}
  const paths: Description['paths'] = {}
  for (const route of routes) {
    if (!route.api) continue
    const path = route.path.replace(/:(\w+)/g, '{$1}')
    const method = route.method === 'GET' ? 'get' : 'post'
    paths[path] = { ...paths[path], [method]: describeRow(route, route.api, schemas) }
  }
  const nouns = [...new Set(routes.flatMap((route) => (route.api ? [route.api.noun] : [])))]
  const problem = describeShape(problemShape, 'output', schemas)
  return {
    openapi: '3.1.0',
    info: {
      title: 'OpenCME',
      version: '1',
      summary: 'An office of continuing medical education, for other programs',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: address }],
    tags: nouns.map((name) => ({ name })),
    paths,
    components: {
      schemas: { ...schemas, ...('$ref' in problem ? {} : { Problem: problem }) },
      securitySchemes: {
        key: { type: 'http', scheme: 'bearer', description: 'A key that an administrator made under API keys' },
      },
    },
  }
}

function describeRow(route: Route, api: Api, schemas: Record<string, Shape>): Operation {
  const roles = rolesOf(route)
  const content = { 'application/json': { schema: describeShape(api.output, 'output', schemas) } }
  return {
    operationId: nameOf(route),
    tags: [api.noun],
    summary: api.says,
    description: roles.length > 0 ? `For keys that act as ${showOr(roles)}.` : openTo(route),
    security: route.may === 'public' ? [] : [{ key: [] }],
    'x-roles': roles,
    parameters: listParameters(route, api),
    ...(api.body
      ? {
          requestBody: {
            required: true,
            content: { 'application/json': { schema: describeShape(api.body, 'input', schemas) } },
          },
        }
      : {}),
    responses: {
      [api.status]: { description: api.status === 201 ? 'Made' : 'Found or done', ...headersOf(api), content },
      ...problemResponses(route, api),
    },
  }
}

function headersOf({ status }: Api): Shape {
  return status === 201 ? { headers: { Location: { schema: { type: 'string' }, description: 'Where it is' } } } : {}
}

/** The problems that this row may answer, one response for each status. */
function problemResponses(route: Route, api: Api): Record<string, Shape> {
  const kinds: ProblemKind[] = [
    ...(route.may === 'public' ? [] : (['no-key'] as const)),
    ...(/:/.test(route.path) || route.may !== 'public' ? (['missing'] as const) : []),
    ...(api.query || api.body ? (['unfit'] as const) : []),
    ...(api.body ? (['not-json', 'reads-only', 'in-flight', 'too-large', 'not-json-type'] as const) : []),
    ...(api.isCorrection ? (['changed', 'no-etag'] as const) : []),
    'too-often',
    'fault',
  ]
  const content = { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } }
  return Object.fromEntries(kinds.map((kind) => [problems[kind][0], { description: problems[kind][1], content }]))
}

function listParameters(route: Route, api: Api): Parameter[] {
  const header = (name: string, description: string, required = false): Parameter => ({
    name,
    in: 'header',
    required,
    schema: { type: 'string' },
    description,
  })
  return [
    ...[...route.path.matchAll(/:(\w+)/g)].map(([, name = '']): Parameter => {
      const schema = name.endsWith('Id') ? { type: 'string', format: 'uuid' } : { type: 'string' }
      return { name, in: 'path', required: true, schema }
    }),
    ...(api.query ? listQuery(api.query) : []),
    ...(api.body ? [header('Idempotency-Key', 'Does the act once, however often it is sent; kept for a day')] : []),
    ...(api.isCorrection
      ? [header('If-Match', 'The ETag you read, or *; refused where it was changed since', true)]
      : []),
  ]
}

function listQuery(query: z.ZodObject): Parameter[] {
  const { properties = {}, required = [] } = describeShape(query, 'input', {}) as {
    properties?: Record<string, Shape>
    required?: string[]
  }
  return Object.entries(properties).map(([name, { description, ...schema }]) => ({
    name,
    in: 'query',
    required: required.includes(name),
    schema,
    ...(typeof description === 'string' ? { description } : {}),
  }))
}

/** One shape as JSON Schema; shapes that have a name go to the common ones and are referred to. */
function describeShape(shape: z.ZodType, io: 'input' | 'output', schemas: Record<string, Shape>): Shape {
  const described = z.toJSONSchema(z.object({ it: shape }), { io, unrepresentable: 'any' })
  for (const [name, def] of Object.entries(described.$defs ?? {})) schemas[name] ??= referred(def as Shape)
  return referred(described.properties!.it as Shape)
}

/** The same shape, its references led to where OpenAPI keeps common shapes. */
function referred(shape: Shape): Shape {
  const { id: _id, ...rest } = JSON.parse(
    JSON.stringify(shape).replaceAll('#/$defs/', '#/components/schemas/'),
  ) as Shape
  return rest
}

/** What an operation is called: "post-gaps-id-steps". */
function nameOf({ method, path }: Route): string {
  const words = path.replace(/^\/api\/v1\//, '').replace(/:\w*Id\b/g, 'id')
  return `${method.toLowerCase()}-${words.replace(/[^\w]+/g, '-')}`
}

function rolesOf({ may }: Route): readonly string[] {
  return may in grants ? grants[may as keyof typeof grants] : []
}

function openTo({ may }: Route): string {
  return may === 'public' ? 'Open to everyone, without a key.' : 'For every key.'
}

function showOr(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} or ${words.at(-1)!}`
}
