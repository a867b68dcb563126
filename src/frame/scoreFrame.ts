/**
 * The residency score at a moment: for each of several disks the stretches of time for which it held each object, and what
 * users found while it did and while it did not. Rows are objects in the order in which they are given: by popularity.
 */
import type { LeverValues } from '../cdn/levers'
import { usToMs } from '../engine/time'
import { type Found, type Held, type Lookup, Residency, type Stay } from '../reading/residency'
import type { Reading } from '../reading/reading'
import { indexOf } from '../reading/traceIndex'
import { lowerBound } from '../trace/intervals'
import { countAt } from '../trace/position'
import { stepOfCount } from './frameAt'

/** What a score is of. One that is kept and used again is looked up once. */
export interface ScoreOf {
  /** Ids of the caches that make one disk, by what it is called: { LRU: ['lru'] }, { 'The POP': ['server-1', 'server-2'] }. */
  readonly disks: Readonly<Record<string, readonly string[]>>
  /** A row each. */
  readonly urls: readonly string[]
  /** Which of them is asked for most; absent: the first. */
  favourite?(levers: LeverValues): string
  /** Ids of clients that are no users: what they ask is no lookup. */
  readonly visitors?: readonly string[]
}

/** Ink: from when to when an object was there (ms); until now where it still is. */
export interface InkFrame {
  readonly row: number
  readonly node: number
  readonly fromMs: number
  readonly toMs: number
  /** When it answered last, as far as is known now; `fromMs` where it never did. */
  readonly usedMs: number
  /** It is there now. */
  readonly isHeld: boolean
}

/** A request for an object, when the disk was asked (ms). */
export interface LookupFrame {
  readonly row: number
  readonly node: number
  readonly atMs: number
  readonly hit: boolean
}

export interface DiskFrame {
  readonly title: string
  /** In the order of their beginnings. */
  readonly ink: readonly InkFrame[]
  readonly lookups: readonly LookupFrame[]
  /** Now. */
  readonly held: Held
  /** Of the requests of this step; null before the first. */
  readonly hitShare: number | null
}

/** What has been by the playhead, from a time on (ms) where a picture has no room for more. */
export function scoreAt(run: Reading, score: ScoreOf, position: number, sinceMs = -Infinity): readonly DiskFrame[] {
  const index = indexOf(run)
  const count = countAt(run.trace, position)
  const [since] = index.recordsOfStep(stepOfCount(index, count))
  return residenciesOf(run, score).map(({ title, residency }) => {
    const share = residency.hitShare(since, count)
    const looked = residency.looked(count)
    const ink = residency.stays.slice(0, residency.begun(count)).filter(({ end, toUs }) => end >= count || usToMs(toUs) >= sinceMs)
    return {
      title,
      ink: ink.map((stay) => inkOf(stay, residency, looked, count, Math.ceil(position))),
      lookups: residency.lookups.slice(0, looked).filter(({ atUs }) => usToMs(atUs) >= sinceMs).map(lookupFrame),
      held: residency.held(count),
      hitShare: Number.isNaN(share) ? null : share,
    }
  })
}

function inkOf({ row, node, end, fromUs, toUs, uses }: Stay, { lookups }: Residency, looked: number, count: number, nowUs: number): InkFrame {
  const isHeld = end >= count
  const last = uses[lowerBound(uses, looked) - 1]
  return {
    row, node, fromMs: usToMs(fromUs), toMs: usToMs(isHeld ? Math.max(fromUs, nowUs) : toUs),
    usedMs: usToMs(last === undefined ? fromUs : lookups[last]!.atUs), isHeld,
  }
}

function lookupFrame({ row, node, atUs, hit }: Lookup): LookupFrame {
  return { row, node, atMs: usToMs(atUs), hit }
}

/** What users found on each disk among the records from `from` to `to` (exclusive), by what it is called. */
export function foundBetween(run: Reading, score: ScoreOf, from: number, to: number): readonly (Found & { readonly name: string })[] {
  return residenciesOf(run, score).map(({ title, residency }) => ({ name: title, ...residency.found(from, to) }))
}

interface Disk {
  readonly title: string
  readonly residency: Residency
}

const known = new WeakMap<Reading, WeakMap<ScoreOf, readonly Disk[]>>()

function residenciesOf(run: Reading, score: ScoreOf): readonly Disk[] {
  const ofRun = known.get(run) ?? new WeakMap<ScoreOf, readonly Disk[]>()
  known.set(run, ofRun)
  const found = ofRun.get(score) ?? Object.entries(score.disks).map(([title, ids]) => ({ title, residency: new Residency(run, numbersOf(run, ids), score.urls, numbersOf(run, score.visitors ?? [])) }))
  ofRun.set(score, found)
  return found
}

function numbersOf({ nodes }: Reading, ids: readonly string[]): number[] {
  return nodes.filter(({ id }) => ids.includes(id)).map(({ index }) => index)
}
