/**
 * FNV-1a, 32 bits (RFC 9923): the hash that many products split users by.
 */
import { utf8 } from '../isolate/utf8'

const OFFSET_BASIS = 0x811c9dc5
const PRIME = 0x01000193

/** From 0 to 2^32 - 1. */
export function fnv1a(bytes: readonly number[]): number {
  return bytes.reduce((hash, byte) => Math.imul(hash ^ byte, PRIME), OFFSET_BASIS) >>> 0
}

/** Of a text as UTF-8. */
export function fnv1aOf(text: string): number {
  return fnv1a(utf8(text))
}
