/**
 * What real caches did with the crowds of scene 9: Varnish 7.1.1, nginx 1.22.1, Squid 5.7 and Apache Traffic Server 9.2 on Debian 12, each
 * crowd played three times on loopback, outcomes equal in all three. Copied from the project's recordings (scenario h-herd); where these stand
 * beside the project, tests/conformance/realCaches/herdScene.test.ts compares every number.
 */
import type { LeverValues } from '../../src/cdn/levers'
import type { RecordedCrowd, RecordedRow } from '../../src/scene/recordedCrowd'
import { firstOf } from './outcomes'

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

/** Whose way each value of the lever is. */
const PRESETS: Readonly<Record<string, string>> = { varnish: 'Varnish', nginx: 'nginx', squid: 'Squid' }

/** As which of them the run behaves under these levers; empty for none. */
export const behavesAs = ({ coalescing, unshared }: LeverValues): string => (coalescing ? PRESETS[String(unshared)] ?? '' : '')

/** Steps whose crowd finds no copy, and steps about many pages. */
const [COLD, MANY] = [new Set(['the-trap', 'remembers', 'gives-up', 'your-turn']), new Set(['one-clock', 'early'])]

/** What was recorded of a crowd like a step's, under its levers; a sentence where nothing was. */
export function recordedCrowd(step: string, { coalescing, leader, shareable }: LeverValues): RecordedCrowd | string {
  if (MANY.has(step)) return 'One page was recorded, and not many that expire together: the steps before this one have it.'
  if (leader !== 'answered') return 'Nothing was recorded of a first request that fails. “One leader” has the same crowd with one that gets the page.'
  const [since, isCold] = [firstOf(step), COLD.has(step)]
  if (coalescing && !shareable) return { since, rows: PRIVATE, told: 'Each of them has a way out: a memory, or an end of patience.' }
  if (!shareable || isCold) return 'With your levers the crowd is another one: “One leader” and “A page for each user” have those that stand here.'
  if (coalescing) return { since, rows: EXPIRED_ONE, told: 'The lock of nginx is for new copies alone.' }
  return { since, rows: EXPIRED_ALL, told: 'Coalescing was off there, too, and nobody had to queue.' }
}
