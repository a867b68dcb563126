/**
 * Values that a definition leaves open: dates relative to the origin's clock and locations
 * relative to the test's address. Where the clock's reading comes from is the caller's affair.
 */
import type { Exchange } from './definitions'
import { httpDate } from './httpDate'

const DATES = new Set(['date', 'expires', 'last-modified', 'if-modified-since', 'if-unmodified-since'])
const LOCATIONS = new Set(['location', 'content-location'])

/** The origin's `Server-Now` and `Server-Base-Url`, as the one who resolves knows them. */
export interface MagicContext {
  readonly nowMs: number
  readonly base: string
}

export function resolveMagic(name: string, value: string | number, exchange: Exchange, { nowMs, base }: MagicContext): string {
  const lower = name.toLowerCase()
  if (DATES.has(lower) && typeof value === 'number') return httpDate(nowMs + value * 1000, exchange.rfc850date?.includes(lower))
  if (LOCATIONS.has(lower) && exchange.magic_locations === true) return value === '' ? base : `${base}/${value}`
  return String(value)
}
