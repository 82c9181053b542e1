import { ParseOption, XmlDocument, XmlElement, XmlLibError } from 'libxml2-wasm'
import { type Decision, type Refusal, allow, refuse } from '../kernel/decision.ts'
import { decodeXml } from './encoding.ts'
import { type Limits, decideSize } from './limit.ts'
import { type Lines, refuseMalformed } from './malformed.ts'
import { decideProlog, lineAt } from './prolog.ts'
import { listRowLines } from './xml-lines.ts'
import type { Place } from './xml-pieces.ts'

/** Nothing is loaded, fetched, included or put in by the parser; what it does not know stays unknown. */
const closed =
  ParseOption.XML_PARSE_NO_XXE |
  ParseOption.XML_PARSE_NONET |
  ParseOption.XML_PARSE_NO_SYS_CATALOG |
  ParseOption.XML_PARSE_SKIP_IDS |
  ParseOption.XML_PARSE_BIG_LINES

const inclusion = { old: 'http://www.w3.org/2003/XInclude', xi: 'http://www.w3.org/2001/XInclude' }

/** The parser keeps no larger line number of an element. */
const lastLine = 65_535

/** An element of a document from outside. It lives only as long as the `read` it was handed to. */
export class XmlPart {
  readonly #element: XmlElement
  readonly #place: { partLines?: readonly number[]; before?: number }
  readonly line: number

  /**
   * @param place `partLines` are the lines of the elements directly inside, where the parser cannot count that far;
   *   `before` is how many lines of the file come before what the parser was given
   */
  constructor(
    element: XmlElement,
    line = element.line,
    place: { partLines?: readonly number[]; before?: number } = {},
  ) {
    this.#element = element
    this.#place = place
    this.line = line
  }

  /** Its name without prefix. */
  get name(): string {
    return this.#element.name
  }

  /** The namespace its name belongs to, '' for none. */
  get space(): string {
    return this.#element.namespaceUri
  }

  /** An attribute without prefix, as written; null when absent. */
  attribute(name: string): string | null {
    return this.#element.attr(name)?.value ?? null
  }

  /** The elements directly inside, in order; with a name, only those of that name. */
  parts(name?: string): XmlPart[] {
    const found: XmlPart[] = []
    const { partLines = [], before = 0 } = this.#place
    let at = 0
    for (let node = this.#element.firstChild; node; node = node.next) {
      if (!(node instanceof XmlElement)) continue
      const line = partLines[at++] ?? Math.max(this.line, node.line + before)
      if (name === undefined || node.name === name) found.push(new XmlPart(node, line, { before }))
    }
    return found
  }

  /** The first element at the end of this path of names, such as `'Article', 'Journal'`; null when there is none. */
  part(...path: string[]): XmlPart | null {
    return path.reduce<XmlPart | null>((at, name) => at?.parts(name)[0] ?? null, this)
  }

  /** All the text inside, whatever it is marked up with, each run of blanks as one. */
  text(): string {
    return this.#element.content.replace(/\s+/g, ' ').trim()
  }

  /** The same for an element at the end of a path; null when it is absent or holds no text. */
  textAt(...path: string[]): string | null {
    return this.part(...path)?.text() || null
  }
}

/**
 * The one door for XML from outside. A document type may name a definition elsewhere, which is never fetched; a file
 * with definitions of its own, XInclude, a wrong encoding or broken markup is refused in one sentence.
 *
 * @param limits the largest file in bytes
 * @param read turns the root element into plain values; it and its parts may not be kept
 * @returns what `read` made, or a refusal `file/…`, `xml/…`
 * @source xml.closed
 */
export function readXml<T>(bytes: Uint8Array, limits: Limits, read: (root: XmlPart) => T): Decision<T> {
  const sized = decideSize(bytes, limits)
  if (!sized.ok) return sized
  const decoded = decodeXml(bytes)
  if (!decoded.ok) return decoded
  const prolog = decideProlog(decoded.value)
  if (!prolog.ok) return prolog
  return readXmlText(prolog.value, read)
}

/** Reads a document whose size, encoding and document type are decided already. */
export function readXmlText<T>(text: string, read: (root: XmlPart) => T): Decision<T> {
  const parsed = parse(text)
  if (!parsed.ok) return parsed
  try {
    return readDocument(parsed.value, text, read)
  } finally {
    parsed.value.dispose()
  }
}

/** What a piece of a document stands in: the root's tags around it, where it begins, and the root's own line. */
export type Around = { open: string; close: string; place: Place; rootLine: number }

/**
 * Reads a piece of a document, cut out at the elements directly inside the root, as the whole would be read: the same
 * parser, the same refusals, the lines of the file.
 *
 * @param read is handed the root with only this piece inside
 * @source xml.closed
 */
export function readXmlPiece<T>(piece: string, around: Around, read: (root: XmlPart) => T): Decision<T> {
  const text = `${around.open}\n${piece}${around.close}`
  const { line, column } = around.place
  const lines = { before: line - 2, column, root: around.rootLine }
  const parsed = parse(text, lines)
  if (!parsed.ok) return parsed
  try {
    const document = parsed.value
    const fault = findFault(document, text, lines)
    return fault ?? allow(read(new XmlPart(document.root, around.rootLine, { before: lines.before })))
  } finally {
    parsed.value.dispose()
  }
}

function parse(text: string, lines?: Lines): Decision<XmlDocument> {
  try {
    return allow(XmlDocument.fromString(text, { option: closed }))
  } catch (fault) {
    if (!(fault instanceof XmlLibError)) throw fault
    return refuseMalformed(fault.details.find((one) => one.level > 1) ?? fault.details[0], text, lines)
  }
}

function readDocument<T>(document: XmlDocument, text: string, read: (root: XmlPart) => T): Decision<T> {
  const fault = findFault(document, text)
  if (fault) return fault
  const isLong = lineAt(text, text.length) >= lastLine
  const place = isLong ? { partLines: listRowLines(text) } : {}
  return allow(read(new XmlPart(document.root, document.root.line, place)))
}

/** Letters without explanation and inclusions, which the parser lets through; takes out the instructions. */
function findFault(document: XmlDocument, text: string, lines?: Lines): { ok: false; refusal: Refusal } | undefined {
  const unknown = document.warnings.find((one) => one.message.startsWith('Entity '))
  if (unknown) return refuseMalformed(unknown, text, lines)
  const included = document.get('//xi:* | //old:*', inclusion)
  if (included)
    return refuse({
      code: 'xml/inclusion',
      source: 'xml.closed',
      message: `Line ${included.line + (lines?.before ?? 0)} of this file asks to pull in another file (XInclude): ask the sender for one whole file`,
    })
  for (const instruction of document.find('//*/processing-instruction()')) instruction.remove()
  return undefined
}
