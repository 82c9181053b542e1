/**
 * One row of a format: where the thing stands (path from the root, exclusive), the prefix of its namespace ('' for the
 * default one, and for attributes none), and what it is. `text` is what stands between the tags of an element that
 * carries attributes too. `name` replaces the last part of the path where a schema calls the thing otherwise.
 * The order of the rows is the order in the file.
 */
export type WireRow = readonly [path: string, ns: string, kind: 'element' | 'attribute' | 'text', name?: string]

/** A format as a table: to follow an official schema, change its rows and namespaces and nothing else. */
export type WireFormat = { root: string; namespaces: Readonly<Record<string, string>>; rows: readonly WireRow[] }

/** What a map fills a format with, keyed as its paths are. Null and undefined leave the thing out; a list repeats it. */
export type WireValue = string | WireTree | readonly WireValue[] | null | undefined
export type WireTree = { readonly [name: string]: WireValue }

type Slot = { name: string; kind: WireRow[2]; slots: Map<string, Slot> }

/**
 * Prints a tree as XML by its format's table: two spaces of indentation, one line feed per line, nothing random.
 *
 * @throws a fault when the table has no row for a value, so that nothing is lost in silence
 */
export function printFromTable(format: WireFormat, tree: WireTree): string {
  const root = readTable(format)
  const declarations = Object.entries(format.namespaces)
    .map(([prefix, uri]) => ` ${prefix === '' ? 'xmlns' : `xmlns:${prefix}`}="${escapeAttribute(uri)}"`)
    .join('')
  return `<?xml version="1.0" encoding="UTF-8"?>\n${printElement(root, tree, '', declarations)}`
}

function readTable({ root, rows }: WireFormat): Slot {
  const top: Slot = { name: root, kind: 'element', slots: new Map() }
  for (const [path, ns, kind, name] of rows) {
    const steps = path.split('/')
    const last = steps.pop()!
    const parent = steps.reduce<Slot | undefined>((slot, step) => slot?.slots.get(step), top)
    if (!parent) throw new Error(`The row ${path} stands before the row of its parent`)
    const local = name ?? last
    parent.slots.set(last, { name: ns === '' ? local : `${ns}:${local}`, kind, slots: new Map() })
  }
  return top
}

function printElement(slot: Slot, value: WireValue, indent: string, declarations = ''): string {
  if (value === null || value === undefined) return ''
  if (isList(value)) return value.map((one) => printElement(slot, one, indent, declarations)).join('')
  const tree = typeof value === 'string' ? null : value
  if (tree) refuseUnknown(slot, tree)

  const slots = tree ? [...slot.slots].map(([key, child]) => ({ child, value: tree[key] })) : []
  const attributes = slots.filter(({ child }) => child.kind === 'attribute').map(printAttribute)
  const text = typeof value === 'string' ? value : slots.find(({ child }) => child.kind === 'text')?.value
  const open = `${indent}<${slot.name}${declarations}${attributes.join('')}`
  if (typeof text === 'string') return `${open}>${escapeText(text)}</${slot.name}>\n`

  const inside = slots
    .filter(({ child }) => child.kind === 'element')
    .map(({ child, value: part }) => printElement(child, part, `${indent}  `))
    .join('')
  return inside === '' ? `${open}/>\n` : `${open}>\n${inside}${indent}</${slot.name}>\n`
}

function printAttribute({ child, value }: { child: Slot; value: WireValue }): string {
  if (value === null || value === undefined) return ''
  if (typeof value !== 'string') throw new Error(`The attribute ${child.name} holds more than one text`)
  return ` ${child.name}="${escapeAttribute(value)}"`
}

function refuseUnknown(slot: Slot, tree: WireTree) {
  const unknown = Object.keys(tree).find((key) => !slot.slots.has(key))
  if (unknown !== undefined) throw new Error(`The table has no row for ${unknown} inside ${slot.name}`)
}

function isList(value: WireValue): value is readonly WireValue[] {
  return Array.isArray(value)
}

/** Characters that XML 1.0 cannot carry at all, such as a vertical tab pasted from a word processor, are left out. */
function keepCharacters(text: string): string {
  return text.replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '')
}

function escapeText(text: string): string {
  return keepCharacters(text)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('\r', '&#13;')
}

function escapeAttribute(text: string): string {
  return escapeText(text).replaceAll('"', '&quot;').replaceAll('\t', '&#9;').replaceAll('\n', '&#10;')
}
