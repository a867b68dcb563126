/**
 * The sequence diagram's numbers: the axis, which is the same for all steps whose waits are alike, with the axis of the whole scene
 * beside it; and on it one ladder with an earlier one behind it, or several side by side. Made anew for every frame, since it
 * grows with time; drawn by LifelinesPicture.
 */
import type { LadderFrame, LaddersFrame } from '../../frame/ladders'
import type { WaterfallBar } from '../../frame/types'
import type { NodeInfo } from '../../run/run.types'
import type { Reading } from '../../reading/reading'
import type { Density, Size } from '../draw/density'
import type { Box } from '../draw/geometry'
import { textWidth } from '../draw/text'
import type { PictureLayout } from '../viewModule'
import { layoutAbreast } from './abreastLayout'
import { type Arrow, type Columns, type Ladder, arrowParts, bracketParts, geometryOf, workParts } from './ladderParts'
import { type SceneAxis, sceneAxis } from './sceneAxis'
import { type TimeScale, timeScale } from './timeScale'
import { type Total, type TotalPlaces, totalsOf } from './totals'

export interface Lifeline {
  readonly node: NodeInfo
  readonly x: number
  readonly head: Box
  /** No request of this step gets there. */
  readonly idle: boolean
}

export interface LifelinesLayout extends PictureLayout {
  /** The right end of the axis's numbers, and of its lines. */
  readonly axisX: number
  readonly axisEnd: number
  readonly scale: TimeScale
  /** null where the ladders of a step stand side by side on the scene's own axis: they say it all. */
  readonly sceneAxis: SceneAxis | null
  readonly lifelines: readonly Lifeline[]
  readonly ladders: readonly Ladder[]
  /** The arrows of an earlier ladder, faint behind the one in view. */
  readonly ghost: readonly Arrow[]
  readonly totals: readonly Total[]
}

/** Room for the axis, and for the words on each side. */
export interface LadderRoom {
  readonly axis: number
  readonly gutter: number
  readonly head: number
  /** Long words and units. */
  readonly words: boolean
  /** From the lifeline to the bracket, and from there to its words. */
  readonly inset: number
  readonly aside: number
}

function roomOf(density: Density, width: number): LadderRoom {
  if (density === 'small') return { axis: 46, gutter: 86, head: 40, words: false, inset: 7, aside: 9 }
  const words = width >= 680
  return { axis: 84, gutter: words ? 152 : 100, head: density === 'full' ? 44 : 40, words, inset: 12, aside: 13 }
}

export interface LifelinesInput extends Size {
  readonly run: Reading
  readonly now: LaddersFrame
  /** Another moment that is drawn beside this one, to the same scale. */
  readonly beside?: LaddersFrame | undefined
  readonly order: readonly string[]
  readonly density: Density
}

const HEAD_TOP = 12
/** On a narrower stage the resolver has no lifeline, and asking it stands as a block at who asks (px). */
const RESOLVER_FROM = 370
const BELOW = 18
const UNDER_CORNER = 10

export function layoutLifelines({ run, now, beside, order, density, width, height }: LifelinesInput): LifelinesLayout {
  const room = roomOf(density, width)
  const isAbreast = now.abreast.length > 0
  // A corner of the stage is not free. Where the first title would lie in it, titles stand under it.
  const under = isAbreast && density === 'small' ? UNDER_CORNER : 0
  const [top, bottom] = [HEAD_TOP + room.head + 14 + under, height - BELOW]
  const frames = beside ? [now, beside] : [now]
  const scale = timeScale(Math.max(...frames.flatMap(extents)), top, bottom)
  const longest = timeScale(Math.max(scale.endMs, ...frames.map(({ longestMs }) => longestMs)), top, bottom)
  const shared = { width, height, density, scale, axisX: room.axis, axisEnd: width - 8, sceneAxis: isAbreast && scale.endMs >= longest.endMs ? null : sceneAxis(now, scale, longest, density), obstacles: [] }
  if (isAbreast) {
    const { ladders, geometry } = layoutAbreast({ run, now, order, density, width, height, scale, left: room.axis + 8, titleY: under > 0 ? top - 26 : HEAD_TOP + 12 })
    return { ...shared, lifelines: [], ladders, geometry, ghost: [], totals: ladders.flatMap(({ total }) => total ?? []) }
  }
  const lifelines = lifelinesOf(run, now, order, density, width, room)
  const columns: Columns = new Map(lifelines.map(({ node, x }) => [node.index, x]))
  const ladders = now.now ? [ladderOf(now.now, now.before !== null, lifelines, columns, scale, room, top, height)] : []
  return {
    ...shared,
    axisEnd: lifelines.at(-1)?.x ?? width,
    lifelines,
    ladders,
    ghost: now.before ? arrowParts(now.before, columns, scale) : [],
    totals: totalsOf(now, placesOf(lifelines, density), scale, height),
    geometry: geometryOf(run, now.now, columns, scale),
  }
}

