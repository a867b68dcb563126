/**
 * What real caches did with the crowds of scene 9: Varnish 7.1.1, nginx 1.22.1, Squid 5.7 and Apache Traffic Server 9.2 on Debian 12, each
 * crowd played three times on loopback, outcomes equal in all three. Copied from the project's recordings (scenario h-herd); where these stand
 * beside the project, tests/conformance/realCaches/herdScene.test.ts compares every number.
 */
import type { RecordedRow } from '../../src/scene/types'

/** Time that the origin took for one answer there; it had room for all. */
export const RECORDED_THINK_MS = 400

/** Fifty ask for a copy that has expired, and nobody coalesces. */
export const EXPIRED_ALL: readonly RecordedRow[] = [
  { name: 'Varnish', outcomes: { revalidated: 50 }, fetches: 50, waitsMs: [407.1, 413.4, 418.7] },
  { name: 'nginx', outcomes: { revalidated: 50 }, fetches: 50, waitsMs: [412.5, 418, 418.2] },
  { name: 'Squid', outcomes: { revalidated: 50 }, fetches: 50, waitsMs: [406.6, 409.9, 411.5] },
  { name: 'Traffic Server', outcomes: { revalidated: 1, miss: 49 }, fetches: 50, waitsMs: [409.2, 419.9, 421.7] },
]

/** The same with coalescing; nginx's lock holds for new entries alone. */
export const EXPIRED_ONE: readonly RecordedRow[] = [
  { name: 'Varnish', outcomes: { revalidated: 1, hit: 49 }, fetches: 1, waitsMs: [407.9, 410.9, 416.3] },
  { name: 'nginx', outcomes: { revalidated: 50 }, fetches: 50, waitsMs: [409.7, 411.1, 419.5] },
  { name: 'Squid', outcomes: { revalidated: 1, hit: 49 }, fetches: 1, waitsMs: [404, 409.5, 413.9] },
  { name: 'Traffic Server', outcomes: { revalidated: 1, hit: 49 }, fetches: 1, waitsMs: [413.9, 440, 452.9] },
]

/** Twenty ask for a page that is `private`, with coalescing. */
export const PRIVATE: readonly RecordedRow[] = [
  { name: 'Varnish', outcomes: { miss: 20 }, fetches: 20, waitsMs: [403.1, 1207.5, 1208.9] },
  { name: 'nginx', outcomes: { miss: 20 }, fetches: 20, waitsMs: [403.8, 5409.2, 5410.3] },
  { name: 'Squid', outcomes: { miss: 20 }, fetches: 20, waitsMs: [405.2, 807.3, 808.5] },
  { name: 'Traffic Server', outcomes: { miss: 20 }, fetches: 20, waitsMs: [403.8, 1220.1, 1222.6] },
]
