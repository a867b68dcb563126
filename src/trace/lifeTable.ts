/**
 * The lives of copies by their number: columns of one typed array and small tables of what repeats, so that they cross to
 * another thread without a copy of them.
 */
import { Numbered } from './numbered'

/** The life of one copy in a cache, from the moment it was stored or validated. Times in µs. */
export interface LifeRecord {
  /** When it came, in virtual time. */
  readonly sinceUs: number
  /** How old it was then. */
  readonly ageUs: number
  /** How old it may become and still be fresh. */
  readonly lifetimeUs: number
  /** How long after that it may be served while it is refreshed, and when the origin fails. */
  readonly staleWhileRevalidateUs: number
  readonly staleIfErrorUs: number
  /** It may not be served without asking, however fresh (no-cache). */
  readonly asksAlways: boolean
  /** The origin can be asked whether it still holds: it has a validator. */
  readonly validator: string
  /** What it shows, in a few words; empty when the scene does not say. */
  readonly content: string
  readonly bytes: number
  /** What the key consists of beside method and URL: field names and normalised values. */
  readonly parts: readonly (readonly [name: string, value: string])[]
}

/** What is left of a table when its buffer is handed over. */
export interface LifeTableData {
  readonly length: number
  readonly buffer: ArrayBuffer
  readonly texts: readonly string[]
  readonly parts: readonly LifeRecord['parts'][]
}

/** Doubles of a life, in this order; validator, content and parts are numbers of the tables. */
const COLUMNS = 10
const FIRST_CAPACITY = 64

export class LifeTable {
  length = 0
  #columns = new Float64Array(FIRST_CAPACITY * COLUMNS)
  #texts = new Numbered<string>()
  #parts = new Numbered<LifeRecord['parts']>()

  /** The table again, on the side that `transfer` was sent to. */
  static from({ length, buffer, texts, parts }: LifeTableData): LifeTable {
    const table = new LifeTable()
    table.length = length
    table.#columns = new Float64Array(buffer)
    table.#texts = new Numbered(texts)
    table.#parts = new Numbered(parts)
    return table
  }

  /** Plain data, and the buffer to list when it is posted, without the room that it had left; this table is not to be read afterwards. */
  transfer(): { readonly data: LifeTableData; readonly buffers: readonly ArrayBuffer[] } {
    const { buffer } = this.#columns.slice(0, this.length * COLUMNS)
    return { data: { length: this.length, buffer, texts: this.#texts.all, parts: this.#parts.all }, buffers: [buffer] }
  }

  /** Adds a life and returns its number. */
  add(life: LifeRecord): number {
    const id = this.length++
    if (this.length * COLUMNS > this.#columns.length) {
      const grown = new Float64Array(this.#columns.length * 2)
      grown.set(this.#columns)
      this.#columns = grown
    }
    const { parts, validator, content } = life
    const columns = this.#columns
    const at = id * COLUMNS
    columns[at] = life.sinceUs
    columns[at + 1] = life.ageUs
    columns[at + 2] = life.lifetimeUs
    columns[at + 3] = life.staleWhileRevalidateUs
    columns[at + 4] = life.staleIfErrorUs
    columns[at + 5] = Number(life.asksAlways)
    columns[at + 6] = this.#texts.numberOf(validator, validator)
    columns[at + 7] = this.#texts.numberOf(content, content)
    columns[at + 8] = life.bytes
    columns[at + 9] = this.#parts.numberOf(parts.length === 0 ? '' : JSON.stringify(parts), parts)
    return id
  }

  /** The life of that number, which must be one. */
  at(id: number): LifeRecord {
    const column = (which: number): number => this.#columns[id * COLUMNS + which]!
    return {
      sinceUs: column(0), ageUs: column(1), lifetimeUs: column(2), staleWhileRevalidateUs: column(3), staleIfErrorUs: column(4),
      asksAlways: column(5) === 1, validator: this.#texts.all[column(6)]!, content: this.#texts.all[column(7)]!, bytes: column(8),
      parts: this.#parts.all[column(9)]!,
    }
  }

  /** Size of the copy (bytes), without anything else of it. */
  bytes(id: number): number {
    return this.#columns[id * COLUMNS + 8]!
  }
}
