/**
 * What the origin has inside as a strip on the axis: at work up to its room, in the queue above it.
 */
import type { CrowdFrame } from '../../frame/crowdFrame'
import { formatCount } from '../../words/format'
import type { Box } from '../draw/geometry'
import { tenth } from '../draw/rounded'
import { fitting } from '../draw/text'
import type { CrowdAxis } from './crowdAxis'
import { NOTE_SIZE } from './crowdMarks'

/** One request can be seen, however much room there is (px). */
const LEAST = 2
/** Words over a lower strip would hide it (px). */
const LEAST_FOR_WORDS = 38

export interface LoadPaths {
  readonly work: string
  readonly queue: string
  /** Of the line up to which requests are worked on. */
  readonly roomY: number
  readonly refused: readonly number[]
  /** What the line is, and what was the most; empty where the strip is too low for words. */
  readonly words: string
}

export function loadPaths({ load, nowMs, beginMs }: CrowdFrame, { x }: CrowdAxis, { y, width, height }: Box): LoadPaths {
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
    words: height < LEAST_FOR_WORDS ? '' : fitting(wordsOf(room, mostAtWork, mostQueued), width - 8, NOTE_SIZE),
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
