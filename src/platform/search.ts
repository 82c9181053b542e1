/** The most words of one search that are looked for; what is typed beyond them narrows no further. */
const mostWords = 8

/** The words of what was typed into a search, at most eight; nothing typed is no words. */
export function wordsOf(text: string | undefined): string[] {
  return (text ?? '').split(/\s+/).filter(Boolean).slice(0, mostWords)
}

/** The pattern for `like` and `ilike` of a text that holds this word anywhere; `%` and `_` stand for themselves. */
export function containing(word: string): string {
  return `%${word.replace(/[\\%_]/g, '\\$&')}%`
}
