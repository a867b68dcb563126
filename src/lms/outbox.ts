/**
 * What is on its way to a store of statements: statements in the order in which they happened, and a document behind them. What was not taken
 * waits, and goes again with what comes next, under the same ids: a store keeps a statement once, however often it comes (xAPI 1.0.3, 2.3).
 */

/** A statement; `judges` where it goes once in all visits: the document says that it was taken. */
export interface Outgoing {
  readonly statement: object
  readonly judges?: string
}

/** The store does not want it: sending it again would not help. */
export class Unwanted extends Error {}

export interface Store {
  /** Rejects where they were not taken; with Unwanted where they never will be. */
  readonly post: (statements: readonly object[]) => Promise<void>
  readonly put: (document: string) => Promise<void>
  readonly failed: (error: unknown) => void
}

export class Outbox {
  readonly #store: Store
  readonly #documentOf: (judged: readonly string[]) => string
  #waiting: readonly Outgoing[] = []
  #judged: readonly string[]
  /** What the store did not want in this visit. */
  #unwanted: readonly string[] = []
  #document = ''
  #isBusy = false
  #isClosed = false

  /** `judged`: what went in earlier visits. `documentOf`: the document as it should be now. */
  constructor(store: Store, judged: readonly string[], documentOf: (judged: readonly string[]) => string) {
    this.#store = store
    this.#judged = judged
    this.#documentOf = documentOf
  }

  /** Whether it was taken, is on its way, or was not wanted. */
  hasJudged(verb: string): boolean {
    return this.#judged.includes(verb) || this.#unwanted.includes(verb) || this.#waiting.some(({ judges }) => judges === verb)
  }

  add(...outgoing: readonly Outgoing[]): void {
    this.#waiting = [...this.#waiting, ...outgoing]
  }

  /** Sends what waits, and then the document, where it has changed; one after the other. */
  async flush(): Promise<void> {
    if (this.#isBusy || this.#isClosed) return
    this.#isBusy = true
    try {
      while (await this.#sendNext());
    } catch (error) {
      if (!this.#isClosed) this.#store.failed(error)
    }
    this.#isBusy = false
  }

  /** The last of it: what is under way goes once more in front of `last`, so that nothing can come behind it. */
  close(last: object): void {
    this.#isClosed = true
    const judged = this.#waiting.flatMap(({ judges }) => judges ?? [])
    const document = this.#documentOf([...this.#judged, ...judged])
    // The page goes: there is nobody left to be told.
    const ended = [this.#store.post([...this.#waiting.map(({ statement }) => statement), last]), ...(document === this.#document ? [] : [this.#store.put(document)])]
    void Promise.allSettled(ended)
  }

  /** False when there was nothing to send. */
  async #sendNext(): Promise<boolean> {
    const batch = this.#waiting
    if (batch.length > 0) {
      const judged = batch.flatMap(({ judges }) => judges ?? [])
      const isTaken = await this.#isTaken(batch)
      this.#waiting = this.#waiting.slice(batch.length)
      if (isTaken) this.#judged = [...this.#judged, ...judged]
      else this.#unwanted = [...this.#unwanted, ...judged]
      return true
    }
    const document = this.#documentOf(this.#judged)
    if (document === this.#document) return false
    await this.#store.put(document)
    this.#document = document
    return true
  }

  /** False where the store does not want them, which is told; rejects where they may be sent again. */
  async #isTaken(batch: readonly Outgoing[]): Promise<boolean> {
    try {
      await this.#store.post(batch.map(({ statement }) => statement))
      return true
    } catch (error) {
      if (!(error instanceof Unwanted)) throw error
      this.#store.failed(error)
      return false
    }
  }
}
