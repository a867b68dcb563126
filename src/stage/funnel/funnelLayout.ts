/**
 * Where the tiers of a funnel stand: a column for each, users' POPs on the left, the origin on the right; and how wide a request is. It stays as
 * it is while the same tiers take part; what grows with every frame is in funnelRibbons.ts.
 */
import type { ViewOf } from '../../cdn/topology'
import { funnelAt } from '../../frame/funnelAt'
import type { FunnelFrame } from '../../frame/funnelFrame'
import { viewOf } from '../../scene/viewOf'
import type { Density } from '../draw/density'
import { type Box, type Point, evenly, makeGeometry } from '../draw/geometry'
import { textWidth } from '../draw/text'
import type { LayoutInput, PictureLayout } from '../viewModule'

type FunnelInput = LayoutInput<ViewOf<'funnel'>, FunnelFrame>

/** One cache, or the origin: the middle of its bar, and the height that it may take. */
export interface FunnelPlace {
  readonly node: number
  readonly x: number
  readonly y: number
  readonly pitch: number
}

export interface FunnelColumn {
  readonly x: number
  /** Of its heading: where it stands, and how wide it may be. */
  readonly headX: number
  readonly anchor: 'start' | 'middle' | 'end'
  readonly room: number
}

export interface FunnelLayout extends PictureLayout {
  readonly columns: readonly FunnelColumn[]
  readonly placeOf: ReadonlyMap<number, FunnelPlace>
  readonly barWidth: number
  /** px a request. */
  readonly scale: number
  readonly body: Box
  readonly headY: number
  readonly names: readonly { readonly node: number; readonly text: string; readonly x: number; readonly y: number }[]
  /** Caches between POPs and origin, with their names behind their bars. */
  readonly behind: FunnelLayout['names']
  /** Every way that is open, as one path. */
  readonly ways: string
  readonly ledger: Box
  readonly strip: Box
}

interface Measures {
  readonly margin: number
  readonly bar: number
  readonly names: number
  /** Right of the origin's bar, for its number. */
  readonly figure: number
  readonly foot: number
}

const MEASURES: Readonly<Record<Density, Measures>> = {
  full: { margin: 16, bar: 12, names: 104, figure: 74, foot: 116 },
  medium: { margin: 12, bar: 10, names: 100, figure: 66, foot: 92 },
  small: { margin: 8, bar: 8, names: 92, figure: 50, foot: 84 },
}
export const NAME_SIZE = 11
/** Names stand beside bars that are at least so far apart (px). */
const NAME_PITCH = 12
/** Between a bar and the name behind it (px). */
const BEHIND = 5
/** A request is never wider than this (px). */
const WIDEST = 10
/** Of the height that a bar may take, so much is used. */
const USED = 0.86
const HEAD = 40
/** Users' requests come from so far left of a POP's bar, between its name and the bar (px). */
const COMING = 16

export function layoutFunnel(input: FunnelInput): FunnelLayout {
  const { width, height, density, now, reserved, run } = input
  const m = MEASURES[density]
  const headY = (reserved ? reserved.y + reserved.height : m.margin) + 12
  const body: Box = { x: m.margin, y: headY + HEAD - 8, width: width - 2 * m.margin, height: height - m.foot - headY - HEAD + 8 }
  const pops = now.tiers[0]!.nodes
  const named = body.height / pops.length >= NAME_PITCH
  const [left, right] = [m.margin + (named ? m.names : COMING + 6), width - m.margin - m.figure]
  const between = (right - left) / Math.max(1, now.tiers.length - 1)
  const placeOf = new Map<number, FunnelPlace>()
  now.tiers.forEach(({ nodes }, t) => {
    const x = left + t * between
    const pitch = body.height / nodes.length
    const heightOf = (node: number): number => meanY(input, placeOf, node) ?? body.y + body.height / 2
    const sorted = t === 0 ? nodes.map((one) => ({ one, above: askedBy(input, one.node) })).toSorted((a, b) => a.above - b.above).map(({ one }) => one) : nodes.map((one) => ({ one, y: heightOf(one.node) })).toSorted((a, b) => a.y - b.y).map(({ one }) => one)
    sorted.forEach(({ node }, k) => placeOf.set(node, { node, x, y: body.y + (k + 0.5) * pitch, pitch }))
  })
  const columns = now.tiers.map(({ isOrigin }, t): FunnelColumn => {
    const x = left + t * between
    if (t === 0) return { x, headX: m.margin, anchor: 'start', room: x - m.margin + between / 2 - 6 }
    if (isOrigin) return { x, headX: width - m.margin, anchor: 'end', room: width - m.margin - x + between / 2 - 6 }
    return { x, headX: x, anchor: 'middle', room: between - 12 }
  })
  const footY = height - m.foot + 14
  const ledgerWidth = Math.round((width - 2 * m.margin) * (density === 'small' ? 0.5 : 0.44))
  return {
    width, height, density, columns, placeOf, body, headY, barWidth: m.bar,
    scale: Math.min(WIDEST, ...[now, ...besideOf(input)].map(({ mostAtOne, tiers }) => (USED * body.height) / tiers[0]!.nodes.length / Math.max(1, mostAtOne))),
    names: (named ? pops.map(({ node, name }) => ({ node, text: name, x: left - COMING - 4, y: placeOf.get(node)!.y + 4 })) : []).filter(({ text, x }) => textWidth(text, NAME_SIZE) <= x),
    behind: namesBehind(now, placeOf, m.bar, between),
    ways: input.links.filter((link) => input.isActive(link)).flatMap(({ from, to }) => {
      const [a, b] = [placeOf.get(from), placeOf.get(to)]
      return a && b ? [wayPath([a.x + m.bar, a.y], [b.x, b.y])] : []
    }).join(''),
    ledger: { x: m.margin, y: footY, width: ledgerWidth - 14, height: m.foot - 14 - m.margin },
    strip: { x: m.margin + ledgerWidth, y: footY, width: width - 2 * m.margin - ledgerWidth, height: m.foot - 14 - m.margin },
    geometry: makeGeometry(run.links.map(({ from, to }) => {
      const [a, b] = [placeOf.get(from), placeOf.get(to)]
      if (!b) return undefined
      return a ? curve([a.x + m.bar, a.y], [b.x, b.y]) : pops.some(({ node }) => node === to) ? evenly([[b.x - COMING, b.y], [b.x, b.y]]) : undefined
    })),
    obstacles: [],
  }
}

