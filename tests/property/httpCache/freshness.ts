/**
 * Freshness lifetime and current age (RFC 9111 sections 4.2.1 to 4.2.3), each as the interval in which a cache may find
 * it. All in milliseconds.
 */
import { dateMs } from './dates'
import { policyOf } from './directives'
import type { Exchange, Field } from './messages'
import { valueOf, valuesOf } from './messages'

export interface Interval {
  atLeast: number
  atMost: number
}

/** RFC 9110 section 15.1. */
export const HEURISTIC_STATUSES = [200, 203, 204, 206, 300, 301, 308, 404, 405, 410, 414, 501]

/** The time a field holds when it stands there once and is a date. */
export function timeIn(headers: readonly Field[], name: string): number | undefined {
  const values = valuesOf(headers, name)
  return values.length === 1 ? dateMs(values[0]!) : undefined
}

/** Nothing explicit is said. Ten per cent of the time since it changed is the usual bound, and the one held to here. */
function heuristicAtMost(headers: readonly Field[], status: number, shared: boolean, dateOrReceived: number): number {
  const changed = timeIn(headers, 'Last-Modified')
  const allowed = HEURISTIC_STATUSES.includes(status) || policyOf(headers, shared).has('public')
  return allowed && changed !== undefined ? Math.max(0, (dateOrReceived - changed) / 10) : 0
}

export function lifetimeOf(headers: readonly Field[], status: number, shared: boolean, receivedMs: number): Interval {
  const policy = policyOf(headers, shared)
  let sure = true
  for (const name of shared ? ['s-maxage', 'max-age'] : ['max-age']) {
    const seconds = policy.seconds(name)
    if (seconds && !seconds.unreadable) return { atLeast: sure ? seconds.atLeast * 1000 : 0, atMost: seconds.atMost * 1000 }
    if (seconds) sure = false
  }
  const expires = valuesOf(headers, 'Expires')
  const date = timeIn(headers, 'Date')
  const dates = valuesOf(headers, 'Date').flatMap((text) => dateMs(text) ?? [])
  if (expires.length > 0 && !policy.targeted) {
    const end = dateMs(expires[0]!)
    if (end === undefined) return { atLeast: 0, atMost: 0 }
    // Without a Date it counts from when the response came, which a cache may note in whole seconds.
    const atMost = Math.max(0, end - Math.min(date ?? Math.floor(receivedMs / 1000) * 1000, ...dates))
    const atLeast = sure && expires.length === 1 && dates.length < 2 ? Math.max(0, end - (date ?? receivedMs)) : 0
    return { atLeast, atMost }
  }
  return { atLeast: 0, atMost: heuristicAtMost(headers, status, shared, Math.max(...dates, date ?? receivedMs)) }
}

/**
 * The age at `nowMs` of a stored response that `latest` brought or updated last. A Date in whole seconds leaves the
 * apparent age open by one. An Age that cannot be read should be ignored, and nothing is held against a cache that does not.
 */
export function ageAt(nowMs: number, latest: Exchange, merged: readonly Field[]): Interval {
  const own = latest.response!.headers
  const resident = nowMs - latest.endMs
  const delay = latest.endMs - latest.startMs
  const given = valueOf(own, 'Age')?.split(',')[0]!.trim()
  const age = given !== undefined && /^\d+$/.test(given) ? Number(given) * 1000 : 0
  const apparent = Math.max(0, latest.endMs - (timeIn(own, 'Date') ?? latest.endMs))
  const apparentAtMost = Math.max(0, latest.endMs - (timeIn(merged, 'Date') ?? latest.endMs))
  const unsure = valueOf(merged, 'Age') !== given || (given !== undefined && !/^\d+$/.test(given)) || valuesOf(merged, 'Date').length > 1
  return {
    atLeast: Math.max(Math.floor(apparent / 1000) * 1000, age + Math.floor(delay / 1000) * 1000) + resident,
    atMost: unsure ? Infinity : Math.max(Math.ceil(apparentAtMost / 1000) * 1000, age + Math.ceil(delay / 1000) * 1000) + resident,
  }
}
