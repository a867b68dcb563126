/**
 * What a browser or a CDN would do with one response: whether it keeps it, how long it may use
 * it, and what of that is over on arrival. It asks the functions that the simulated caches run,
 * so that what is explained is what happens.
 */
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
  /** When it arrived, where somebody has written that down (ms since 1970). */
  readonly receivedMs?: number | undefined
}

export interface Keeping {
  readonly role: Role
  /** Why it is not kept; undefined when it is. */
  readonly refusal: string | undefined
  /** How long it may be used without asking, counted from when it left the origin. */
  readonly lifetimeS: number
  readonly decidedBy: Decider
  /** How old it is when it arrives. */
  readonly ageS: number
  /** It is asked for before every use, however fresh. */
  readonly asksAlways: boolean
  /** After its lifetime: served while it is refreshed, and served when the origin fails. */
  readonly staleWhileRevalidateS: number
  readonly staleIfErrorS: number
  /** A stale answer is forbidden, whatever allows it. */
  readonly forbidsStale: boolean
  readonly policy: Policy
}

export type Decider = 's-maxage' | 'max-age' | 'Expires' | 'a guess' | 'nothing'

/** @param nowMs For a response that tells no time of its own: it counts as if it arrived now. */
export function keepingOf(exchanged: Exchanged, role: Role, nowMs: number): Keeping {
  const { status, headers, method, requestHeaders } = exchanged
  // `curl -I` and the like ask with HEAD and get what a GET would: that is what is meant.
  const request = new HttpRequest(0, method === 'HEAD' ? 'GET' : method, '/', requestHeaders)
  const response = new HttpResponse(status, headers)
  const receivedMs = arrivalMs(exchanged, nowMs)
  const times = { requestedMs: receivedMs, receivedMs }
  const copy = new StoredResponse(response, { role, key: '', primary: '', parts: [], ...times }, () => receivedMs)
  const { policy } = copy
  const mayNot = forbidsStale(policy)
  return {
    role,
    refusal: whyNotStored(request, response, role, receivedMs),
    lifetimeS: copy.lifetimeS,
    decidedBy: deciderOf(policy),
    ageS: copy.initialAgeS,
    asksAlways: policy.noCache,
    staleWhileRevalidateS: mayNot ? 0 : policy.staleWhileRevalidateS,
    staleIfErrorS: mayNot ? 0 : policy.staleIfErrorS,
    forbidsStale: mayNot,
    policy,
  }
}

/** A response arrives when its Date says; without one, when it is known to have arrived, or now. */
export function arrivalMs({ headers, receivedMs }: Exchanged, nowMs: number): number {
  return parseHttpDate(header(headers, 'Date') ?? '', nowMs) ?? receivedMs ?? nowMs
}

/** In the order of freshnessLifetime. */
function deciderOf({ shared, sMaxageS, maxAgeS, expiresS, heuristicS }: Policy): Decider {
  if (shared && sMaxageS !== undefined) return 's-maxage'
  if (maxAgeS !== undefined) return 'max-age'
  if (expiresS !== undefined) return 'Expires'
  return heuristicS > 0 ? 'a guess' : 'nothing'
}

/** How long after it left the origin it may be used without the origin's word: never, when it is asked for always. */
export function usedUntilS({ refusal, asksAlways, lifetimeS, staleWhileRevalidateS }: Keeping): number {
  return refusal !== undefined || asksAlways ? 0 : lifetimeS + staleWhileRevalidateS
}
