/**
 * The axis of time under a crowd. It grows with the playhead: how long the last one waits is known when it has waited.
 */
import type { CrowdFrame } from '../../frame/crowdFrame'
import { formatSeconds } from '../../words/format'
import type { Box } from '../draw/geometry'

export interface CrowdAxis {
  x(ms: number): number
  readonly ticks: readonly { readonly at: number; readonly text: string }[]
}

const STEPS_MS = [50, 100, 200, 500, 1000, 2000, 5000, 10_000, 20_000, 30_000, 60_000, 120_000, 300_000]
/** Between two words (px). */
const ROOM = 50
/** What lies behind the playhead, and before the first bar, as a share of the axis. */
const [AFTER, BEFORE] = [0.085, 0.035]
/** Behind the end of an outline: its name stands there. */
const NAMED_AFTER = 0.1

export function crowdAxis(now: CrowdFrame, beside: CrowdFrame | null, { x: left, width }: Box): CrowdAxis {
  const both = beside ? [now, beside] : [now]
  const endMs = Math.max(...both.map(endOf))
  const beginMs = Math.min(...both.map((one) => one.beginMs), -BEFORE * endMs)
  const perMs = width / (endMs - beginMs)
  const x = (ms: number): number => left + (ms - beginMs) * perMs
  const stepMs = STEPS_MS.find((ms) => ms * perMs >= ROOM) ?? STEPS_MS.at(-1)!
  const first = Math.ceil(beginMs / stepMs)
  const count = Math.floor(endMs / stepMs) - first + 1
  return { x, ticks: Array.from({ length: Math.max(0, count) }, (_, i) => ({ at: x((first + i) * stepMs), text: tickText((first + i) * stepMs) })) }
}

function endOf({ rows, leastMs, nowMs, outlines }: CrowdFrame): number {
  const drawn = Math.max(0, ...outlines.flatMap(({ endsMs }) => endsMs))
  return Math.max(leastMs, rows === 'pages' ? nowMs : nowMs * (1 + AFTER), drawn * (1 + NAMED_AFTER))
}

const tickText = (ms: number): string => (ms < 0 ? `−${formatSeconds(-ms)}` : ms === 0 ? '0' : formatSeconds(ms))
