/**
 * Fields that one CDN or one server reads and nobody else (RFC 9213 §2.1 lets each define its own): a word for each, for what they say is
 * not in what is explained.
 */
import { excerpt } from './excerpt'
import type { HeaderList } from '../http/message'

const TARGETED = '-cdn-cache-control'
/** By name in lower case: who reads it. */
const OTHERS: ReadonlyMap<string, string> = new Map([
  ['surrogate-control', 'some CDNs'],
  ['edge-control', 'Akamai'],
  ['x-accel-expires', 'nginx'],
  ['x-litespeed-cache-control', 'LiteSpeed'],
])
const MAX_FOUND = 5

export interface CdnFinding {
  readonly field: string
  readonly about: string
  readonly text: string
  readonly tone: 'careful'
}

export function cdnFindings(headers: HeaderList): readonly CdnFinding[] {
  const found = new Map<string, CdnFinding>()
  for (const [field, value] of headers) {
    const name = field.toLowerCase()
    const reader = OTHERS.get(name)
    const isTargeted = name.endsWith(TARGETED)
    if ((reader === undefined && !isTargeted) || found.has(name) || found.size >= MAX_FOUND) continue
    const whose = excerpt(field.slice(0, -TARGETED.length), 30)
    const text = isTargeted
      ? `only the CDN of ${whose} follows it, before CDN-Cache-Control and Cache-Control (RFC 9213 §2.2); it is passed over here`
      : `followed by ${reader} only; it is passed over here`
    found.set(name, { field, about: excerpt(`${field}: ${value}`), text, tone: 'careful' })
  }
  return [...found.values()]
}
