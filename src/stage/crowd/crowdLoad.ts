/**
 * What the origin has inside as a strip on the axis: at work up to its room, in the queue above it.
 */
import type { CrowdFrame } from '../../frame/crowdFrame'
import { formatCount } from '../../words/format'
import type { Box } from '../draw/geometry'
import { tenth } from '../draw/rounded'
import type { CrowdAxis } from './crowdAxis'

/** One request can be seen, however much room there is (px). */
const LEAST = 2

export interface LoadPaths {
  readonly work: string
  readonly queue: string
  /** Of the line up to which requests are worked on. */
  readonly roomY: number
  readonly refused: readonly number[]
  /** The longest first. */
  readonly words: readonly string[]
}

export function loadPaths({ load, nowMs, beginMs }: CrowdFrame, { x }: CrowdAxis, { y, height }: Box): LoadPaths {
  const { room, steps, mostAtWork, mostQueued, refusedMs } = load
  const foot = y + height
  const scale = height / Math.max(room, mostAtWork + mostQueued)
  const area = (high: (inside: number) => number, base: number): string => {
    if (!steps.some(({ inside }) => high(inside) > 0)) return ''
    const line = steps.map(({ atMs, inside }) => `H${tenth(x(atMs))}V${tenth(base - (high(inside) > 0 ? Math.max(LEAST, high(inside) * scale) : 0))}`).join('')
    return `M${tenth(x(beginMs))} ${tenth(base)}${line}H${tenth(x(nowMs))}V${tenth(base)}z`
  }
  const roomY = foot - room * scale
  return {
    work: area((inside) => Math.min(room, inside), foot),
    queue: area((inside) => Math.max(0, inside - room), roomY),
    roomY,
    refused: refusedMs.map(x),
    words: wordsOf(room, mostAtWork, mostQueued),
  }
}

function wordsOf(room: number, atWork: number, queued: number): readonly string[] {
  const [n, most, waiting] = [formatCount(room), formatCount(atWork), formatCount(queued)]
  return [
    `room for ${n}; at most ${most} at work, ${waiting} in its queue`,
    `room ${n}; at most ${most} at work, ${waiting} queued`,
    `room ${n}, queue at most ${waiting}`,
  ]
}
