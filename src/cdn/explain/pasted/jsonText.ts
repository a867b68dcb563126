/**
 * Reads JSON from left to right, and builds only what is asked for: what is not wanted is passed over without being made, however
 * large it is. What is built is bounded. The first mistake ends it, with the place and what would have been there.
 */

/** An object is a Map: whatever its keys are called, they are data. */
export type Json = string | number | boolean | null | readonly Json[] | ReadonlyMap<string, Json>

/** What to do with a value: build it, pass it over, or the same for each of its parts. */
export type Shape =
  | 'whole'
  | 'skip'
  /** Of an object these, and of all others what `rest` says. */
  | { readonly keys: ReadonlyMap<string, Shape>; readonly rest: Shape }
  /** Of a list each, and where it begins; nothing is kept. */
  | { readonly each: Shape; readonly found: (item: Json, at: number) => void; readonly otherwise: Shape }

/** A place where the text is no JSON. */
export class JsonMistake extends Error {
  readonly at: number

  constructor(at: number, wanted: string) {
    super(wanted)
    this.at = at
  }
}

/** Nothing that is read for its headers is nested deeper, or has more parts. */
const MAX_DEPTH = 200
const MAX_PARTS = 5000
const MAX_TEXT = 100_000

const SPACE = /[ \t\r\n]*/y
const NUMBER = /-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/y
const ESCAPE = /\\(?:u([0-9a-fA-F]{4})|(.))/gs
const ESCAPED: Readonly<Record<string, string>> = { b: '\b', f: '\f', n: '\n', r: '\r', t: '\t' }

export class JsonText {
  readonly #text: string
  #at: number

  constructor(text: string, at = 0) {
    this.#text = text
    this.#at = at
  }

  /** Where the reading is. */
  get at(): number {
    return this.#at
  }

  /** The next character that is no space; empty at the end. */
  peek(): string {
    SPACE.lastIndex = this.#at
    SPACE.exec(this.#text)
    this.#at = SPACE.lastIndex
    return this.#text[this.#at] ?? ''
  }

  /** The next value; null for what is passed over. Throws a JsonMistake. */
  value(shape: Shape, depth = 0): Json {
    const first = this.peek()
    if (shape === 'skip') return this.#skip()
    if (depth > MAX_DEPTH) throw new JsonMistake(this.#at, `more than ${MAX_DEPTH} brackets, one in the other, are no list of headers`)
    if (first === '{') return this.#object(shape, depth)
    if (first === '[') return this.#array(shape, depth)
    return first === '"' ? this.#string() : this.#word()
  }

  #object(shape: Exclude<Shape, 'skip'>, depth: number): Json {
    const parts = new Map<string, Json>()
    this.#at++
    if (this.#ends('}')) return parts
    do {
      if (this.peek() !== '"') throw this.#mistake('a name in double quotes should be here')
      const key = this.#string()
      if (this.peek() !== ':') throw this.#mistake('a ":" should be here')
      this.#at++
      const of = shapeOf(shape, key)
      const value = this.value(parts.size < MAX_PARTS ? of : 'skip', depth + 1)
      if (of !== 'skip' && parts.size < MAX_PARTS) parts.set(key, value)
    } while (this.#goesOn('}'))
    return parts
  }

  #array(shape: Exclude<Shape, 'skip'>, depth: number): Json {
    const parts: Json[] = []
    this.#at++
    if (this.#ends(']')) return parts
    do {
      this.peek()
      const at = this.#at
      if (typeof shape === 'object' && 'each' in shape) shape.found(this.value(shape.each, depth + 1), at)
      else if (parts.length < MAX_PARTS) parts.push(this.value(shape, depth + 1))
      else this.#skip()
    } while (this.#goesOn(']'))
    return parts
  }

  #ends(bracket: string): boolean {
    if (this.peek() !== bracket) return false
    this.#at++
    return true
  }

  #goesOn(bracket: string): boolean {
    if (this.#ends(bracket)) return false
    if (this.peek() !== ',') throw this.#mistake(`a "," or "${bracket}" should be here`)
    this.#at++
    // A comma too many is common where somebody has shortened a list by hand.
    return !this.#ends(bracket)
  }

  #string(): string {
    const start = this.#at + 1
    this.#at = this.#endOfString(start) + 1
    const raw = this.#text.slice(start, Math.min(this.#at - 1, start + MAX_TEXT))
    return raw.includes('\\') ? raw.replaceAll(ESCAPE, (_, code?: string, letter?: string) => (code ? String.fromCharCode(Number.parseInt(code, 16)) : (ESCAPED[letter!] ?? letter!))) : raw
  }

  /** The quote that closes a text: an even number of backslashes stands before it. */
  #endOfString(start: number): number {
    for (let end = this.#text.indexOf('"', start); end >= 0; end = this.#text.indexOf('"', end + 1)) {
      let first = end
      while (first > start && this.#text[first - 1] === '\\') first--
      if ((end - first) % 2 === 0) return end
    }
    throw new JsonMistake(start - 1, 'the text that begins here has no end')
  }

  #word(): Json {
    for (const [word, value] of [['true', true], ['false', false], ['null', null]] as const) {
      if (this.#text.startsWith(word, this.#at)) {
        this.#at += word.length
        return value
      }
    }
    NUMBER.lastIndex = this.#at
    const found = NUMBER.exec(this.#text)
    if (!found) throw this.#mistake('a value should be here')
    this.#at = NUMBER.lastIndex
    return Number(found[0])
  }

  /** Passes over a value: its brackets are counted, its texts are not made. */
  #skip(): null {
    let depth = 0
    if ('}],:'.includes(this.peek())) throw this.#mistake('a value should be here')
    do {
      const next = this.peek()
      if (next === '{' || next === '[') depth++
      else if (next === '}' || next === ']') depth--
      if (next === '"') this.#at = this.#endOfString(this.#at + 1) + 1
      else if (next !== '' && '{}[],:'.includes(next)) this.#at++
      else this.#word()
    } while (depth > 0)
    return null
  }

  #mistake(wanted: string): JsonMistake {
    return new JsonMistake(this.#at, this.#at >= this.#text.length ? 'the end is missing' : wanted)
  }
}

function shapeOf(shape: Exclude<Shape, 'skip'>, key: string): Shape {
  if (shape === 'whole') return 'whole'
  if ('each' in shape) return shape.otherwise
  return shape.keys.get(key) ?? shape.rest
}
