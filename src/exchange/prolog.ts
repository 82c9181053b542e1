import { type Decision, allow, refuse } from '../kernel/decision.ts'

const beforeRoot = [/\s+/y, /<!--[\s\S]*?-->/y, /<\?[\s\S]*?\?>/y]
const literal = `(?:"[^"]*"|'[^']*')`
const outside = `(?:\\s+(?:SYSTEM\\s+${literal}|PUBLIC\\s+${literal}(?:\\s+${literal})?))?`
const doctype = new RegExp(`<!DOCTYPE\\s+[^\\s>["']+${outside}\\s*`, 'y')

/**
 * Lets through a file whose document type names, at most, a definition elsewhere. That definition is never fetched.
 * A file that brings definitions of its own (an internal subset, entities) is refused before anything parses it.
 *
 * @returns the text, or refusal `xml/own-definitions`
 * @source xml.closed
 */
export function decideProlog(text: string): Decision<string> {
  const at = skipToDoctype(text)
  if (!text.startsWith('<!DOCTYPE', at)) return allow(text)
  const end = at + lengthOf(doctype, text, at)
  const isClosed = end > at && text[end] === '>'
  if (isClosed || !text.includes('[', at)) return allow(text)
  return refuse({
    code: 'xml/own-definitions',
    source: 'xml.closed',
    message: `Line ${lineAt(text, end)} of this file begins definitions of its own, which can pull in other files: ask the sender for a file without them`,
  })
}

/** The number of the line in which a place of the text lies. */
export function lineAt(text: string, place: number): number {
  let line = 1
  for (let at = text.indexOf('\n'); at !== -1 && at < place; at = text.indexOf('\n', at + 1)) line++
  return line
}

/** Where blanks, comments and processing instructions end that may stand before the document type. */
function skipToDoctype(text: string): number {
  let at = 0
  for (let step = 1; step > 0; at += step) step = Math.max(...beforeRoot.map((one) => lengthOf(one, text, at)))
  return at
}

function lengthOf(pattern: RegExp, text: string, from: number): number {
  pattern.lastIndex = from
  return pattern.exec(text)?.[0].length ?? 0
}
