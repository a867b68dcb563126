/**
 * Whether a response that has come is kept: what HTTP says (http/storable), and what this cache adds to it by its manner.
 */
import { type HeaderList, HttpRequest, type HttpResponse } from '../http/message'
import { rangeOf } from '../http/range'
import { whyNotStored } from '../http/storable'
import type { CacheHost } from './cacheHost'
import type { CacheRequest } from './cacheRequest'
import { StoredResponse } from './storedResponse'
import type { Transaction } from './transaction'

/** Why the answer to this request is not kept; undefined when it is. */
export function whyNotKept(host: CacheHost, request: CacheRequest, response: HttpResponse): string | undefined {
  const { unwanted, gaveUpWaiting } = request.transaction
  if (response.status === 206 && rangeOf(request) === undefined) return 'a part that nobody asked for'
  if (unwanted !== undefined) return unwanted
  return gaveUpWaiting ? 'it came for a request that had given up waiting for others' : judged(host, request, request.transaction, response)
}

/** Why it is not stored whoever had asked with these fields: for what it says itself. */
export function whyNotForAll(host: CacheHost, { id, url, transaction }: CacheRequest, response: HttpResponse, headers: HeaderList = []): string | undefined {
  return judged(host, new HttpRequest(id, 'GET', url, headers), transaction, response)
}

/** A new whole answer that may not be kept: its predecessor must not be served after it. */
export function isReplaced(host: CacheHost, request: CacheRequest, response: HttpResponse): boolean {
  return request.method === 'GET' && response.status === 200 && whyNotForAll(host, request, response) !== undefined
}

function judged({ role, manner }: CacheHost, asked: HttpRequest, { requestedMs, receivedMs }: Transaction, response: HttpResponse): string | undefined {
  const heard = manner?.hears?.(asked) ?? asked
  const why = whyNotStored(heard, manner?.sees?.(response) ?? response, role, receivedMs)
  if (why !== undefined || !manner?.refuses) return why
  return manner.refuses(new StoredResponse(response, { role, manner, requestedMs, receivedMs, key: '', primary: '', parts: [] }, () => receivedMs), heard)
}
