/** What stands in the plots of a load at a moment, as paths. */
import type { BreakerState } from '../../trace/breakerStates'
import type { LoadBin, LoadFrame } from '../../frame/loadFrame'
import type { RequestTarget } from '../draw/RequestTargets'
import type { Box } from '../draw/geometry'
import { rectPath } from '../draw/path'
import { tenth } from '../draw/rounded'
import type { LoadLayout } from './loadLayout'
import { beforeOf, waysOf } from './loadWays'
import { binName } from './loadWords'

type Point = readonly [x: number, y: number]

/** Words on a line, and a mark of the way it goes. */
export interface WayShape {
  readonly x: number
  readonly y: number
  /** An arrow on the line: its place, and where it points (degrees). */
  readonly arrow: { readonly x: number; readonly y: number; readonly turn: number }
}

export interface LoadShapes {
  /** The curve until the load came to its highest, while it was there, and from then on. */
  readonly up: string
  readonly top: string
  readonly down: string
  /** On the longest piece of each; null where none is long enough for words. */
  readonly ways: { readonly up: WayShape | null; readonly down: WayShape | null }
  /** Where it is now. */
  readonly dot: { readonly x: number; readonly y: number }
  /** Where it was with as much load on the way up, and what was answered then; null while it goes up. */
  readonly before: { readonly x: number; readonly y: number; readonly answered: number } | null
  readonly answered: string
  readonly offered: string
  readonly origin: string
  readonly nowX: number
}

export function shapesOf(now: LoadFrame, layout: LoadLayout): LoadShapes {
  const { curve, series, mostLoad, most, lengthMs } = layout
  const at = (box: Box, share: { readonly x: number; readonly y: number }): Point => [tenth(box.x + share.x * box.width), tenth(box.y + box.height * (1 - Math.min(1, share.y)))]
  const onCurve = ({ offered, answered }: LoadBin): Point => at(curve, { x: Math.min(1, offered / mostLoad), y: answered / mostLoad })
  const inTime = (rate: (bin: LoadBin) => number): Point[] => now.bins.map((bin, k) => at(series, { x: ((k + 0.5) * now.binMs) / lengthMs, y: rate(bin) / most }))
  const wide = (now.binMs / lengthMs) * series.width
  const { top, turn } = waysOf(now)
  const points = now.bins.slice(0, now.loaded).map(onCurve)
  const [x, y] = onCurve(now.latest)
  const [up, down] = [points.slice(0, top + 1), now.loaded > turn + 1 ? [...points.slice(turn), [x, y] as const] : []]
  const before = beforeOf(now)
  const [beforeX, beforeY] = before ? onCurve(before) : [0, 0]
  return {
    up: line(up), top: line(points.slice(top, turn + 1)), down: line(down), ways: { up: wayOf(up), down: wayOf(down) },
    dot: { x, y }, before: before && { x: beforeX, y: beforeY, answered: before.answered },
    answered: now.bins.flatMap(({ answered }, k) => (answered > 0 ? [rectPath({ x: tenth(series.x + k * wide), y: tenth(series.y + series.height * (1 - answered / most)), width: tenth(wide), height: tenth((series.height * answered) / most) })] : [])).join(''),
    offered: line(inTime(({ offered }) => offered)), origin: line(inTime(({ origin }) => origin)),
    nowX: tenth(series.x + (Math.min(now.nowMs, lengthMs) / lengthMs) * series.width),
  }
}

const line = (of: readonly Point[]): string => (of.length < 2 ? '' : `M${of.map((point) => point.join(' ')).join('L')}`)

/** A piece that is shorter has no words (px). */
const LEAST_PIECE = 70
/** Of it so much lies before its arrow. */
const ARROW_AT = 0.8

function wayOf(points: readonly Point[]): WayShape | null {
  const pieces = points.slice(1).map((to, k) => ({ from: points[k]!, to, long: Math.hypot(to[0] - points[k]![0], to[1] - points[k]![1]) }))
  const longest = pieces.toSorted((a, b) => b.long - a.long)[0]
  if (!longest || longest.long < LEAST_PIECE) return null
  const { from, to } = longest
  const on = (share: number): { readonly x: number; readonly y: number } => ({ x: tenth(from[0] + share * (to[0] - from[0])), y: tenth(from[1] + share * (to[1] - from[1])) })
  return { ...on(0.45), arrow: { ...on(ARROW_AT), turn: Math.round((Math.atan2(to[1] - from[1], to[0] - from[0]) * 180) / Math.PI) } }
}

export interface BreakerPath {
  readonly state: BreakerState
  readonly d: string
}

export function breakerPaths({ breakers }: LoadFrame, { rows, lengthMs }: LoadLayout): readonly BreakerPath[] {
  const all = breakers.flatMap(({ node, spans }) => {
    const row = rows.find((one) => one.node === node)
    return row ? spans.map(({ fromMs, toMs, state }) => ({ state, d: rectPath({ ...row.box, x: tenth(row.box.x + (fromMs / lengthMs) * row.box.width), width: Math.max(0.5, tenth(((toMs - fromMs) / lengthMs) * row.box.width)) }) })) : []
  })
  return (['closed', 'open', 'half-open'] as const).map((state) => ({ state, d: all.filter((one) => one.state === state).map(({ d }) => d).join('') }))
}

/** A second opens a request that ended in it. */
export function binTargets({ bins, binMs }: LoadFrame, { series, lengthMs }: LoadLayout): readonly RequestTarget[] {
  const wide = (binMs / lengthMs) * series.width
  return bins.flatMap((bin, k) => (bin.request < 0 ? [] : [{ request: bin.request, name: binName(bin, k), box: { x: series.x + k * wide, y: series.y, width: wide, height: series.height } }]))
}
