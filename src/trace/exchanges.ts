/**
 * The table of exchanges: every request that one node sends to another, with the exchange that it
 * was sent for. A record names its exchange; what a user asked for is the exchange at the root.
 */

/** Why a request was sent. Somebody waits for what has the cause User or Fragment. */
export const Cause = {
  /** A user asked, or a cache asks on because a user did. */
  User: 1,
  /** A copy is renewed behind an answer that was given. */
  Refresh: 2,
  /** A part of a page that a cache puts together. */
  Fragment: 3,
  /** Somebody looks whether a server is well. */
  Probe: 4,
  /** A copy must go. */
  Purge: 5,
  /** Something is sent ahead of being asked for. */
  Push: 6,
} as const
export type Cause = (typeof Cause)[keyof typeof Cause]

/** The number of no exchange, and of no request. */
export const NO_EXCHANGE = -1
/** The receiver of an exchange that was not sent (yet). */
const UNSENT = 0xffff

/** What is left of the table when it is handed over. */
export interface ExchangesData {
  readonly length: number
  readonly rows: Int32Array<ArrayBuffer>
}

/** Where the facts of an exchange stand in its row of integers. */
const ROW = 5
const [PARENT, ROOT, REQUEST, CAUSE, ENDS] = [0, 1, 2, 3, 4] as const

/**
 * A row of five integers each. Numbers count from 0 in the order of their beginning.
 *
 *     const user = exchanges.open(Cause.User, CLIENT, NO_EXCHANGE, 0)   // the first request of a run
 *     const miss = exchanges.open(Cause.User, EDGE, user)               // the edge asks on for it
 *     exchanges.request(miss)                                           // 0
 */
export class Exchanges {
  length = 0
  #rows: Int32Array<ArrayBuffer> = new Int32Array(64 * ROW)

  /** Begins one at node `from`, for the exchange `parent`. `request` numbers what a user asks, at the root; the others have their root's. */
  open(cause: Cause, from: number, parent = NO_EXCHANGE, request = NO_EXCHANGE): number {
    const exchange = this.length++
    const at = exchange * ROW
    if (at === this.#rows.length) {
      const bigger = new Int32Array(this.#rows.length * 2)
      bigger.set(this.#rows)
      this.#rows = bigger
    }
    this.#rows[at + PARENT] = parent
    this.#rows[at + ROOT] = parent < 0 ? exchange : this.root(parent)
    this.#rows[at + REQUEST] = parent < 0 ? request : this.request(parent)
    this.#rows[at + CAUSE] = cause
    this.#rows[at + ENDS] = from | (UNSENT << 16)
    return exchange
  }

  /** It leaves for node `to`. */
  send(exchange: number, to: number): void {
    const at = exchange * ROW + ENDS
    this.#rows[at] = (this.#rows[at]! & 0xffff) | (to << 16)
  }

  /** The exchange that it was begun for; NO_EXCHANGE at the root. */
  parent(exchange: number): number {
    return this.#rows[exchange * ROW + PARENT]!
  }
  /** The exchange that everything began with. */
  root(exchange: number): number {
    return this.#rows[exchange * ROW + ROOT]!
  }
  /** The number of the user's request at the root, as RequestInfo has it; NO_EXCHANGE where no user asked. */
  request(exchange: number): number {
    return this.#rows[exchange * ROW + REQUEST]!
  }
  cause(exchange: number): Cause {
    return this.#rows[exchange * ROW + CAUSE] as Cause
  }
  /** The node that sends it. */
  from(exchange: number): number {
    return this.#rows[exchange * ROW + ENDS]! & 0xffff
  }
  /** The node that it is sent to; UNSENT's number, which is no node's, before. */
  to(exchange: number): number {
    return this.#rows[exchange * ROW + ENDS]! >>> 16
  }

  isSent(exchange: number): boolean {
    return this.to(exchange) !== UNSENT
  }

  /** Whether the answer to a user waits for it. */
  isWaitedFor(exchange: number): boolean {
    const cause = this.cause(exchange)
    return cause === Cause.User || cause === Cause.Fragment
  }

  /** How many nodes stand between the user and the one that sends it; a further try of the same node is no deeper. */
  depth(exchange: number): number {
    let depth = 0
    for (let [at, above] = [exchange, this.parent(exchange)]; above >= 0; [at, above] = [above, this.parent(above)]) {
      if (this.from(at) !== this.from(above)) depth++
    }
    return depth
  }

  /** Plain data of the table; its buffer is to be listed when it is posted, and then belongs to the other side. */
  transfer(): ExchangesData {
    return { length: this.length, rows: this.rows().slice() }
  }

  static from({ length, rows }: ExchangesData): Exchanges {
    const exchanges = new Exchanges()
    exchanges.length = length
    exchanges.#rows = rows
    return exchanges
  }

  /** Every integer of the table, in order, for the hash of a trace. */
  rows(): Int32Array {
    return this.#rows.subarray(0, this.length * ROW)
  }
}
