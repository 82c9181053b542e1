import { type Decision, allow, refuse } from '../kernel/decision.ts'
import { decodeUtf8, decodeXml, isUtf8Xml } from './encoding.ts'
import { decideProlog, lineAt } from './prolog.ts'
import { PieceCutter, type Place, type XmlPiece, placeAfter } from './xml-pieces.ts'
import { type XmlPart, readXmlPiece, readXmlText } from './xml.ts'

/** The bytes of a file from its beginning, each time they are asked for. */
export type Chunks = () => AsyncIterable<Uint8Array>

/** A document that is read piece by piece: the name of its root, and what `read` makes of the root with each piece inside. */
export type XmlStream = { root: string; read<T>(read: (root: XmlPart) => T): AsyncGenerator<Decision<T>> }

/** The root's start tag lies within so many bytes; a file in which it does not is read whole. */
const headBytes = 1024 * 1024

/** No run of bytes without the end of a line or a tag is longer. */
const mostBytes = 10 * 1024 * 1024

type Start = { tag: string; root: string; line: number; end: number; next: Place }

/**
 * The door for XML that is larger than memory should hold: as `readXml`, piece by piece at the elements directly inside
 * the root. Everything stands under the same rules and is refused in the same sentences.
 *
 * @returns undefined where the file can only be read whole: it is not UTF-8, or no element with others inside begins
 *   where it should
 * @source xml.closed
 */
export async function openXml(chunks: Chunks): Promise<Decision<XmlStream> | undefined> {
  const head = await readHead(chunks)
  if (!isUtf8Xml(head)) return undefined
  const decoded = decodeXml(head.subarray(0, head.lastIndexOf(gt) + 1))
  if (!decoded.ok) return decoded
  const prolog = decideProlog(decoded.value)
  if (!prolog.ok) return prolog
  const start = findStart(prolog.value)
  if (start === undefined) return undefined
  const begun = readXmlText(`${prolog.value.slice(0, start.end)}</${start.root}>`, (root) => root.name)
  if (!begun.ok) return begun
  return allow({ root: begun.value, read: (read) => readPieces(chunks, start, read) })
}

const lf = 0x0a
const gt = 0x3e

async function readHead(chunks: Chunks): Promise<Buffer> {
  const parts: Uint8Array[] = []
  let length = 0
  for await (const chunk of chunks()) {
    parts.push(chunk)
    length += chunk.length
    if (length >= headBytes) break
  }
  return Buffer.concat(parts)
}

const beforeRoot = /(?:\s+|<!--[\s\S]*?-->|<\?[\s\S]*?\?>|<!DOCTYPE(?:[^>"']|"[^"]*"|'[^']*')*>)*/y
const startTag = /<([^\s/>!?]+)(?:[^>"']|"[^"]*"|'[^']*')*>/y

/** Where the root begins and its start tag ends; undefined where there is none, or nothing can stand inside. */
function findStart(text: string): Start | undefined {
  beforeRoot.lastIndex = 0
  startTag.lastIndex = beforeRoot.exec(text)![0].length
  const at = startTag.lastIndex
  const found = startTag.exec(text)
  if (!found || found[0].endsWith('/>')) return undefined
  const end = at + found[0].length
  const tag = found[0].replace(/[\r\n]+/g, ' ')
  return {
    tag,
    root: found[1]!,
    line: lineAt(text, at),
    end,
    next: placeAfter({ line: 1, column: 0 }, text.slice(0, end)),
  }
}

async function* readPieces<T>(chunks: Chunks, start: Start, read: (root: XmlPart) => T): AsyncGenerator<Decision<T>> {
  const cutter = new PieceCutter(start.root, start.next)
  let skip = start.end
  for await (const text of decodeChunks(chunks)) {
    if (!text.ok) return yield text
    const skipped = Math.min(skip, text.value.length)
    skip -= skipped
    for (const piece of cutter.take(text.value.slice(skipped))) yield* readPiece(piece, start, read)
    if (cutter.isBroken) return
  }
  for (const piece of cutter.end()) yield* readPiece(piece, start, read)
}

function* readPiece<T>(piece: XmlPiece, start: Start, read: (root: XmlPart) => T): Generator<Decision<T>> {
  if (piece.isWhole && piece.text.trim() === '') return
  const close = `</${start.root}>`
  const isAfter = piece.kind === 'after'
  const open = isAfter ? start.tag + close : start.tag
  const around = { open, close: isAfter || !piece.isWhole ? '' : close, place: piece, rootLine: start.line }
  const found = readXmlPiece(piece.text, around, read)
  if (piece.isWhole || !found.ok) yield found
  else yield refuseLong(piece.line)
}

function refuseLong(line: number): Decision<never> {
  const message = `Line ${line} begins more than 10 MB in one piece: check that it is the right file`
  return refuse({ code: 'xml/too-long', source: 'xml.well-formed', message })
}

/** The text of the file, cut where a line or a tag ends, which is never inside a letter. */
async function* decodeChunks(chunks: Chunks): AsyncGenerator<Decision<string>> {
  let rest: Uint8Array = Buffer.alloc(0)
  let lines = 0
  for await (const chunk of chunks()) {
    const bytes = rest.length === 0 ? chunk : Buffer.concat([rest, chunk])
    const end = Math.max(bytes.lastIndexOf(lf), bytes.lastIndexOf(gt)) + 1
    rest = bytes.subarray(end)
    if (rest.length > mostBytes) return yield refuseLong(lines + 1)
    const text = decodeUtf8(bytes.subarray(0, end), lines)
    yield text
    if (!text.ok) return
    lines += text.value.split('\n').length - 1
  }
  if (rest.length > 0) yield decodeUtf8(rest, lines)
}