/** Names of the caches of a tier behind its bars: as far as the next tier, and past it where it has no bar at that height. */
function namesBehind({ tiers }: FunnelFrame, placeOf: ReadonlyMap<number, FunnelPlace>, bar: number, between: number): FunnelLayout['names'] {
  return tiers.flatMap(({ isOrigin, nodes }, t) => (t === 0 || isOrigin || nodes.length === 1 ? [] : nodes.flatMap(({ node, name }) => {
    const { x, y, pitch } = placeOf.get(node)!
    const next = (tiers[t + 1]?.nodes ?? []).map((one) => placeOf.get(one.node)!)
    const room = (next.some((one) => Math.abs(one.y - y) < 2 * NAME_PITCH) ? 1 : 2) * between - bar - 2 * BEHIND
    return pitch >= NAME_PITCH && textWidth(name, NAME_SIZE) <= room ? [{ node, text: name, x: x + bar + BEHIND, y: y + 4 }] : []
  })))
}

/** What a layout depends on beside the room: which caches take part, and how much is asked. */
export function keepFunnel({ tiers, mostAtOne }: FunnelFrame): string {
  return [mostAtOne, ...tiers.map(({ name, nodes }) => `${name} ${nodes.length}`)].join()
}

/** The other side of a comparison has the same scale. */
function besideOf({ beside }: FunnelInput): FunnelFrame[] {
  if (!beside) return []
  const view = viewOf(beside.run.scene, beside.frame.step)
  return view.kind === 'funnel' ? [funnelAt(beside.run, beside.frame.position, view)] : []
}

/** The cache that one asks: those that ask the same stand together, so that their ribbons do not cross. */
function askedBy({ links, isActive }: FunnelInput, node: number): number {
  return links.find((link) => link.from === node && isActive(link))?.to ?? -1
}

/** The middle of those that ask a cache. */
function meanY({ links, isActive }: FunnelInput, placeOf: ReadonlyMap<number, FunnelPlace>, node: number): number | undefined {
  const ys = links.flatMap((link) => (link.to === node && isActive(link) ? placeOf.get(link.from)?.y ?? [] : []))
  return ys.length === 0 ? undefined : ys.reduce((sum, y) => sum + y, 0) / ys.length
}

const round = (px: number): number => Math.round(px * 10) / 10

function wayPath([ax, ay]: Point, [bx, by]: Point): string {
  const middle = round((ax + bx) / 2)
  return `M${round(ax)} ${round(ay)}C${middle} ${round(ay)} ${middle} ${round(by)} ${round(bx)} ${round(by)}`
}

/** Points of the same curve. */
function curve([ax, ay]: Point, [bx, by]: Point): Point[] {
  const middle = (ax + bx) / 2
  return evenly(Array.from({ length: 25 }, (_, k): Point => {
    const t = k / 24
    const [p, q, r, s] = [(1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t ** 3]
    return [p * ax + (q + r) * middle + s * bx, (p + q) * ay + (r + s) * by]
  }))
}
