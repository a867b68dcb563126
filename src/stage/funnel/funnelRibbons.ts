/**
 * What grows in a funnel with every frame: bars as high as the requests that came to a cache, ribbons as wide as those that it passed on.
 */
import type { FunnelFrame, FunnelRibbon } from '../../frame/funnelFrame'
import type { FunnelLayout } from './funnelLayout'

export interface RibbonShape extends FunnelRibbon {
  readonly d: string
}

export interface BarShape {
  readonly node: number
  readonly isOrigin: boolean
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
  /** Of what came, in the middle: what was answered or passed on, and in the middle of that what was passed on. */
  readonly settledY: number
  readonly settledHeight: number
  readonly passedY: number
  readonly passedHeight: number
}

/** What there is can be seen, however little it is (px). */
const [LEAST_RIBBON, LEAST_BAR] = [0.8, 1.2]

const round = (px: number): number => Math.round(px * 10) / 10

export function ribbonsOf({ ribbons }: FunnelFrame, { barWidth, placeOf, scale }: FunnelLayout): readonly RibbonShape[] {
  const placed = ribbons.flatMap((ribbon) => {
    const [from, to] = [placeOf.get(ribbon.from), placeOf.get(ribbon.to)]
    return from && to ? [{ ribbon, from, to, width: Math.max(LEAST_RIBBON, ribbon.requests * scale) }] : []
  })
  const arriving = new Map<number, number>()
  for (const { to, width } of placed) arriving.set(to.node, (arriving.get(to.node) ?? 0) + width)
  const taken = new Map<number, number>()
  return placed.toSorted((a, b) => a.from.y - b.from.y).map(({ ribbon, from, to, width }) => {
    const before = taken.get(to.node) ?? 0
    taken.set(to.node, before + width)
    const [ax, ay] = [from.x + barWidth, from.y - width / 2]
    const [bx, by] = [to.x, to.y - arriving.get(to.node)! / 2 + before]
    const middle = round((ax + bx) / 2)
    return {
      ...ribbon,
      d: `M${round(ax)} ${round(ay)}C${middle} ${round(ay)} ${middle} ${round(by)} ${round(bx)} ${round(by)}v${round(width)}C${middle} ${round(by + width)} ${middle} ${round(ay + width)} ${round(ax)} ${round(ay + width)}z`,
    }
  })
}

export function barsOf({ tiers }: FunnelFrame, { barWidth, placeOf, scale }: FunnelLayout): readonly BarShape[] {
  return tiers.flatMap(({ nodes, isOrigin }) => nodes.flatMap(({ node, arrived, passed, answered }) => {
    const place = placeOf.get(node)
    if (!place) return []
    const heightOf = (requests: number): number => (requests === 0 ? 0 : Math.max(LEAST_BAR, requests * scale))
    const [height, settledHeight, passedHeight] = [heightOf(arrived), heightOf(Math.min(arrived, answered + passed)), heightOf(passed)]
    return [{
      node, isOrigin, x: place.x, y: place.y - height / 2, width: barWidth, height,
      settledY: place.y - settledHeight / 2, settledHeight, passedY: place.y - passedHeight / 2, passedHeight,
    }]
  }))
}
