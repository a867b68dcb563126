/**
 * What code at an edge has decided on purpose: that a request gets what is at another URL, or an answer of the code's own. Whoever
 * asks whether an answer was right compares it with that, not with what the origin has at the URL that the user asked for.
 */
import { Cause, type Exchanges, NO_EXCHANGE } from '../../trace/exchanges'
import { HttpRequest } from '../http/message'

export class DecidedByCode {
  readonly #exchanges: Exchanges
  /** By a user's exchange: the URL; null for an answer of its own. */
  readonly #urls = new Map<number, string | null>()

  constructor(exchanges: Exchanges) {
    this.#exchanges = exchanges
  }

  /** A part of a page decides that part alone. */
  decide(exchange: number, url: string | null): void {
    for (let at = exchange; at !== NO_EXCHANGE; at = this.#exchanges.parent(at)) if (this.#exchanges.cause(at) === Cause.Fragment) return
    this.#urls.set(this.#exchanges.root(exchange), url)
  }

  /** The request as code let it go on, once it is answered; null where code has answered it. */
  asked(request: HttpRequest): HttpRequest | null {
    const url = this.#urls.get(request.id)
    this.#urls.delete(request.id)
    if (url === null) return null
    return url === undefined ? request : new HttpRequest(request.id, request.method, url, request.headers)
  }
}
