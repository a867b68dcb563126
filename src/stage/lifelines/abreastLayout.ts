/**
 * Several ladders side by side on one time axis, each between the nodes it is about, under its title and over the first
 * of them, faint. Asking for an address stands as a block at who asks: it is the same in all of them.
 */
import type { LadderFrame, LaddersFrame } from '../../frame/ladders'
import type { WaterfallBar } from '../../frame/types'
import type { Reading } from '../../reading/reading'
import { NODE_KINDS, type NodeKind } from '../../cdn/nodeKinds'
import { formatMsValue } from '../../words/format'
import { PHASE_WORDS } from '../../words/phaseWords'
import type { Density, Size } from '../draw/density'
import { type Geometry, makeGeometry } from '../draw/geometry'
import { textWidth } from '../draw/text'
import { type Columns, LINE_NAME_OUT, type Ladder, type LadderLine, PHASE_HEIGHT, arrowParts, bracketParts, geometryOf, workParts } from './ladderParts'
import type { TimeScale } from './timeScale'
import { totalOf } from './totals'

export interface AbreastInput extends Size {
  readonly run: Reading
  readonly now: LaddersFrame
  readonly order: readonly string[]
  readonly density: Density
  readonly scale: TimeScale
  /** Where the first ladder begins. */
  readonly left: number
  /** The base line of titles. */
  readonly titleY: number
}

/** From this width on a ladder has words beside it, and from the other on long ones. */
const BRACKETS_FROM = 140
const NAMES_APART = 6
const WORDS_FROM = 290

/** Of a ladder among the others. */
interface Place {
  readonly isFirst: boolean
  readonly isLast: boolean
}

/** What is labelled where there is room for a few words only: the arrows tell the rest. */
const OPENING = new Set<WaterfallBar['phase']>(['dns', 'tcp', 'tls', 'quic'])

export function layoutAbreast(input: AbreastInput): { ladders: Ladder[]; geometry: Geometry } {
  const { run, now, scale, left, width } = input
  const wide = (width - left - 8) / now.abreast.length
  const placed = now.abreast.map((ladder, i) => ({ ladder, columns: columnsOf(input, ladder, left + wide * i, wide), x: left + wide * i }))
  const current = placed.find(({ ladder }) => ladder.request === now.now?.request)
  return {
    ladders: placed.map(({ ladder, columns, x }, i) => ladderOf(input, ladder, columns, x, wide, { isFirst: i === 0, isLast: i === placed.length - 1 }, i === 0 ? undefined : now.abreast[0])),
    geometry: current ? geometryOf(run, current.ladder, current.columns, scale) : makeGeometry(run.links.map(() => undefined)),
  }
}

function gutterOf(wide: number): number {
  return wide >= WORDS_FROM ? 142 : wide >= BRACKETS_FROM ? 56 : 12
}

function columnsOf({ run, order }: AbreastInput, ladder: LadderFrame, x: number, wide: number): Columns {
  const nodes = order.flatMap((id) => run.nodes.filter((node) => node.id === id && ladder.reach.includes(node.index)))
  const gutter = gutterOf(wide)
  const gap = (wide - gutter - 14) / Math.max(1, nodes.length - 1)
  return new Map(nodes.map(({ index }, i) => [index, x + gutter + gap * i]))
}

function ladderOf({ run, scale, titleY, height, density }: AbreastInput, ladder: LadderFrame, columns: Columns, x: number, wide: number, place: Place, behind: LadderFrame | undefined): Ladder {
  const xs = [...columns.values()]
  const [first, last] = [xs[0] ?? x, xs.at(-1) ?? x]
  const beside = wide >= BRACKETS_FROM
  const words = wide >= WORDS_FROM
  const out = first - (words ? 12 : 7)
  return {
    title: { text: ladder.title, x: (first + last) / 2, y: titleY },
    lines: namedLines([...columns].map(([node, at]) => ({ x: at, name: run.nodes[node]!.name, kind: run.nodes[node]!.kind })), place),
    arrows: arrowParts(ladder, columns, scale).map((arrow) => (beside ? arrow : { ...arrow, label: null })),
    ghost: behind?.done ? arrowParts(behind, columns, scale) : [],
    work: workParts(ladder, columns, scale),
    brackets: beside
      ? bracketParts(words ? ladder.bars : ladder.bars.filter(({ phase }) => OPENING.has(phase)), scale, { side: 'left', x: out, labelX: out - (words ? 13 : 8), words, top: scale.y(0), height })
      : [],
    inside: beside ? [] : insideOf(ladder, (first + last) / 2, scale),
    nowY: scale.y(ladder.elapsedMs),
    total: ladder.done ? totalOf({ ...ladder, title: density === 'small' || !words ? '' : 'in all' }, first, scale, false) : null,
  }
}

type Named = Pick<LadderLine, 'x' | 'name'> & Pick<Reading['nodes'][number], 'kind'>

/**
 * The first lifeline's name begins there, the others' end there. Where they would meet each says what it is; where that has no room either, the
 * first ladder has the first name and the last one the last.
 */
function namedLines(lines: readonly Named[], place: Place): readonly LadderLine[] {
  const named = lines.map(({ x, name }, i): LadderLine => ({ x, name, side: i === 0 ? 'start' : 'end' }))
  const kinds = named.map((line, i) => ({ ...line, name: kindName(lines[i]!.kind) }))
  return [named, kinds].find(areApart) ?? outer(named, place)
}

/** Who asks stands for many. */
const kindName = (kind: NodeKind): string => (NODE_KINDS[kind].asks ? 'users' : NODE_KINDS[kind].word)

function areApart(named: readonly LadderLine[]): boolean {
  const begin = ({ x, name, side }: LadderLine): number => (side === 'start' ? x - LINE_NAME_OUT : x + LINE_NAME_OUT - textWidth(name, 11))
  const end = ({ x, name, side }: LadderLine): number => (side === 'start' ? x - LINE_NAME_OUT + textWidth(name, 11) : x + LINE_NAME_OUT)
  return named.every((line, i) => i === 0 || begin(line) - end(named[i - 1]!) >= NAMES_APART)
}

function outer(named: readonly LadderLine[], { isFirst, isLast }: Place): readonly LadderLine[] {
  return named.map((line, i) => ((isFirst && i === 0) || (isLast && i === named.length - 1) ? line : { ...line, name: '' }))
}

/** Where there is no room beside a ladder: the phases that are long enough, between its lines. */
function insideOf({ bars }: LadderFrame, x: number, scale: TimeScale): Ladder['inside'] {
  return bars.filter(({ phase, startMs, endMs }) => OPENING.has(phase) && scale.y(endMs) - scale.y(startMs) >= PHASE_HEIGHT).map(({ phase, startMs, endMs }) => ({
    x,
    y: scale.y((startMs + endMs) / 2),
    text: `${PHASE_WORDS[phase].short} ${formatMsValue(endMs - startMs)}`,
  }))
}
