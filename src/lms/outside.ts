/**
 * What a launcher has of its browser: the one file of src/lms that reads a clock, draws by chance and uses the network.
 */
import type { Cmi5Outside } from './cmi5'

export function browserOutside(problem: (text: string) => void): Cmi5Outside {
  return { problem, elapsedMs: () => performance.now(), now: () => new Date().toISOString(), fetch: (url, init) => fetch(url, init), uuid }
}

/** Version 4. `crypto.randomUUID` is not there on an LMS without TLS. */
function uuid(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  bytes[6] = (bytes[6]! & 0x0f) | 0x40
  bytes[8] = (bytes[8]! & 0x3f) | 0x80
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
}
