/**
 * What happened: 24 bytes a record in chunks of typed arrays, plus tables of strings and
 * messages, and the table of exchanges. It is written once, in time order, and never changed; whatever is shown, tested
 * or compared is read from here.
 */
import { Exchanges, type ExchangesData } from './exchanges'
import { BoundError } from '../engine/invariant'
import { type LifeRecord, LifeTable, type LifeTableData } from './lifeTable'

const CHUNK_BITS = 12
const CHUNK_SIZE = 1 << CHUNK_BITS
const CHUNK_MASK = CHUNK_SIZE - 1
/** A record is one double, its time, and four integers: node and kind, exchange, a, b. They lie side by side. */
export const BYTES_PER_RECORD = 24
const DOUBLES = BYTES_PER_RECORD / 8
const INTEGERS = BYTES_PER_RECORD / 4
/** Where in a record, counted in integers: the time takes the first two. */
const WHAT = 2
const EXCHANGE = 3
const A = 4
const B = 5
/** The node stands in the low bits of the integer that it shares with the kind. */
const NODE_BITS = 16
const NODE_MASK = (1 << NODE_BITS) - 1

/** Two views of one buffer. */
interface Chunk {
  readonly times: Float64Array<ArrayBuffer>
  readonly integers: Int32Array<ArrayBuffer>
}

/** Headers of one message, as the inspector shows them. */
export interface MessageRecord {
  readonly startLine: string
  readonly headers: readonly (readonly [name: string, value: string])[]
  readonly bodyBytes: number
}

/** What is left of a trace when its chunks are handed over. */
export interface TraceData {
  readonly length: number
  readonly chunks: readonly ArrayBuffer[]
  readonly exchanges: ExchangesData
  readonly messages: readonly MessageRecord[]
  readonly lives: LifeTableData
  readonly strings: readonly string[]
}

/** The node number of a record that belongs to no node. */
export const NO_NODE = NODE_MASK

export class Trace {
  length = 0
  readonly exchanges: Exchanges
  readonly messages: MessageRecord[] = []
  readonly lives: LifeTable
  readonly strings: string[] = ['']
  /** Made when the first string is interned: a trace that is only read needs none. */
  #stringIds: Map<string, number> | null = null
  readonly #chunks: Chunk[] = []
  readonly #maxRecords: number
  #current: Chunk

  constructor(maxRecords = 20_000_000, exchanges = new Exchanges(), lives = new LifeTable()) {
    this.exchanges = exchanges
    this.lives = lives
    this.#maxRecords = maxRecords
    this.#current = this.#addChunk()
  }

  /** The trace again, on the side that `transfer` was sent to. It is there to be read. */
  static from({ length, chunks, exchanges, messages, lives, strings }: TraceData): Trace {
    const trace = new Trace(undefined, Exchanges.from(exchanges), LifeTable.from(lives))
    trace.length = length
    trace.#chunks.splice(0, 1, ...chunks.map(chunkOf))
    for (const message of messages) trace.messages.push(message)
    for (const text of strings.slice(1)) trace.strings.push(text)
    return trace
  }

  /**
   * Plain data that survives structuredClone, and the buffers to list when it is posted: the records then change hands
   * and are not copied, and this trace is not to be read afterwards.
   *
   *     const { data, buffers } = trace.transfer()
   *     port.postMessage(data, [...buffers])   // there: Trace.from(data)
   */
  transfer(): { readonly data: TraceData; readonly buffers: readonly ArrayBuffer[] } {
    const chunks = this.#chunks.map(({ times }) => times.buffer)
    const { length, messages, strings } = this
    const [exchanges, lives] = [this.exchanges.transfer(), this.lives.transfer()]
    const data = { length, chunks, exchanges, messages, lives: lives.data, strings }
    return { data, buffers: [...chunks, exchanges.rows.buffer, ...lives.buffers] }
  }

  /** Appends a record. Times must not decrease; see traceKinds.ts for the columns. */
  record(timeUs: number, kind: number, node: number, exchange: number, a: number, b: number): void {
    const at = this.length & CHUNK_MASK
    if (at === 0 && this.length > 0) this.#current = this.#addChunk()
    const { times, integers } = this.#current
    const start = at * INTEGERS
    times[at * DOUBLES] = timeUs
    integers[start + WHAT] = node | (kind << NODE_BITS)
    integers[start + EXCHANGE] = exchange
    integers[start + A] = a
    integers[start + B] = b
    this.length++
  }

  /** The number of a string in this trace; the same string has the same number. */
  intern(text: string): number {
    this.#stringIds ??= new Map(this.strings.map((one, number) => [one, number]))
    let id = this.#stringIds.get(text)
    if (id === undefined) {
      id = this.strings.length
      this.strings.push(text)
      this.#stringIds.set(text, id)
    }
    return id
  }

  string(id: number): string {
    return this.strings[id] ?? ''
  }

  addMessage(message: MessageRecord): number {
    this.messages.push(message)
    return this.messages.length - 1
  }

  addLife(life: LifeRecord): number {
    return this.lives.add(life)
  }

  timeUs(i: number): number {
    return this.#chunks[i >> CHUNK_BITS]!.times[(i & CHUNK_MASK) * DOUBLES]!
  }
  kind(i: number): number {
    return this.#integer(i, WHAT) >>> NODE_BITS
  }
  node(i: number): number {
    return this.#integer(i, WHAT) & NODE_MASK
  }
  /** The exchange that it is a record of; -1 when it is none's. */
  exchange(i: number): number {
    return this.#integer(i, EXCHANGE)
  }
  /** The user's request at the root of that exchange; -1 when there is none. */
  request(i: number): number {
    const exchange = this.#integer(i, EXCHANGE)
    return exchange < 0 ? exchange : this.exchanges.request(exchange)
  }
  /** Whether it tells of work that the answer to its user does not wait for: a refresh, a push. */
  isBehind(i: number): boolean {
    const exchange = this.#integer(i, EXCHANGE)
    return exchange >= 0 && !this.exchanges.isWaitedFor(exchange)
  }
  a(i: number): number {
    return this.#integer(i, A)
  }
  b(i: number): number {
    return this.#integer(i, B)
  }

  #integer(i: number, at: number): number {
    return this.#chunks[i >> CHUNK_BITS]!.integers[(i & CHUNK_MASK) * INTEGERS + at]!
  }

  /** How many records have a time at or before `timeUs`: binary search, O(log n). */
  countUpTo(timeUs: number): number {
    let low = 0
    let high = this.length
    while (low < high) {
      const middle = (low + high) >>> 1
      if (this.timeUs(middle) <= timeUs) low = middle + 1
      else high = middle
    }
    return low
  }

  #addChunk(): Chunk {
    if (this.length >= this.#maxRecords) throw new BoundError('trace records', this.#maxRecords)
    const chunk = chunkOf(new ArrayBuffer(CHUNK_SIZE * BYTES_PER_RECORD))
    this.#chunks.push(chunk)
    return chunk
  }
}

function chunkOf(buffer: ArrayBuffer): Chunk {
  return { times: new Float64Array(buffer), integers: new Int32Array(buffer) }
}
