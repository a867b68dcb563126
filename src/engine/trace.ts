/**
 * What happened, in columns: 23 bytes a record in chunks of typed arrays, plus tables of
 * strings and messages. It is written once, in time order, and never changed; whatever is
 * shown, tested or compared is read from here.
 */
import { BoundError } from './invariant'

const CHUNK_BITS = 16
const CHUNK_SIZE = 1 << CHUNK_BITS
const CHUNK_MASK = CHUNK_SIZE - 1
/** Bytes a record takes: time 8, request 4, a 4, b 4, node 2, kind 1. */
export const BYTES_PER_RECORD = 23

interface Chunk {
  readonly times: Float64Array
  readonly requests: Int32Array
  readonly as: Int32Array
  readonly bs: Int32Array
  readonly nodes: Uint16Array
  readonly kinds: Uint8Array
}

/** Headers of one message, as the inspector shows them. */
export interface MessageRecord {
  readonly startLine: string
  readonly headers: readonly (readonly [name: string, value: string])[]
  readonly bodyBytes: number
}

/** The node number of a record that belongs to no node. */
export const NO_NODE = 0xffff

export class Trace {
  length = 0
  readonly messages: MessageRecord[] = []
  readonly strings: string[] = ['']
  readonly #stringIds = new Map<string, number>([['', 0]])
  readonly #chunks: Chunk[] = []
  readonly #maxRecords: number
  #current: Chunk

  constructor(maxRecords = 20_000_000) {
    this.#maxRecords = maxRecords
    this.#current = this.#addChunk()
  }

  /** Appends a record. Times must not decrease; see traceKinds.ts for the columns. */
  record(timeUs: number, kind: number, node: number, request: number, a: number, b: number): void {
    const at = this.length & CHUNK_MASK
    if (at === 0 && this.length > 0) this.#current = this.#addChunk()
    const chunk = this.#current
    chunk.times[at] = timeUs
    chunk.kinds[at] = kind
    chunk.nodes[at] = node
    chunk.requests[at] = request
    chunk.as[at] = a
    chunk.bs[at] = b
    this.length++
  }

  /** The number of a string in this trace; the same string has the same number. */
  intern(text: string): number {
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

  timeUs(i: number): number {
    return this.#chunks[i >> CHUNK_BITS]!.times[i & CHUNK_MASK]!
  }
  kind(i: number): number {
    return this.#chunks[i >> CHUNK_BITS]!.kinds[i & CHUNK_MASK]!
  }
  node(i: number): number {
    return this.#chunks[i >> CHUNK_BITS]!.nodes[i & CHUNK_MASK]!
  }
  request(i: number): number {
    return this.#chunks[i >> CHUNK_BITS]!.requests[i & CHUNK_MASK]!
  }
  a(i: number): number {
    return this.#chunks[i >> CHUNK_BITS]!.as[i & CHUNK_MASK]!
  }
  b(i: number): number {
    return this.#chunks[i >> CHUNK_BITS]!.bs[i & CHUNK_MASK]!
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
    const chunk = {
      times: new Float64Array(CHUNK_SIZE),
      requests: new Int32Array(CHUNK_SIZE),
      as: new Int32Array(CHUNK_SIZE),
      bs: new Int32Array(CHUNK_SIZE),
      nodes: new Uint16Array(CHUNK_SIZE),
      kinds: new Uint8Array(CHUNK_SIZE),
    }
    this.#chunks.push(chunk)
    return chunk
  }
}
