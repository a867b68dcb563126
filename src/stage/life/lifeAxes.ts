/**
 * The two scales of the life view: virtual time to the right, waits upwards. Round numbers
 * only, as many as there is room for.
 */
import type { BandFrame } from '../../frame/bandFrame'
import { formatMs, formatMsValue, formatSeconds } from '../../words/format'
import type { Box } from '../draw/geometry'

export interface Tick {
  /** Along the scale (px). */
  readonly at: number
  readonly text: string
}

export interface LifeAxes {
  x(ms: number): number
  /** The point of a wait in the plot. */
  y(waitMs: number): number
  readonly times: readonly Tick[]
  readonly waits: readonly Tick[]
}

const TIME_STEPS_S = [1, 2, 5, 10, 20, 30, 60, 120, 300]
/** Between two words of the time axis (px). */
const TIME_ROOM = 54
const WAIT_STEPS_MS = [5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000]
const MOST_WAITS = 4
/** Above the longest wait: its words stand there (px). */
const WORDS_ROOM = 25

export function lifeAxes(band: BandFrame, plot: Box): LifeAxes {
  const perMs = plot.width / (band.toMs - band.fromMs)
  const x = (ms: number): number => plot.x + (ms - band.fromMs) * perMs
  const highest = Math.max(band.longestMs, WAIT_STEPS_MS[0]!)
  const y = (waitMs: number): number => plot.y + plot.height - (waitMs / highest) * (plot.height - WORDS_ROOM)
  return { x, y, times: timeTicks(band, x, perMs), waits: waitTicks(highest, y) }
}

function timeTicks({ fromMs, toMs, zeroMs }: BandFrame, x: (ms: number) => number, perMs: number): Tick[] {
  const stepMs = 1000 * (TIME_STEPS_S.find((s) => s * 1000 * perMs >= TIME_ROOM) ?? TIME_STEPS_S.at(-1)!)
  const first = Math.ceil((fromMs - zeroMs) / stepMs)
  const last = Math.floor((toMs - zeroMs) / stepMs)
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => {
    const ms = (first + i) * stepMs
    return { at: x(zeroMs + ms), text: formatSeconds(ms) }
  })
}

function waitTicks(highestMs: number, y: (ms: number) => number): Tick[] {
  const step = WAIT_STEPS_MS.find((one) => highestMs / one <= MOST_WAITS) ?? WAIT_STEPS_MS.at(-1)!
  const count = Math.floor(highestMs / step) + 1
  return Array.from({ length: count }, (_, i) => ({ at: y(i * step), text: i === count - 1 ? formatMs(i * step) : formatMsValue(i * step) }))
}
