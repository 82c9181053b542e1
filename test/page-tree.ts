/** An element of a page, with what it holds. Text stands in it as strings, with its entities resolved. */
export type Element = {
  tag: string
  attributes: Record<string, string>
  children: (Element | string)[]
  parent: Element | null
}

const empty = new Set('area base br col embed hr img input link meta source track wbr'.split(' '))
const raw = new Set(['script', 'style', 'textarea', 'title'])
const token =
  /<!--[\s\S]*?-->|<!doctype[^>]*>|<\/([a-z][\w:-]*)\s*>|<([a-z][\w:-]*)((?:"[^"]*"|'[^']*'|[^>"'])*?)(\/?)>|[^<]+|</gi

/** Reads a page that we rendered ourselves: well formed, so a small reader is enough. */
export function parsePage(html: string): Element {
  const root: Element = { tag: '', attributes: {}, children: [], parent: null }
  let open = root
  token.lastIndex = 0
  for (let match = token.exec(html); match; match = token.exec(html)) {
    const [whole, closing, opening, attributes, closed] = match
    if (closing) {
      open = closeTo(open, closing.toLowerCase())
    } else if (opening) {
      const tag = opening.toLowerCase()
      const element: Element = { tag, attributes: parseAttributes(attributes ?? ''), children: [], parent: open }
      open.children.push(element)
      if (raw.has(tag) && !closed) token.lastIndex = readRaw(element, html, token.lastIndex)
      else if (!closed && !empty.has(tag)) open = element
    } else if (!whole.startsWith('<!')) {
      open.children.push(unescaped(whole))
    }
  }
  return root
}

/** The text of a node and of all it holds. */
export function textOf(node: Element | string): string {
  return typeof node === 'string' ? node : node.children.map(textOf).join('')
}

/** All elements below this one, in their order on the page. */
export function elementsOf(root: Element): Element[] {
  return root.children.flatMap((child) => (typeof child === 'string' ? [] : [child, ...elementsOf(child)]))
}

/** The nearest element around this one that fits, not counting itself. */
export function findAround(element: Element, fits: (around: Element) => boolean): Element | undefined {
  for (let around = element.parent; around; around = around.parent) if (fits(around)) return around
  return undefined
}

/** How a message names an element: its tag, and what tells it from others. */
export function showElement({ tag, attributes, children }: Element): string {
  const told = ['id', 'name', 'href', 'class'].find((name) => attributes[name])
  const words = children.map(textOf).join('').replace(/\s+/g, ' ').trim().slice(0, 40)
  return `<${tag}${told ? ` ${told}="${attributes[told]}"` : ''}>${words ? ` "${words}"` : ''}`
}

function closeTo(open: Element, tag: string): Element {
  let element: Element | null = open
  while (element && element.tag !== tag) element = element.parent
  return element?.parent ?? open
}

function readRaw(element: Element, html: string, from: number): number {
  const end = html.toLowerCase().indexOf(`</${element.tag}`, from)
  const to = end < 0 ? html.length : end
  if (to > from) element.children.push(unescaped(html.slice(from, to)))
  return html.indexOf('>', to) + 1 || html.length
}

function parseAttributes(text: string): Record<string, string> {
  const attributes: Record<string, string> = {}
  for (const [, name, quoted, single, bare] of text.matchAll(
    /([^\s=/]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s]+)))?/g,
  )) {
    attributes[name!.toLowerCase()] = unescaped(quoted ?? single ?? bare ?? '')
  }
  return attributes
}

const entities: Record<string, string> = { lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ', amp: '&' }

function unescaped(text: string): string {
  return text.replace(/&(?:#(\d+)|#x([\da-f]+)|(\w+));/gi, (whole, decimal, hex, name) => {
    if (decimal) return String.fromCodePoint(Number(decimal))
    if (hex) return String.fromCodePoint(parseInt(hex, 16))
    return entities[name] ?? whole
  })
}
