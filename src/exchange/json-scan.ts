const blank = /[ \t\r\n]*/y
const plain = /[^"\\\u0000-\u001f]*/y
const escape = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y
const number = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y
const word = /true|false|null/y

/** Deeper than any FHIR file; it also bounds our own recursion. */
const deepest = 100

type Where = { path: string; name: string; depth: number }

/** Walks through JSON text once: finds the line of its first fault, and the lines of the objects asked for. */
export class JsonScan {
  readonly lines = new Map<string, number>()
  fault: 'cut-off' | 'malformed' | 'too-deep' = 'malformed'
  line = 1
  readonly #text: string
  readonly #keep: readonly string[]
  #at = 0
  #counted = 0

  constructor(text: string, keep: readonly string[]) {
    this.#text = text
    this.#keep = keep
  }

  /** Is the text one whole JSON value? If not, `fault` and `line` say what is wrong and where. */
  run(): boolean {
    if (!this.#value({ path: '', name: '', depth: 0 })) return this.#stop()
    this.#skip(blank)
    return this.#at === this.#text.length || this.#stop()
  }

  #value(where: Where): boolean {
    this.#skip(blank)
    if (where.depth > deepest) {
      this.fault = 'too-deep'
      return false
    }
    const sign = this.#text[this.#at]
    if (sign === '{') return this.#object(where)
    if (sign === '[') return this.#list(where)
    if (sign === '"') return this.#string() !== null
    return this.#skip(number) > 0 || this.#skip(word) > 0
  }

  #object(where: Where): boolean {
    if (where.depth === 0 || this.#keep.includes(where.name)) this.lines.set(where.path, this.#countLines())
    this.#at++
    if (this.#take('}')) return true
    do {
      this.#skip(blank)
      const name = this.#string()
      if (name === null || !this.#take(':')) return false
      if (!this.#value({ path: `${where.path}/${name}`, name, depth: where.depth + 1 })) return false
    } while (this.#take(','))
    return this.#take('}')
  }

  /** What stands in a list bears the list's name. */
  #list(where: Where): boolean {
    this.#at++
    if (this.#take(']')) return true
    let place = 0
    do {
      if (!this.#value({ path: `${where.path}/${place++}`, name: where.name, depth: where.depth + 1 })) return false
    } while (this.#take(','))
    return this.#take(']')
  }

  /** The text between the quotes as written; null when it is no string. */
  #string(): string | null {
    if (this.#text[this.#at] !== '"') return null
    const from = ++this.#at
    do this.#skip(plain)
    while (this.#skip(escape) > 0)
    if (this.#text[this.#at] !== '"') return null
    return this.#text.slice(from, this.#at++)
  }

  #take(sign: string): boolean {
    this.#skip(blank)
    if (this.#text[this.#at] !== sign) return false
    this.#at++
    return true
  }

  #skip(pattern: RegExp): number {
    pattern.lastIndex = this.#at
    const length = pattern.exec(this.#text)?.[0].length ?? 0
    this.#at += length
    return length
  }

  #countLines(): number {
    for (; this.#counted < this.#at; this.#counted++) if (this.#text[this.#counted] === '\n') this.line++
    return this.line
  }

  #stop(): false {
    this.#countLines()
    if (this.fault !== 'too-deep' && isStart(this.#text.slice(this.#at))) this.fault = 'cut-off'
    return false
  }
}

/** Could this rest become right if the file went on? Then the file breaks off here. */
function isStart(rest: string): boolean {
  return rest === '' || /^(?:t(?:ru?)?|f(?:a(?:ls?)?)?|n(?:ul?)?|-|\.|[eE][+-]?|\\(?:u[0-9a-fA-F]{0,3})?)$/.test(rest)
}
