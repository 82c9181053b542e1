import { type Refusal, refuse } from '../kernel/decision.ts'
import { lineAt } from './prolog.ts'

/** What the parser says of its first fault: its own words, and the place where it stopped. */
export type Fault = { message: string; line: number; col: number }

/**
 * Where a piece of the file stands that the parser was given below the root's start tag: its first line is the parser's
 * second. `before` is how many lines less the parser counts, `column` how many bytes of its first line come before it,
 * `root` the line of the root.
 */
export type Lines = { before: number; column: number; root: number }

type Say = (line: number, found: string[]) => { code: string; message: string }

const malformed = (message: string) => ({ code: 'xml/malformed', message })

/** The parser's words, and what they mean for the person who brought the file. */
const meanings: [RegExp, Say][] = [
  [
    /^Premature end of data in tag (\S+) line (\d+)/,
    (line, [tag, opened]) => cutOff(line, `, inside <${tag}> of line ${opened}`),
  ],
  [
    /^Opening and ending tag mismatch: (\S+) line (\d+) and (\S+)/,
    (line, [tag, opened, end]) =>
      malformed(
        `<${tag}> of line ${opened} is not closed before </${end}> in line ${line}: ask the sender for a whole file`,
      ),
  ],
  [
    /^Entity '([^']+)' not defined/,
    (line, [name]) => ({
      code: 'xml/unknown-name',
      message: `Line ${line} writes a letter as &${name};, which this file does not explain: save it again with plain letters`,
    }),
  ],
  [
    /^Excessive depth/,
    (line) => ({
      code: 'xml/too-deep',
      message: `Line ${line} lies more than 256 elements deep, deeper than any file read here: check that it is the right file`,
    }),
  ],
  [
    /^Resource limit/,
    (line) => ({
      code: 'xml/too-long',
      message: `Line ${line} holds more than 10 MB in one piece: check that it is the right file`,
    }),
  ],
  [
    /^Start tag expected/,
    (line) =>
      malformed(
        `No XML element begins in line ${line}, where the first has to: check that it is the right and whole file`,
      ),
  ],
  [
    /^XML declaration allowed only/,
    (line) =>
      malformed(
        `Line ${line} holds the XML declaration, which has to be the very first thing in a file: remove what stands before it`,
      ),
  ],
  [
    /^Extra content at the end/,
    (line) =>
      malformed(`This file goes on in line ${line} after its last element was closed: bring one file at a time`),
  ],
  [
    /Char 0x|invalid Char|Invalid bytes|Invalid character/,
    (line) => malformed(`Line ${line} holds a character that no XML file may hold: save the file again`),
  ],
]

/**
 * Says in one sentence why a file could not be read as XML. The parser's own words are not shown: they quote the file.
 *
 * @param text the decoded file, to tell "breaks off" from "is wrong in the middle"
 * @param lines given where the text is a piece of the file with the root's tags around it
 * @returns refusal `xml/cut-off`, `xml/malformed`, `xml/too-deep`, `xml/too-long` or `xml/unknown-name`
 * @source xml.well-formed
 */
export function refuseMalformed(
  fault: Fault | undefined,
  text: string,
  lines?: Lines,
): { ok: false; refusal: Refusal } {
  const source = 'xml.well-formed'
  if (!fault) return refuse({ ...malformed('This file is not XML: check that it is the right file'), source })
  const line = fault.line + (lines?.before ?? 0)
  const words = lines ? moveLines(fault.message, lines) : fault.message
  for (const [pattern, say] of meanings) {
    const found = pattern.exec(words)
    if (found) return refuse({ ...say(line, found.slice(1)), source })
  }
  if (isAtEnd(fault, text)) return refuse({ ...cutOff(line, ''), source })
  const message = `Line ${line} is not written as XML asks, at character ${fault.col + (lines && fault.line === 2 ? lines.column : 0)}: ask the sender for a whole file`
  return refuse({ ...malformed(message), source })
}

/** The parser's words with the lines of the file in place of those of the piece. */
function moveLines(words: string, { before, root }: Lines): string {
  return words.replace(/ line (\d+)/, (_, line: string) => ` line ${line === '1' ? root : Number(line) + before}`)
}

function cutOff(line: number, where: string) {
  return { code: 'xml/cut-off', message: `This file breaks off in line ${line}${where}: save or download it again` }
}

/** Did the parser stop where the file ends? Its column counts bytes. */
function isAtEnd(fault: Fault, text: string): boolean {
  const last = text.slice(text.lastIndexOf('\n') + 1)
  return fault.line >= lineAt(text, text.length) && fault.col >= Buffer.byteLength(last)
}
