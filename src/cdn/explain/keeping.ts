/**
 * What a browser or a CDN would do with one response: whether it keeps it, how long it may use
 * it, and what of that is over on arrival. It asks the functions that the simulated caches run,
 * so that what is explained is what happens.
 */
import { freshnessLifetime } from '../http/freshness'
import { EPOCH_MS } from '../epoch'
import { parseHttpDate } from '../http/httpDate'
import { type HeaderList, HttpRequest, HttpResponse, header } from '../http/message'
import type { Policy, Role } from '../http/policy'
import { forbidsStale } from '../cache/staleness'
import { whyNotStored } from '../http/storable'
import { StoredResponse } from '../cache/storedResponse'

/** A response, and what is known of the request that it answers. */
export interface Exchanged {
  readonly status: number
  readonly headers: HeaderList
  readonly method: string
  readonly requestHeaders: HeaderList
}

/** Times in seconds. */
export interface Keeping {
  readonly role: Role
  /** Why it is not kept; undefined when it is. */
  readonly refusal: string | undefined
  /** How long it may be used without asking, counted from when it left the origin. */
  readonly lifetime: number
  readonly decidedBy: Decider
  /** How old it is when it arrives. */
  readonly age: number
  /** It is asked for before every use, however fresh. */
  readonly asksAlways: boolean
  /** After its lifetime: served while it is refreshed, and served when the origin fails. */
  readonly staleWhileRevalidate: number
  readonly staleIfError: number
  /** A stale answer is forbidden, whatever allows it. */
  readonly forbidsStale: boolean
  readonly policy: Policy
}

export type Decider = 's-maxage' | 'max-age' | 'Expires' | 'a guess' | 'nothing'

export function keepingOf({ status, headers, method, requestHeaders }: Exchanged, role: Role): Keeping {
  // `curl -I` and the like ask with HEAD and get what a GET would: that is what is meant.
  const request = new HttpRequest(0, method === 'HEAD' ? 'GET' : method, '/', requestHeaders)
  const response = new HttpResponse(status, headers)
  const receivedMs = arrivalMs(headers)
  const exchange = { requestedMs: receivedMs, receivedMs }
  const copy = new StoredResponse(response, { role, key: '', primary: '', parts: [], ...exchange }, () => receivedMs)
  const { policy } = copy
  const mayNot = forbidsStale(policy)
  return {
    role,
    refusal: whyNotStored(request, response, role, receivedMs),
    lifetime: freshnessLifetime(policy),
    decidedBy: deciderOf(policy),
    age: copy.initialAge,
    asksAlways: policy.noCache,
    staleWhileRevalidate: mayNot ? 0 : policy.staleWhileRevalidate,
    staleIfError: mayNot ? 0 : policy.staleIfError,
    forbidsStale: mayNot,
    policy,
  }
}

/** There is no clock here: a response arrives when its Date says, or when the scenes begin. */
export function arrivalMs(headers: HeaderList): number {
  return parseHttpDate(header(headers, 'Date') ?? '') ?? EPOCH_MS
}

/** In the order of freshnessLifetime. */
function deciderOf({ shared, sMaxage, maxAge, expires, heuristic }: Policy): Decider {
  if (shared && sMaxage !== undefined) return 's-maxage'
  if (maxAge !== undefined) return 'max-age'
  if (expires !== undefined) return 'Expires'
  return heuristic > 0 ? 'a guess' : 'nothing'
}

/** How long after it left the origin it may be used without the origin's word: never, when it is asked for always. */
export function usedUntil({ refusal, asksAlways, lifetime, staleWhileRevalidate }: Keeping): number {
  return refusal !== undefined || asksAlways ? 0 : lifetime + staleWhileRevalidate
}