/** Totals stand right of the first lifeline, or right of the last one that something reaches. */
function placesOf(lifelines: readonly Lifeline[], density: Density): TotalPlaces {
  const used = lifelines.findLast(({ idle }) => !idle)
  return { x: lifelines[0]?.x ?? 0, asideX: used?.x ?? 0, titles: density !== 'small' }
}

/** How long the axis must be: the step's waits, and what is on its way now. */
function extents({ spanMs, now }: LaddersFrame): number[] {
  return [spanMs, now?.elapsedMs ?? 0, ...(now?.arrows.map(({ endMs }) => endMs) ?? [])]
}

function lifelinesOf(run: Reading, now: LaddersFrame, order: readonly string[], density: Density, width: number, room: LadderRoom): Lifeline[] {
  const nodes = order.flatMap((id) => run.nodes.filter((node) => node.id === id && now.nodes[node.index]!.active && (node.kind !== 'resolver' || width >= RESOLVER_FROM)))
  const first = room.axis + room.gutter
  const isIdle = (node: NodeInfo): boolean => node.kind !== 'resolver' && now.reach.length > 0 && !now.reach.includes(node.index)
  const last = nodes.at(-1)
  // Nothing happens behind the cache: no words stand there.
  const right = density === 'small' && last && isIdle(last) ? 30 : room.gutter
  const gap = (width - first - right) / Math.max(1, nodes.length - 1)
  const most = Math.min(gap - 4, 132)
  return nodes.map((node, i) => {
    const x = first + gap * i
    const name = textWidth(node.name, density === 'small' ? 12 : 13, 600) + 22
    const wanted = node.shows.length > 0 ? Math.max(name, density === 'small' ? 74 : 120) : name
    const headWidth = Math.min(Math.max(50, wanted), most)
    return { node, x, head: { x: Math.min(x - headWidth / 2, width - headWidth - 6), y: HEAD_TOP, width: headWidth, height: room.head }, idle: isIdle(node) }
  })
}

/** What the browser takes part in stands on the left, what happens behind its back on the right. */
function ladderOf(
  ladder: LadderFrame, earlierTotal: boolean, lifelines: readonly Lifeline[], columns: Columns, scale: TimeScale, room: LadderRoom, top: number, height: number,
): Ladder {
  const [first, last] = [lifelines[0], lifelines.findLast(({ idle }) => !idle)]
  const bars = ladder.bars.filter((bar) => columns.has(bar.from))
  const isLeft = (bar: WaterfallBar): boolean => first !== undefined && (bar.from === first.node.index || bar.to === first.node.index)
  const side = (which: 'left' | 'right', line: Lifeline | undefined) => {
    const out = which === 'left' ? -1 : 1
    const x = (line?.x ?? 0) + out * room.inset
    return bracketParts(bars.filter((bar) => isLeft(bar) === (which === 'left')), scale, { side: which, x, labelX: x + out * room.aside, words: room.words, top, height })
  }
  return {
    title: null, lines: [], inside: [], ghost: [], total: null,
    arrows: arrowParts(ladder, columns, scale, earlierTotal),
    work: workParts(ladder, columns, scale),
    brackets: [...side('left', first), ...side('right', last)],
    nowY: scale.y(ladder.elapsedMs),
  }
}
