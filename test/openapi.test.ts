import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Validator } from '@seriousme/openapi-schema-validator'
import { routes } from '../src/app.ts'
import { describeApi } from '../src/http/openapi.ts'

const description = describeApi(routes, 'http://office.test')
const rows = routes.filter((route) => route.api)

test('the description of the API is OpenAPI 3.1', async () => {
  const validator = new Validator()
  const result = await validator.validate(JSON.parse(JSON.stringify(description)) as Record<string, unknown>)
  assert.deepEqual(result.errors ?? [], [])
  assert.equal(result.valid, true)
  assert.equal(validator.version, '3.1')
})

test('caught: a description that is none', async () => {
  const broken = { ...description, paths: { '/api/v1/gaps': { get: { responses: 'many' } } } }
  assert.equal((await new Validator().validate(broken)).valid, false)
})

test('every row of the API is described, under a name of its own, and nothing else is', () => {
  const listed = Object.entries(description.paths).flatMap(([path, { get, post }]) => [
    ...(get ? [`GET ${path}`] : []),
    ...(post ? [`POST ${path}`] : []),
  ])
  const expected = rows.map(({ method, path }) => `${method} ${path.replace(/:(\w+)/g, '{$1}')}`)
  assert.deepEqual(listed.toSorted(), expected.toSorted())
  const names = Object.values(description.paths).flatMap(({ get, post }) => [get, post].map((one) => one?.operationId))
  const said = names.filter((name) => name !== undefined)
  assert.equal(new Set(said).size, said.length)
})

test('a row of the API lies under /api/v1, and no other row does', () => {
  for (const { path, api } of routes) assert.equal(path.startsWith('/api/'), api !== undefined, path)
  for (const { path } of rows) assert.match(path, /^\/api\/v1\/[a-z]/)
})

test('every record that is answered says what each of its fields is, and refuses no field by accident', () => {
  for (const [name, schema] of Object.entries(description.components.schemas)) {
    const fields = Object.values((schema.properties ?? {}) as Record<string, object>)
    assert.ok(fields.length > 0, `${name} has no field`)
    for (const field of fields) assert.notDeepEqual(field, {}, `${name} has a field that may be anything`)
  }
})
