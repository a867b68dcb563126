/** What stands in the plots of a load at a moment, as paths. */
import type { BreakerState } from '../../trace/breakerStates'
import type { LoadBin, LoadFrame } from '../../frame/loadFrame'
import type { RequestTarget } from '../draw/RequestTargets'
import type { Box } from '../draw/geometry'
import { rectPath } from '../draw/path'
import { tenth } from '../draw/rounded'
import type { LoadLayout } from './loadLayout'
import { binName } from './loadWords'

export interface LoadShapes {
  /** The curve until the load was highest, and from then on. */
  readonly up: string
  readonly down: string
  /** Where it is now. */
  readonly dot: { readonly x: number; readonly y: number }
  readonly answered: string
  readonly offered: string
  readonly origin: string
  readonly nowX: number
}

export function shapesOf(now: LoadFrame, layout: LoadLayout): LoadShapes {
  const { curve, series, mostLoad, most, lengthMs } = layout
  const at = (box: Box, share: { readonly x: number; readonly y: number }): readonly [number, number] => [tenth(box.x + share.x * box.width), tenth(box.y + box.height * (1 - Math.min(1, share.y)))]
  const onCurve = ({ offered, answered }: LoadBin): readonly [number, number] => at(curve, { x: Math.min(1, offered / mostLoad), y: answered / mostLoad })
  const highest = turnOf(now.bins)
  const points = now.bins.map(onCurve)
  const [x, y] = onCurve(now.current)
  const line = (of: readonly (readonly [number, number])[]): string => (of.length < 2 ? '' : `M${of.map((point) => point.join(' ')).join('L')}`)
  const inTime = (rate: (bin: LoadBin) => number): (readonly [number, number])[] => now.bins.map((bin, k) => at(series, { x: ((k + 0.5) * now.binMs) / lengthMs, y: rate(bin) / most }))
  const wide = (now.binMs / lengthMs) * series.width
  return {
    up: line(points.slice(0, highest + 1)), down: line([...points.slice(highest), ...(now.bins.length > highest + 1 ? [[x, y] as const] : [])]), dot: { x, y },
    answered: now.bins.flatMap(({ answered }, k) => (answered > 0 ? [rectPath({ x: tenth(series.x + k * wide), y: tenth(series.y + series.height * (1 - answered / most)), width: tenth(wide), height: tenth((series.height * answered) / most) })] : [])).join(''),
    offered: line(inTime(({ offered }) => offered)), origin: line(inTime(({ origin }) => origin)),
    nowX: tenth(series.x + (Math.min(now.nowMs, lengthMs) / lengthMs) * series.width),
  }
}

/** The last of the stretches with the most load: what comes after it comes down. */
function turnOf(bins: readonly LoadBin[]): number {
  const most = Math.max(0, ...bins.map(({ offered }) => offered))
  return Math.max(0, bins.findLastIndex(({ offered }) => offered >= 0.9 * most))
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
