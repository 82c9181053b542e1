import type { Shape } from './openapi.ts'

const texts: Record<string, string> = {
  uuid: '0195a1c2-3d4e-7f80-9abc-def012345678',
  date: '2026-03-02',
  'date-time': '2026-03-02T15:00:00.000Z',
  email: 'ada@alderbay.example',
}

/** An example of what fits a shape, for a page: every field once, lists with one entry. Not meant to be sent as it is. */
export function exampleOf(shape: Shape, schemas: Record<string, Shape>): unknown {
  if (typeof shape.$ref === 'string') return exampleOf(schemas[shape.$ref.split('/').at(-1)!] ?? {}, schemas)
  if (Array.isArray(shape.type)) return exampleOf({ ...shape, type: shape.type[0] as string }, schemas)
  if (shape.const !== undefined) return shape.const
  if (Array.isArray(shape.enum)) return shape.enum[0]
  const [first] = [shape.anyOf, shape.oneOf, shape.allOf].flatMap((some) =>
    Array.isArray(some) ? (some as Shape[]) : [],
  )
  if (first) return exampleOf(first, schemas)
  if (shape.type === 'object') {
    const fields = Object.entries((shape.properties ?? {}) as Record<string, Shape>)
    return Object.fromEntries(fields.map(([name, field]) => [name, exampleOf(field, schemas)]))
  }
  if (shape.type === 'array') return shape.items === undefined ? [] : [exampleOf(shape.items as Shape, schemas)]
  if (shape.type === 'number' || shape.type === 'integer')
    return typeof shape.minimum === 'number' ? Math.max(1, shape.minimum) : 1
  if (shape.type === 'boolean') return true
  return texts[String(shape.format)] ?? 'text'
}

/** What a shape is, in a word or two: "text", "day", "list of Gap". */
export function showKind(shape: Shape): string {
  if (typeof shape.$ref === 'string') return shape.$ref.split('/').at(-1)!
  if (Array.isArray(shape.enum)) return shape.enum.map(String).join(', ')
  if (Array.isArray(shape.type))
    return shape.type
      .map((type) => (type === 'null' ? 'nothing' : showKind({ ...shape, type: String(type) })))
      .join(' or ')
  const some = [shape.anyOf, shape.oneOf].flatMap((each) => (Array.isArray(each) ? (each as Shape[]) : []))
  if (some.length > 0)
    return [...new Set(some.map((each) => (each.type === 'null' ? 'nothing' : showKind(each))))].join(' or ')
  if (shape.type === 'array') return `list of ${showKind((shape.items ?? {}) as Shape)}`
  const formats: Record<string, string> = { uuid: 'id', date: 'day', 'date-time': 'instant', email: 'e-mail address' }
  const types: Record<string, string> = {
    string: 'text',
    integer: 'whole number',
    boolean: 'true or false',
    object: 'record',
  }
  return formats[String(shape.format)] ?? types[String(shape.type)] ?? String(shape.type ?? 'anything')
}
