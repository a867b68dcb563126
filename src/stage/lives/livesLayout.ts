/**
 * Where bars of lives stand: a row for each cache, tier under tier, one axis of time, and the origin's strip at the foot. It grows with time.
 */
import { NODE_KINDS } from '../../cdn/nodeKinds'
import type { ViewOf } from '../../cdn/topology'
import { livesAt } from '../../frame/livesAt'
import type { LivesFrame, LivesRow } from '../../frame/livesFrame'
import { viewOf } from '../../scene/viewOf'
import { formatSeconds } from '../../words/format'
import type { Density } from '../draw/density'
import { type Box, makeGeometry } from '../draw/geometry'
import { fitting, textWidth } from '../draw/text'
import type { LayoutInput, PictureLayout } from '../viewModule'
import { tierName } from './livesWords'

type LivesInput = LayoutInput<ViewOf<'lives'>, LivesFrame>

export interface LivesTarget extends Box {
  readonly request: number
  readonly name: string
}

export interface LivesLayout extends PictureLayout {
  readonly plot: Box
  /** Of all rows: what was used, what is left, and what is too old, as a path each. */
  readonly used: string
  readonly left: string
  readonly old: string
  readonly grounds: string
  readonly names: readonly { readonly text: string; readonly y: number }[]
  /** Over the rows of a tier. */
  readonly tiers: readonly { readonly text: string; readonly y: number }[]
  /** Where the copies of the last tier end, from the first row to the last. */
  readonly guides: readonly number[]
  /** Where levers were moved, and how far down from the upper edge of the rows. */
  readonly turns: readonly { readonly x: number; readonly text: string; readonly anchor: 'start' | 'end' }[]
  readonly turnY: number
  readonly nowX: number
  readonly ticks: readonly { readonly x: number; readonly text: string; readonly anchor: 'start' | 'middle' | 'end' }[]
  readonly strip: Box
  /** Where requests reached the origin. */
  readonly asked: string
  readonly askedWords: string
  readonly legend: readonly { readonly look: 'used' | 'left' | 'old' | 'guide'; readonly text: string; readonly x: number }[]
  readonly legendY: number
  readonly targets: readonly LivesTarget[]
}

interface Measures {
  readonly margin: number
  readonly gutter: number
  readonly head: number
  readonly foot: number
  readonly legend: number
}

const MEASURES: Readonly<Record<Density, Measures>> = {
  full: { margin: 16, gutter: 100, head: 26, foot: 62, legend: 12 },
  medium: { margin: 12, gutter: 92, head: 24, foot: 54, legend: 11 },
  small: { margin: 8, gutter: 84, head: 22, foot: 50, legend: 11 },
}
export const NAME_SIZE = 11
/** Rows this far apart have names; one that has room is no higher than the second (px). */
const [NAME_PITCH, MOST_PITCH] = [12, 32]
/** Of its row a bar takes so much. */
const BAR = 0.72
/** Over the first row of a tier (px). */
const TIER = 17
const AXIS = 16
/** Between two words on the axis (px). */
const TICK_ROOM = 56
const STEPS_MS = [500, 1_000, 2_000, 5_000, 10_000, 20_000, 50_000, 100_000]
const SWATCH = 18

export function layoutLives(input: LivesInput): LivesLayout {
  const { width, height, density, now, reserved, run } = input
  const m = MEASURES[density]
  const top = (reserved ? reserved.y + reserved.height : m.margin) + m.head
  const plot: Box = { x: m.margin + m.gutter, y: top, width: width - 2 * m.margin - m.gutter, height: height - m.foot - top }
  const perMs = plot.width / Math.max(1, now.lengthMs, ...besideOf(input).map(({ lengthMs }) => lengthMs))
  const x = (ms: number): number => plot.x + Math.max(0, ms) * perMs
  const { rows, tiers } = placed(now.rows, plot)
  const nowX = x(now.nowMs)
  const strip: Box = { x: plot.x, y: height - m.foot + 8, width: plot.width, height: m.foot - AXIS - 14 }
  const last = rows.at(-1)
  return {
    width, height, density, plot, nowX, strip, tiers,
    ...pathsOf(rows, now, x),
    grounds: rows.map(({ y, pitch }) => rect(plot.x, y, plot.width, pitch)).join(''),
    names: rows.filter(({ pitch }) => pitch >= NAME_PITCH).map(({ row, y, pitch }) => ({ text: fitting([row.name], m.gutter - 8, NAME_SIZE), y: y + pitch / 2 + 4 })),
    guides: last && last.row.kind !== 'edge' ? last.row.spans.map(({ endMs }) => x(endMs)).filter((at) => at <= plot.x + plot.width) : [],
    turns: now.turns.map(({ atMs, text }) => turnAt(x(atMs), text, plot)), turnY: plot.y + TIER - 5,
    ticks: ticksOf(now.lengthMs, x, plot),
    asked: now.askedMs.map((ms) => `M${x(ms).toFixed(1)} ${strip.y + strip.height}v${-strip.height}`).join(''),
    askedWords: fitting([`Origin: ${now.askedMs.length} ${now.askedMs.length === 1 ? 'request' : 'requests'}`, `Origin: ${now.askedMs.length}`], m.gutter - 4, NAME_SIZE, 600),
    ...legendOf(now, m, width, top),
    targets: rows.flatMap(({ row, y, pitch }) => row.spans.filter(({ request }) => request >= 0).map(({ fromMs, endMs, request }) => ({
      request, name: `${row.name}, a copy since ${formatSeconds(fromMs)}: open the request that fetched it`,
      x: x(fromMs), y, width: Math.max(3, x(Math.min(endMs, now.nowMs)) - x(fromMs)), height: pitch,
    }))),
    geometry: makeGeometry(run.links.map(() => undefined)),
    obstacles: [],
  }
}

