/**
 * A stretch of a document as it is read: an element directly inside the root, or what stands between and after them.
 * `isWhole` is false where the file ends or goes wrong inside it: then its end is missing and the parser says why.
 */
export type XmlPiece = Place & { kind: 'element' | 'between' | 'after'; text: string; isWhole: boolean }

/** A line of a file, and after how many bytes of it. */
export type Place = { line: number; column: number }

/** The most letters that are held while the end of an element is looked for; no record is a hundredth as long. */
const mostLetters = 10 * 1024 * 1024

const tokens = {
  comment: /<!--[\s\S]*?-->/y,
  data: /<!\[CDATA\[[\s\S]*?\]\]>/y,
  instruction: /<\?[\s\S]*?\?>/y,
  end: /<\/[^>]*>/y,
  start: /<[^"'>]*(?:"[^"]*"[^"'>]*|'[^']*'[^"'>]*)*>/y,
}

/**
 * Cuts a document into pieces while it arrives, so that no more than one of them is held. It only looks for where tags
 * begin and end; whether a piece is XML is for the parser to say, which is why a tag that does not fit ends a piece.
 *
 * @param place where the first text given to `take` begins, just behind the root's start tag
 */
export class PieceCutter {
  readonly #root: string
  #text = ''
  /** Up to here the text has been looked at. */
  #seen = 0
  #open: string[] = []
  #place: Place
  #isAfter = false
  /** True once nothing more can be cut, because a piece went wrong. */
  isBroken = false

  constructor(root: string, place: Place) {
    this.#root = root
    this.#place = place
  }

  /** The pieces that are whole with this much more text, or broken. */
  *take(text: string): Generator<XmlPiece> {
    this.#text += text
    while (!this.isBroken) {
      const at = this.#text.indexOf('<', this.#seen)
      const token = at === -1 ? undefined : this.#tokenAt(at)
      if (token === undefined) break
      yield* this.#pass(at, token)
    }
    if (!this.isBroken && this.#text.length > mostLetters) yield this.#breakOff()
  }

  /** What is left when the file has ended. */
  *end(): Generator<XmlPiece> {
    if (this.isBroken) return
    const isWhole = this.#isAfter
    if (!isWhole || this.#text !== '') yield { ...this.#cut(this.#text.length), isWhole }
  }

  /** The token that begins here; undefined while its end has not arrived. */
  #tokenAt(at: number): string | undefined {
    const head = this.#text.slice(at, at + 9)
    if (head.length < 9 && ['<!--', '<![CDATA[', '<?'].some((sign) => sign.startsWith(head))) return undefined
    const pattern = patternOf(head)
    pattern.lastIndex = at
    return pattern.exec(this.#text)?.[0]
  }

  *#pass(at: number, token: string): Generator<XmlPiece> {
    const end = at + token.length
    const name = /^<\/?([^\s/>]*)/.exec(token)![1]!
    if (/^<[!?]/.test(token) || this.#isAfter) {
      this.#seen = end
      return
    }
    if (token.startsWith('</')) return yield* this.#close(at, end, name)
    if (this.#open.length === 0 && at > 0) yield { ...this.#cut(at), isWhole: true }
    const moved = this.#open.length === 0 ? token.length : end
    this.#seen = moved
    if (!token.endsWith('/>')) this.#open.push(name)
    else if (this.#open.length === 0) yield { ...this.#cut(moved, 'element'), isWhole: true }
  }

  *#close(at: number, end: number, name: string): Generator<XmlPiece> {
    const isRootsEnd = this.#open.length === 0 && name === this.#root
    if (isRootsEnd) {
      if (at > 0) yield { ...this.#cut(at), isWhole: true }
      this.#cut(end - at)
      this.#isAfter = true
      return
    }
    this.#seen = end
    if (this.#open.pop() !== name) yield this.#breakOff(end)
    else if (this.#open.length === 0) yield { ...this.#cut(end, 'element'), isWhole: true }
  }

  #breakOff(end = this.#text.length): XmlPiece {
    this.isBroken = true
    return { ...this.#cut(end), isWhole: false }
  }

  /** Takes the text up to here out; the root's end tag is thrown away by who calls. */
  #cut(end: number, kind: XmlPiece['kind'] = this.#isAfter ? 'after' : 'between'): Omit<XmlPiece, 'isWhole'> {
    const text = this.#text.slice(0, end)
    const piece = { kind, ...this.#place, text }
    this.#place = placeAfter(this.#place, text)
    this.#text = this.#text.slice(end)
    this.#seen = 0
    return piece
  }
}

function patternOf(head: string): RegExp {
  if (head.startsWith('<!--')) return tokens.comment
  if (head.startsWith('<![CDATA[')) return tokens.data
  if (head.startsWith('<?')) return tokens.instruction
  return head.startsWith('</') ? tokens.end : tokens.start
}

/** Where one is in a file that goes on with this text. */
export function placeAfter({ line, column }: Place, text: string): Place {
  const last = text.lastIndexOf('\n')
  if (last === -1) return { line, column: column + Buffer.byteLength(text) }
  return { line: line + text.split('\n').length - 1, column: Buffer.byteLength(text.slice(last + 1)) }
}
