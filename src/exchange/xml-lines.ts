const token =
  /<!--[\s\S]*?-->|<!\[CDATA\[[\s\S]*?\]\]>|<\?[\s\S]*?\?>|<!DOCTYPE[^>]*>|<\/[^>]*>|<[^"'>]*(?:"[^"]*"[^"'>]*|'[^']*'[^"'>]*)*>|\n/g

/**
 * The lines on which the elements directly inside the root begin, in order.
 *
 * @param text a whole, well-formed document without definitions of its own
 */
export function listRowLines(text: string): number[] {
  const lines: number[] = []
  let depth = 0
  let line = 1
  for (const [found] of text.matchAll(token)) {
    const isEnd = found.startsWith('</')
    const isStart = !isEnd && /^<[^!?]/.test(found)
    if (isStart && depth === 1) lines.push(line)
    if (isStart && !found.endsWith('/>')) depth++
    if (isEnd) depth--
    line += countBreaks(found)
  }
  return lines
}

function countBreaks(text: string): number {
  return text === '\n' ? 1 : text.split('\n').length - 1
}
