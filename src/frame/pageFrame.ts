/**
 * Pages of disks for the step that is on, ready to draw: what each held and when, how much it answered by stretches of time, and
 * what was done meanwhile. All times are ms of virtual time; pages of one step have one axis.
 */
import { usToMs } from '../engine/time'
import type { Reading } from '../reading/reading'
import { indexOf } from '../reading/traceIndex'
import { lowerBound } from '../trace/intervals'
import { countAt } from '../trace/position'
import { Kind } from '../trace/traceKinds'
import { stepBounds } from './dilation'
import { leversOfCount, stepOfCount } from './frameAt'
import { type PageMark, marksOf } from './pageMarks'
import { type DiskFrame, type LookupFrame, type ScoreOf, scoreAt } from './scoreFrame'

/** The axis: the step, and a little of what was before. */
export interface Stretch {
  readonly fromMs: number
  readonly toMs: number
  /** Where the step begins. */
  readonly zeroMs: number
  readonly nowMs: number
}

/** What users of a disk found within a stretch of time. */
export interface HitBin {
  readonly fromMs: number
  readonly toMs: number
  readonly hits: number
  readonly asked: number
}

export interface PageFrame extends DiskFrame {
  readonly bins: readonly HitBin[]
}

export interface PagesFrame extends Stretch {
  /** Of each page. */
  readonly rows: number
  /** The row of what is asked for most. Those below it are asked for less and less, and after the last comes the first. */
  readonly favourite: number
  readonly pages: readonly PageFrame[]
  /** Somebody who is no user has asked in this step. */
  readonly isVisited: boolean
  readonly marks: readonly PageMark[]
}

/** Before the beginning of the step, of its length. */
const LEAD = 0.08
const BINS = 24

export function pagesAt(run: Reading, score: ScoreOf, position: number): PagesFrame {
  const index = indexOf(run)
  const count = countAt(run.trace, position)
  const step = stepOfCount(index, count)
  const { start, end } = stepBounds(run, step)
  const [zeroMs, toMs] = [usToMs(Math.max(0, Math.ceil(start))), usToMs(Math.ceil(end))]
  const stretch = { fromMs: zeroMs - LEAD * (toMs - zeroMs), toMs, zeroMs, nowMs: usToMs(Math.max(0, position)) }
  const disks = scoreAt(run, score, position, stretch.fromMs)
  return {
    ...stretch, rows: score.urls.length, favourite: Math.max(0, score.urls.indexOf(score.favourite?.(leversOfCount(index, count)) ?? '')),
    pages: disks.map((disk) => ({ ...disk, bins: binsOf(disk.lookups, stretch) })),
    marks: marksOf(run, score, step, count), isVisited: hasVisits(run, score, index.recordsOfStep(step)[0], count),
  }
}

/** The first begins with the step; none begins after now. */
function binsOf(lookups: readonly LookupFrame[], { zeroMs, toMs, nowMs }: Stretch): HitBin[] {
  const wide = (toMs - zeroMs) / BINS
  const bins = Array.from({ length: BINS }, (_, k) => ({ fromMs: zeroMs + k * wide, toMs: zeroMs + (k + 1) * wide, hits: 0, asked: 0 }))
  for (const { atMs, hit } of lookups) {
    const bin = bins[Math.floor((atMs - zeroMs) / wide)]
    if (!bin) continue
    bin.asked++
    bin.hits += Number(hit)
  }
  return bins.filter(({ fromMs }) => fromMs <= nowMs)
}

function hasVisits(run: Reading, { visitors = [] }: ScoreOf, since: number, count: number): boolean {
  const asked = indexOf(run).ofKind(Kind.Request)
  const ids = run.nodes.filter(({ id }) => visitors.includes(id)).map(({ index }) => index)
  return asked.subarray(lowerBound(asked, since), lowerBound(asked, count)).some((record) => ids.includes(run.trace.node(record)))
}
