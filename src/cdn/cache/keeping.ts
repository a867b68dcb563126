/**
 * Whether a response that has come is kept: what HTTP says (http/storable), and what this cache adds to it by its manner.
 */
import { HttpRequest, type HttpResponse, NoResponse } from '../http/message'
import { rangeOf } from '../http/range'
import { whyNotStored } from '../http/storable'
import type { CacheHost } from './cacheHost'
import type { CacheRequest } from './cacheRequest'
import { OWN_MANNER } from './manner'
import { stalenessS } from './staleness'
import { StoredResponse } from './storedResponse'

export class Keeping {
  readonly #host: CacheHost

  constructor(host: CacheHost) {
    this.#host = host
  }

  /** Why the answer to this request is not kept; undefined when it is. */
  refusal(request: CacheRequest, response: HttpResponse): string | undefined {
    const { unwanted } = request.transaction
    if (unwanted !== undefined) return unwanted
    if (response.status === 206 && rangeOf(request) === undefined) return 'a part that nobody asked for'
    if (request.transaction.gaveUpWaiting) return 'it came for a request that had given up waiting for others'
    return this.#judged(request, request, response)
  }

  /** Why it is not kept whoever had asked: for what it says itself. */
  refusalToAll(request: CacheRequest, response: HttpResponse): string | undefined {
    return this.#judged(new HttpRequest(request.id, 'GET', request.url), request, response)
  }

  /** Why a GET like this one would not let it be kept. */
  refusalToGet(request: CacheRequest, response: HttpResponse): string | undefined {
    return this.#judged(new HttpRequest(request.id, 'GET', request.url, request.headers), request, response)
  }

  /** The copy that was asked about must not be served after this answer: a new whole one that may not be kept, or an error that takes its place. */
  isReplaced(request: CacheRequest, response: HttpResponse): boolean {
    if (this.#host.manner?.errorReplaces && response.status >= 500 && !(response instanceof NoResponse)) return true
    return request.method === 'GET' && response.status === 200 && this.refusalToAll(request, response) !== undefined
  }

  #judged(asked: HttpRequest, { transaction }: CacheRequest, response: HttpResponse): string | undefined {
    const { role, manner = OWN_MANNER } = this.#host
    const { requestedMs, receivedMs } = transaction
    const heard = manner.hears?.(asked) ?? asked
    const refusal = whyNotStored(heard, manner.sees?.(response) ?? response, role, receivedMs)
    if (refusal !== undefined || !manner.refuses) return refusal
    const copy = new StoredResponse(response, { role, manner, requestedMs, receivedMs, key: '', primary: '', parts: [] }, () => receivedMs)
    return manner.refuses({ response, policy: copy.policy, leftS: -stalenessS(copy) }, heard)
  }
}
