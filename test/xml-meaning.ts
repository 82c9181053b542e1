import { XmlDocument, XmlElement, XmlText, type XmlTreeNode } from 'libxml2-wasm'

/**
 * What an XML document says, read by an independent parser: one line for each element in its order, with its path by
 * namespace and name, its attributes sorted, and its text. Prefixes, line breaks and comments do not matter.
 */
export function readMeaning(xml: string): string[] {
  const document = XmlDocument.fromString(xml)
  try {
    return readElement(document.root, '')
  } finally {
    document.dispose()
  }
}

function readElement(element: XmlElement, above: string): string[] {
  const path = `${above}/{${element.namespaceUri}}${element.name}`
  const attributes = element.attrs.map(({ namespaceUri, name, value }) => `@{${namespaceUri}}${name}=${value}`).sort()
  const nodes = listNodes(element)
  const inside = nodes.filter((node) => node instanceof XmlElement)
  const text = nodes.map((node) => (node instanceof XmlText ? node.content : '')).join('')
  const says = inside.length === 0 ? ` = ${text}` : ''
  return [`${path}${attributes.join('')}${says}`, ...inside.flatMap((child) => readElement(child, path))]
}

function listNodes(element: XmlElement): XmlTreeNode[] {
  const nodes: XmlTreeNode[] = []
  for (let node = element.firstChild; node !== null; node = node.next) nodes.push(node)
  return nodes
}

/** The texts an XPath finds, read by an independent parser. */
export function readTexts(xml: string, xpath: string, namespaces: Record<string, string> = {}): string[] {
  const document = XmlDocument.fromString(xml)
  try {
    return document.find(xpath, namespaces).map(({ content }) => content)
  } finally {
    document.dispose()
  }
}
