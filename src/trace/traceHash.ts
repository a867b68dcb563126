/**
 * One short name for a whole trace: equal traces have equal hashes, in Node and in every
 * browser. Two 32-bit multiplicative lanes; not for security.
 */
import type { Trace } from './trace'

/**
 * 16 hexadecimal digits over every column, exchange, string, message and life of the trace; with `count`,
 * over the columns of its first so many records alone.
 */
export function traceHash(trace: Trace, count?: number): string {
  let low = 0x9e3779b9
  let high = 0x85ebca6b
  const mix = (value: number): void => {
    low = Math.imul(low ^ value, 0x01000193)
    high = Math.imul(high ^ (value + low), 0x27d4eb2f)
    high ^= high >>> 15
  }
  const mixText = (text: string): void => {
    mix(text.length)
    for (let i = 0; i < text.length; i++) mix(text.charCodeAt(i))
  }
  for (let i = 0; i < (count ?? trace.length); i++) {
    const time = trace.timeUs(i)
    mix(time % 2 ** 32 | 0)
    mix((time / 2 ** 32) | 0)
    mix(trace.kind(i) | (trace.node(i) << 8))
    mix(trace.exchange(i))
    mix(trace.a(i))
    mix(trace.b(i))
  }
  if (count !== undefined) return hex(low) + hex(high)
  trace.exchanges.rows().forEach(mix)
  trace.strings.forEach(mixText)
  for (const message of trace.messages) mixText(JSON.stringify(message))
  for (let id = 0; id < trace.lives.length; id++) mixText(JSON.stringify(trace.lives.at(id)))
  return hex(low) + hex(high)
}

function hex(value: number): string {
  return (value >>> 0).toString(16).padStart(8, '0')
}
