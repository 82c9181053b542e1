import { isUtf8 } from 'node:buffer'
import { type Decision, allow, refuse } from '../kernel/decision.ts'

const source = 'xml.encoding'

/** The first line of an XML file, as XML 1.0 writes it; the encoding it names is group 2. */
const declaration =
  /^<\?xml\s+version\s*=\s*(["'])1\.\d+\1(?:\s+encoding\s*=\s*["']([A-Za-z][\w.-]*)["'])?(?:\s+standalone\s*=\s*["'](?:yes|no)["'])?\s*\?>/

/** What the bytes 80 to 9F mean in windows-1252, in order; they mean nothing in ISO-8859-1. */
const windows = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ'

type Written = 'UTF-8' | 'UTF-16LE' | 'UTF-16BE' | 'UTF-32' | 'single bytes'

/**
 * Turns the bytes of an XML file into text, if they are written in the way the file says.
 * Reads UTF-8, UTF-16, US-ASCII, ISO-8859-1 and windows-1252.
 *
 * @returns the text without byte order mark, its first line blanked so that line numbers stay; or refusal `xml/encoding`
 * @source xml.encoding
 */
export function decodeXml(bytes: Uint8Array): Decision<string> {
  const { written, mark } = findMark(bytes)
  if (written === 'UTF-32') return wrong('This file is written in UTF-32, which is not read here')
  const head = showHead(bytes.subarray(mark), written)
  if (/^<\?xml\s/.test(head) && !declaration.test(head))
    return wrong('The first line of this file begins like XML, but is not as XML writes it')
  const told = declaration.exec(head)?.[2] ?? null
  const decoded = decodeAs(bytes.subarray(mark), written, told)
  return decoded.ok ? allow(blankDeclaration(decoded.value)) : decoded
}

/** Which way of writing the first bytes show, and how long their byte order mark is. */
function findMark(bytes: Uint8Array): { written: Written; mark: number } {
  const [a, b, c, d] = bytes
  if (a === 0xef && b === 0xbb && c === 0xbf) return { written: 'UTF-8', mark: 3 }
  if ((a === 0xff && b === 0xfe && c === 0 && d === 0) || (a === 0 && b === 0 && c === 0xfe && d === 0xff))
    return { written: 'UTF-32', mark: 4 }
  if (a === 0xff && b === 0xfe) return { written: 'UTF-16LE', mark: 2 }
  if (a === 0xfe && b === 0xff) return { written: 'UTF-16BE', mark: 2 }
  if (a === 0x3c && b === 0) return { written: 'UTF-16LE', mark: 0 }
  if (a === 0 && b === 0x3c) return { written: 'UTF-16BE', mark: 0 }
  return { written: 'single bytes', mark: 0 }
}

/** The beginning of a file as text, for looking at only: what cannot be read becomes a mark. */
export function showHead(bytes: Uint8Array, written: Written = findMark(bytes).written): string {
  const head = bytes.subarray(0, 65_536)
  if (written === 'UTF-16LE' || written === 'UTF-16BE') return new TextDecoder(written).decode(head)
  return new TextDecoder('utf-8').decode(head)
}

function decodeAs(bytes: Uint8Array, written: Written, told: string | null): Decision<string> {
  const name = told?.toUpperCase() ?? null
  if (written === 'UTF-16LE' || written === 'UTF-16BE') {
    if (name !== null && name !== 'UTF-16' && name !== written) return differs(told, written)
    return decodeWide(bytes, written)
  }
  if (name === null || name === 'UTF-8') return decodeUtf8(bytes)
  if (written === 'UTF-8') return differs(told, 'UTF-8')
  if (name === 'US-ASCII' || name === 'ASCII') return decodeAscii(bytes)
  if (name === 'ISO-8859-1' || name === 'LATIN1') return decodeSingle(bytes, 'ISO-8859-1')
  if (name === 'WINDOWS-1252' || name === 'CP1252') return decodeSingle(bytes, 'windows-1252')
  if (name.startsWith('UTF-16')) return differs(told, 'single bytes, as in UTF-8')
  return wrong(`This file says that it is written in ${told}, which is not read here`)
}

function decodeWide(bytes: Uint8Array, written: 'UTF-16LE' | 'UTF-16BE'): Decision<string> {
  try {
    return allow(new TextDecoder(written, { fatal: true }).decode(bytes))
  } catch {
    return wrong(`This file is written in ${written}, but breaks off or holds half a letter`)
  }
}

/**
 * Is this the beginning of an XML file in UTF-8, as it is told or nothing is? Others are read in one piece only.
 *
 * @source xml.encoding
 */
export function isUtf8Xml(bytes: Uint8Array): boolean {
  const { written, mark } = findMark(bytes)
  const told = declaration.exec(showHead(bytes.subarray(mark), written))?.[2] ?? null
  return (written === 'UTF-8' || written === 'single bytes') && (told === null || told.toUpperCase() === 'UTF-8')
}

/**
 * Turns bytes in UTF-8 into text.
 *
 * @param before how many lines of the file come before these bytes
 * @returns the text without byte order mark, or refusal `xml/encoding`
 * @source xml.encoding
 */
export function decodeUtf8(bytes: Uint8Array, before = 0): Decision<string> {
  if (isUtf8(bytes)) return allow(new TextDecoder('utf-8').decode(bytes))
  const line = before + (findLine(bytes, (part) => !isUtf8(part)) ?? 1)
  return wrong(`Line ${line} holds bytes that are not UTF-8, although the file says or implies UTF-8`)
}

function decodeAscii(bytes: Uint8Array): Decision<string> {
  const isBeyond = (part: Uint8Array) => part.some((byte) => byte > 0x7f)
  if (!isBeyond(bytes)) return allow(Buffer.from(bytes).toString('latin1'))
  return wrong(
    `Line ${findLine(bytes, isBeyond)} holds letters that US-ASCII does not have, although the file says US-ASCII`,
  )
}

function decodeSingle(bytes: Uint8Array, told: 'ISO-8859-1' | 'windows-1252'): Decision<string> {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1')
  if (/[\x80-\xff]/.test(text) && isUtf8(bytes)) return differs(told, 'UTF-8')
  if (told === 'windows-1252') return allow(text.replace(/[\x80-\x9f]/g, (c) => windows[c.charCodeAt(0) - 0x80]!))
  const line = findLine(bytes, (part) => part.some((byte) => byte >= 0x80 && byte <= 0x9f))
  if (line === null) return allow(text)
  return wrong(`Line ${line} holds signs that ISO-8859-1 does not have, although the file says ISO-8859-1`)
}

/** The number of the first line for which `isWrong`; null when there is none. A line feed is never part of a longer letter. */
function findLine(bytes: Uint8Array, isWrong: (line: Uint8Array) => boolean): number | null {
  for (let line = 1, from = 0; from <= bytes.length; line++) {
    const end = bytes.indexOf(0x0a, from)
    const to = end === -1 ? bytes.length : end
    if (isWrong(bytes.subarray(from, to))) return line
    from = to + 1
  }
  return null
}

function blankDeclaration(text: string): string {
  const found = declaration.exec(text)?.[0] ?? ''
  return found.replace(/[^\n]/g, ' ') + text.slice(found.length)
}

function differs(told: string | null, found: string): Decision<string> {
  return wrong(`This file says that it is written in ${told}, but it is written in ${found}`)
}

function wrong(what: string): Decision<string> {
  return refuse({ code: 'xml/encoding', source, message: `${what}: save it again as UTF-8` })
}
