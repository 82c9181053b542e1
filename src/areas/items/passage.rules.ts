import type { Option, OptionDraft, Question } from './item.schema.ts'

/** A piece of a passage: plain, or a part that can be selected, by its key. */
export type Piece = { key: string; text: string } | { key: null; text: string }

/** Cuts a passage as it is kept, "Give [o1] within [o2].", into its pieces. @source office.questions.form */
export function cutPassage(passage: string): Piece[] {
  return passage.split(/(\[[^[\]]*\])/).flatMap((text): Piece[] => {
    if (text === '') return []
    return text.startsWith('[') && text.endsWith(']') ? [{ key: text.slice(1, -1), text }] : [{ key: null, text }]
  })
}

/** A passage to be read, its parts in brackets. @source office.questions.form */
export function showPassage({ passage, options }: Pick<Question, 'passage' | 'options'>): string {
  const wordings = new Map(options.map(({ key, wording }) => [key, wording]))
  return cutPassage(passage ?? '')
    .map(({ key, text }) => (key === null ? text : `[${wordings.get(key) ?? key}]`))
    .join('')
}

/** A passage as it is written: each part with its star and what is told. @source office.questions.form */
export function writePassage({ passage, options }: { passage: string | null; options: readonly Option[] }): string {
  const known = new Map(options.map((option) => [option.key, option]))
  return cutPassage(passage ?? '')
    .map(({ key, text }) => {
      const option = key === null ? undefined : known.get(key)
      if (!option) return text
      return `[${option.isRight ? '* ' : ''}${option.wording}${option.feedback ? ` | ${option.feedback}` : ''}]`
    })
    .join('')
}

/**
 * Reads a passage as it was written. A part keeps its key while its words or its place stay.
 *
 * @param known the parts as they are written now
 * @source office.questions.form
 */
export function readPassage(
  text: string,
  keysOf: (wordings: string[]) => string[],
): { passage: string; options: OptionDraft[] } {
  const pieces = cutPassage(text.replace(/\r\n?/g, '\n').trim())
  const written = pieces.filter((piece) => piece.key !== null).map((piece) => readPart(piece.key!))
  const isScored = written.some((part) => part.isRight)
  const keys = keysOf(written.map((part) => part.wording))
  const options = written.map((part, i) => ({ ...part, key: keys[i]!, isRight: isScored ? part.isRight : null }))
  let at = 0
  const passage = pieces.map((piece) => (piece.key === null ? piece.text : `[${keys[at++]}]`)).join('')
  return { passage, options }
}

function readPart(inner: string) {
  const [head = '', ...rest] = inner.split('|')
  const isRight = head.trim().startsWith('*')
  return { wording: head.trim().replace(/^\*/, '').trim(), isRight, feedback: rest.join('|').trim() || null }
}