interface Placed {
  readonly row: LivesRow
  readonly y: number
  readonly pitch: number
}

/** Tiers under each other. Those behind the POPs are few: they have names where half of the height is enough for that. */
function placed(rows: readonly LivesRow[], { y: top, height }: Box): { readonly rows: readonly Placed[]; readonly tiers: LivesLayout['tiers'] } {
  const kinds = [...new Set(rows.map(({ kind }) => kind))]
  const counts = kinds.map((kind) => rows.filter((row) => row.kind === kind).length)
  const room = height - kinds.length * TIER
  const behind = rows.length - (counts[0] ?? 0)
  const few = Math.min(MOST_PITCH, Math.max(Math.min(NAME_PITCH, room / 2 / Math.max(1, behind)), room / Math.max(1, rows.length)))
  const first = Math.min(MOST_PITCH, (room - behind * few) / Math.max(1, counts[0] ?? 1))
  const out: Placed[] = []
  const tiers: { text: string; y: number }[] = []
  let y = top
  kinds.forEach((kind, k) => {
    tiers.push({ text: tierName(kind, counts[k]!), y: y + TIER - 5 })
    y += TIER
    const pitch = k === 0 ? first : few
    for (const row of rows.filter((one) => one.kind === kind)) {
      out.push({ row, y, pitch })
      y += pitch
    }
  })
  return { rows: out, tiers }
}

function pathsOf(rows: readonly Placed[], { nowMs }: LivesFrame, x: (ms: number) => number): Pick<LivesLayout, 'used' | 'left' | 'old'> {
  const parts = rows.flatMap(({ row, y, pitch }) => row.spans.map((span) => ({ ...span, y, pitch })))
  const stretch = (from: number, to: number, y: number, pitch: number): string => (to > from ? rect(x(from), y, x(to) - x(from), pitch) : '')
  return {
    used: parts.map(({ fromMs, oldFromMs, y, pitch }) => stretch(fromMs, Math.min(nowMs, oldFromMs), y, pitch)).join(''),
    old: parts.map(({ oldFromMs, endMs, fromMs, y, pitch }) => stretch(Math.max(fromMs, oldFromMs), Math.min(nowMs, endMs), y, pitch)).join(''),
    left: parts.map(({ fromMs, endMs, y, pitch }) => stretch(Math.max(nowMs, fromMs), endMs, y, pitch)).join(''),
  }
}

/** In the middle of a row. */
function rect(x: number, y: number, width: number, pitch: number): string {
  const high = Math.max(0.8, pitch * BAR)
  return `M${x.toFixed(1)} ${(y + (pitch - high) / 2).toFixed(1)}h${width.toFixed(1)}v${high.toFixed(1)}h${(-width).toFixed(1)}z`
}

function ticksOf(lengthMs: number, x: (ms: number) => number, plot: Box): LivesLayout['ticks'] {
  const stepMs = STEPS_MS.find((ms) => x(ms) - plot.x >= TICK_ROOM) ?? STEPS_MS.at(-1)!
  return Array.from({ length: Math.floor(lengthMs / stepMs) + 1 }, (_, k) => {
    const at = x(k * stepMs)
    return { x: at, text: formatSeconds(k * stepMs), anchor: k === 0 ? 'start' : at > plot.x + plot.width - TICK_ROOM / 2 ? 'end' : 'middle' }
  })
}

/** Its words beside it, on the side that has room for them. */
function turnAt(x: number, text: string, { x: left, width }: Box): LivesLayout['turns'][number] {
  const wide = textWidth(text, NAME_SIZE, 600) + 6
  const fits = x + wide <= left + width || x - wide < left
  return { x, text: fits ? fitting([text], left + width - x - 6, NAME_SIZE, 600) : text, anchor: fits ? 'start' : 'end' }
}

const LOOKS = [['used', 'may be used'], ['left', 'time left'], ['old', 'older than it may be'], ['guide', '']] as const

/** What is there now, in a line over the rows. */
function legendOf({ rows, nowMs }: LivesFrame, m: Measures, width: number, top: number): Pick<LivesLayout, 'legend' | 'legendY'> {
  const spans = rows.flatMap((row) => row.spans)
  const last = rows.at(-1)
  const guided = last && last.kind !== 'edge' && last.spans.length > 0
  const isThere = { used: true, left: true, guide: guided, old: spans.some(({ oldFromMs, endMs }) => oldFromMs < Math.min(endMs, nowMs)) }
  let x = m.margin
  const legend = LOOKS.filter(([look]) => isThere[look]).flatMap(([look, words]) => {
    const text = look === 'guide' ? `a copy of the ${NODE_KINDS[last!.kind].word} ends` : words
    const at = x
    x += SWATCH + textWidth(text, m.legend) + 14
    return x - 14 > width - m.margin ? [] : [{ look, text, x: at }]
  })
  return { legend, legendY: top - 8 }
}

/** The other side of a comparison has the same scale. */
function besideOf({ beside }: LivesInput): LivesFrame[] {
  if (!beside) return []
  const view = viewOf(beside.run.scene, beside.frame.step)
  return view.kind === 'lives' ? [livesAt(beside.run, beside.frame.position, view)] : []
}
