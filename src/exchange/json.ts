import { isUtf8 } from 'node:buffer'
import { type Decision, allow, refuse } from '../kernel/decision.ts'
import { JsonScan } from './json-scan.ts'
import { type Limits, decideSize } from './limit.ts'

/** A JSON document: its value, and the lines on which its objects begin, by path (`/entry/0/resource`). */
export type JsonDocument = { value: unknown; lines: ReadonlyMap<string, number> }

/**
 * The one door for JSON from outside: UTF-8, whole, not too deep. No refusal quotes the file, for it may hold patient data.
 *
 * @param limits the largest file in bytes
 * @param keep names of members whose objects' lines are wanted, such as `resource`
 * @returns the document, or refusal `file/…`, `json/encoding`, `json/cut-off`, `json/malformed`, `json/too-deep`
 * @source json.text
 */
export function readJson(bytes: Uint8Array, limits: Limits, keep: readonly string[] = []): Decision<JsonDocument> {
  const sized = decideSize(bytes, limits)
  if (!sized.ok) return sized
  if (!isUtf8(bytes) || bytes.includes(0))
    return no('encoding', 'This JSON file is not written in UTF-8: save it again as UTF-8')
  const text = new TextDecoder().decode(bytes)
  const scan = new JsonScan(text, keep)
  if (!scan.run()) return no(scan.fault, sentences[scan.fault](scan.line))
  return parse(text, scan)
}

const sentences = {
  'cut-off': (line: number) => `This file breaks off in line ${line}: save or download it again`,
  malformed: (line: number) => `Line ${line} is not written as JSON asks: ask the sender for a whole file`,
  'too-deep': (line: number) => `Line ${line} lies deeper than any file read here: check that it is the right file`,
}

function parse(text: string, scan: JsonScan): Decision<JsonDocument> {
  try {
    return allow({ value: JSON.parse(text), lines: scan.lines })
  } catch {
    return no('malformed', sentences.malformed(1))
  }
}

function no(what: string, message: string): Decision<JsonDocument> {
  return refuse({ code: `json/${what}`, source: 'json.text', message })
}
