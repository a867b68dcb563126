/**
 * How old a response is (RFC 9111 §4.2.3), in seconds: what it says of itself, what its Date
 * says, how long it travelled, and how long it has been here.
 */
import { MAX_SECONDS } from './cacheControl'
import { fieldValues } from './fieldLines'
import type { HeaderList } from './message'

/** When it was asked for and when it arrived, in ms since 1970 (request_time and response_time of §4.2.3). */
export interface ExchangeTimes {
  readonly requestedMs: number
  readonly receivedMs: number
}

/** Seconds of an Age field. Of several values the first counts; what is no integer is ignored (§5.1). */
export function parseAgeS(headers: HeaderList): number {
  const first = fieldValues(headers, 'Age')[0]?.split(',')[0]?.trim() ?? ''
  return /^[0-9]+$/.test(first) ? Math.min(Number(first), MAX_SECONDS) : 0
}

/** Its age on arrival: the larger of what Age plus the trip says and what Date says. */
export function initialAgeS(headers: HeaderList, dateS: number, { requestedMs, receivedMs }: ExchangeTimes): number {
  // Date has no fractions; without rounding a response would be up to a second old at birth.
  const apparentS = Math.max(0, Math.floor(receivedMs / 1000) - dateS)
  return Math.max(apparentS, parseAgeS(headers) + (receivedMs - requestedMs) / 1000)
}
