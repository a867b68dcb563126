/**
 * Structured fields (RFC 9651): dictionaries (§3.2), as far as targeted cache control needs them (RFC 9213 §2.1), and lists (§3.1).
 * One mistake anywhere and the whole field counts as absent.
 */

/** Type and value of an item; parameters and inner lists are read and dropped. */
export type BareItem =
  | { readonly type: 'integer' | 'decimal' | 'date'; readonly value: number }
  | { readonly type: 'string' | 'token' | 'bytes' | 'display'; readonly value: string }
  | { readonly type: 'boolean'; readonly value: boolean }
  | { readonly type: 'list' }

const KEY = /[a-z*][a-z0-9_\-.*]*/y
const SPACES = / */y
const BLANKS = /[ \t]*/y
const DECIMAL = /-?\d{1,12}\.\d{1,3}(?![\d.])/y
const INTEGER = /-?\d{1,15}(?![\d.])/y
const STRING = /"(?:[ !#-[\]-~]|\\["\\])*"/y
const TOKEN = /[A-Za-z*][!#$%&'*+\-.^_`|~0-9A-Za-z:/]*/y
const BYTES = /:[A-Za-z0-9+/=]*:/y
const BOOLEAN = /\?[01]/y
const DATE = /@-?\d{1,15}(?![\d.])/y
const DISPLAY = /%"(?:[ !#$&-~]|%[0-9a-f]{2})*"/y

/** The members by key, the last of each; undefined when the text is no dictionary. Never throws. */
export function parseDictionary(text: string): ReadonlyMap<string, BareItem> | undefined {
  return new Reader(text).dictionary()
}

/** The members in order; undefined when the text is no list. Never throws. */
export function parseList(text: string): readonly BareItem[] | undefined {
  return new Reader(text).list()
}

/** Reads from left to right; `undefined` means that the grammar was broken. */
class Reader {
  readonly #text: string
  #at = 0

  constructor(text: string) {
    this.#text = text
  }

  dictionary(): ReadonlyMap<string, BareItem> | undefined {
    const members = new Map<string, BareItem>()
    const isRead = this.#members(() => {
      const key = this.#take(KEY)
      const item = key === undefined ? undefined : this.#member()
      if (!item) return false
      members.delete(key!)
      members.set(key!, item)
      return true
    })
    return isRead ? members : undefined
  }

  list(): readonly BareItem[] | undefined {
    const members: BareItem[] = []
    const isRead = this.#members(() => {
      const item = this.#value()
      if (!item || !this.#parameters()) return false
      members.push(item)
      return true
    })
    return isRead ? members : undefined
  }

  /** Members with commas between them, to the end; `read` says whether it could read one. Spaces after the last one end the field (§4.2). */
  #members(read: () => boolean): boolean {
    this.#take(SPACES)
    while (this.#at < this.#text.length) {
      if (!read()) return false
      this.#take(BLANKS)
      if (this.#at === this.#text.length) break
      if (!this.#skip(',')) return false
      this.#take(BLANKS)
      // A comma at the end promises a member that does not come.
      if (this.#at === this.#text.length) return false
    }
    return true
  }

  #member(): BareItem | undefined {
    const item: BareItem | undefined = this.#skip('=') ? this.#value() : { type: 'boolean', value: true }
    return item && this.#parameters() ? item : undefined
  }

  #value(): BareItem | undefined {
    return this.#text[this.#at] === '(' ? this.#innerList() : this.#bareItem()
  }

  #innerList(): BareItem | undefined {
    this.#at++
    for (;;) {
      this.#take(SPACES)
      if (this.#skip(')')) return { type: 'list' }
      if (!this.#bareItem() || !this.#parameters()) return undefined
      if (this.#text[this.#at] !== ' ' && this.#text[this.#at] !== ')') return undefined
    }
  }

  #parameters(): boolean {
    while (this.#skip(';')) {
      this.#take(SPACES)
      if (this.#take(KEY) === undefined) return false
      if (this.#skip('=') && !this.#bareItem()) return false
    }
    return true
  }

  #bareItem(): BareItem | undefined {
    const decimal = this.#take(DECIMAL)
    if (decimal !== undefined) return { type: 'decimal', value: Number(decimal) }
    const integer = this.#take(INTEGER)
    if (integer !== undefined) return { type: 'integer', value: Number(integer) }
    const string = this.#take(STRING)
    if (string !== undefined) return { type: 'string', value: string.slice(1, -1).replaceAll(/\\(.)/g, '$1') }
    const token = this.#take(TOKEN)
    if (token !== undefined) return { type: 'token', value: token }
    const bytes = this.#take(BYTES)
    if (bytes !== undefined) return { type: 'bytes', value: bytes.slice(1, -1) }
    const boolean = this.#take(BOOLEAN)
    if (boolean !== undefined) return { type: 'boolean', value: boolean === '?1' }
    const date = this.#take(DATE)
    if (date !== undefined) return { type: 'date', value: Number(date.slice(1)) }
    const display = this.#take(DISPLAY)
    return display === undefined ? undefined : { type: 'display', value: display.slice(2, -1) }
  }

  #take(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.#at
    const found = pattern.exec(this.#text)?.[0]
    if (found !== undefined) this.#at += found.length
    return found
  }

  #skip(character: string): boolean {
    if (this.#text[this.#at] !== character) return false
    this.#at++
    return true
  }
}
