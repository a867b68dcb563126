/**
 * What users' requests are for, where code at an edge has decided that: another URL (a variant, the page of a country), or nothing that an
 * origin has (a refusal, a redirect). What a user was shown is right or wrong by that, and not by the URL that was asked for first.
 */
import { Cause, type Exchanges, NO_EXCHANGE } from '../trace/exchanges'
import { HttpRequest, type HttpResponse } from './http/message'

export class Meant {
  readonly #exchanges: Exchanges
  /** By the exchange of the user's request: the URL, or null for none. */
  readonly #decided = new Map<number, string | null>()

  constructor(exchanges: Exchanges) {
    this.#exchanges = exchanges
  }

  /** A part of a page that is fetched for a user is not what the user has asked for, and decides nothing. */
  decide(exchange: number, url: string | null): void {
    for (let at = exchange; at !== NO_EXCHANGE; at = this.#exchanges.parent(at)) if (this.#exchanges.cause(at) === Cause.Fragment) return
    this.#decided.set(this.#exchanges.root(exchange), url)
  }

  /** Asked once, when the answer is there: the content that is right for a user's request: what the origin has for it as it is meant, or the edge's own answer, which no origin has. */
  truthOf(request: HttpRequest, response: HttpResponse, origin: (asked: HttpRequest) => HttpResponse): HttpResponse['body'] {
    const url = this.#decided.get(request.id)
    this.#decided.delete(request.id)
    if (url === null) return response.body
    return origin(url === undefined ? request : new HttpRequest(request.id, request.method, url, request.headers, request.body)).body
  }
}
