/**
 * Bars as paths, one for each thing that a bar can do: five hundred bars are as few elements as one. Beside them what stands on single
 * rows: marks of how they ended, flags of those who led, and what can be pressed.
 */
import type { CrowdBar, CrowdDoing, CrowdFrame } from '../../frame/crowdFrame'
import type { OutcomeShape } from '../../ui/outcomeShapes'
import type { RequestTarget } from '../draw/RequestTargets'
import type { Box } from '../draw/geometry'
import { rectPath } from '../draw/path'
import { hundredth } from '../draw/rounded'
import type { CrowdAxis } from './crowdAxis'
import { textWidth } from '../draw/text'
import { LABEL_SIZE } from './crowdLegend'
import { barName } from './crowdWords'

/** What the last one who leads is called beside its bar. */
export const LEADER = 'leader'

/** Where rows lie: they are as high as there is room, and not higher than MOST. */
export interface RowScale {
  readonly height: number
  /** Of a row's upper edge. */
  y(row: number): number
  /** The middle. */
  middle(row: number): number
}

export interface EndMark {
  readonly key: number
  readonly x: number
  readonly y: number
  readonly size: number
  readonly shape: OutcomeShape
}

/** All stretches of one look. */
interface BarPath {
  readonly doing: CrowdDoing | 'line' | 'stain'
  readonly d: string
}

export interface BarMarks {
  readonly paths: readonly BarPath[]
  readonly ends: readonly EndMark[]
  /** Where rows are too low for marks: ticks, a path for each shape. */
  readonly ticks: readonly { readonly shape: OutcomeShape; readonly d: string }[]
  /** Of those who led, before their bar. */
  readonly flags: readonly { readonly key: number; readonly x: number; readonly y: number }[]
  readonly leader: { readonly x: number; readonly y: number } | null
  readonly targets: readonly RequestTarget[]
}

const MOST = 24
const DOINGS: readonly CrowdDoing[] = ['copy', 'door', 'way', 'queue', 'work']
/** Least height of a row with a mark, and of what can be pressed (px). */
const [MARKED, PRESSED] = [3.2, 3]
const [LEAST_SIZE, MOST_SIZE] = [6, 11]

export function rowScale({ places }: CrowdFrame, plot: Box): RowScale {
  const height = Math.min(MOST, plot.height / Math.max(1, places))
  const y = (row: number): number => plot.y + row * height
  return { height, y, middle: (row) => y(row) + height / 2 }
}

export function barMarks({ bars, rows: kind }: CrowdFrame, axis: CrowdAxis, rows: RowScale, right: number): BarMarks {
  const gap = rows.height >= 4 ? 1 : rows.height >= 2.4 ? 0.5 : 0
  const boxOf = (row: number, fromMs: number, toMs: number, share = 1): Box => {
    const [x, height] = [axis.x(fromMs), (rows.height - gap) * share]
    return { x, y: rows.middle(row) - height / 2, width: Math.max(0.4, axis.x(toMs) - x), height }
  }
  const ended = bars.flatMap((bar, row) => (bar.open || kind === 'pages' ? [] : [{ bar, row }]))
  const marked = rows.height >= MARKED
  const led = bars.flatMap((bar, row) => (bar.led ? [{ bar, row }] : []))
  const last = led.at(-1)
  const leaderX = last ? axis.x(last.bar.toMs) + MOST_SIZE / 2 + 4 : 0
  const paths: readonly BarPath[] = [
    { doing: 'line', d: kind === 'pages' || !marked ? '' : linesOf(bars, axis, rows) },
    ...DOINGS.map((doing) => ({ doing, d: pathOf(bars.flatMap(({ parts }, row) => parts.filter((part) => part.doing === doing).map(({ fromMs, toMs }) => boxOf(row, fromMs, toMs, doing === 'way' ? 0.5 : 1)))) })),
    { doing: 'stain', d: pathOf(ended.flatMap(({ bar, row }) => (bar.failed ? [boxOf(row, bar.fromMs, bar.toMs)] : []))) },
  ]
  return {
    paths: paths.filter(({ d }) => d !== ''),
    ends: marked ? ended.map(({ bar, row }) => ({ key: bar.request, x: axis.x(bar.toMs), y: rows.middle(row), size: Math.max(LEAST_SIZE, Math.min(MOST_SIZE, rows.height * 1.1)), shape: shapeOf(bar) })) : [],
    ticks: marked ? [] : ticksOf(ended, axis, rows),
    flags: led.map(({ bar, row }) => ({ key: bar.request, x: axis.x(bar.fromMs) - 3, y: rows.middle(row) })),
    leader: last && leaderX + textWidth(LEADER, LABEL_SIZE, 600) <= right ? { x: leaderX, y: Math.max(rows.y(0) + 9, rows.middle(last.row) + Math.min(4, rows.height / 2)) } : null,
    targets: targetsOf(bars, axis, rows),
  }
}

const shapeOf = ({ outcome, failed }: CrowdBar): OutcomeShape => (failed ? 'error' : (outcome ?? 'plain'))

const pathOf = (boxes: readonly Box[]): string => boxes.map(rectPath).join('')

function linesOf(bars: readonly CrowdBar[], axis: CrowdAxis, rows: RowScale): string {
  return bars.map(({ fromMs, toMs }, row) => `M${hundredth(axis.x(fromMs))} ${hundredth(rows.middle(row))}H${hundredth(axis.x(toMs))}`).join('')
}

function ticksOf(ended: readonly { readonly bar: CrowdBar; readonly row: number }[], axis: CrowdAxis, rows: RowScale): BarMarks['ticks'] {
  const shapes = [...new Set(ended.map(({ bar }) => shapeOf(bar)))]
  return shapes.map((shape) => ({
    shape,
    d: pathOf(ended.filter(({ bar }) => shapeOf(bar) === shape).map(({ bar, row }) => ({ x: axis.x(bar.toMs) - 1.5, y: rows.y(row), width: 3, height: rows.height }))),
  }))
}

/** One bar in so many, where they are lower than a finger's least. */
function targetsOf(bars: readonly CrowdBar[], axis: CrowdAxis, rows: RowScale): readonly RequestTarget[] {
  const every = Math.max(1, Math.ceil(PRESSED / rows.height))
  return bars.flatMap((bar, row) => {
    if (row % every !== 0 || bar.request < 0) return []
    const x = axis.x(bar.fromMs)
    return [{ request: bar.request, name: barName(bar, row), box: { x: x - 4, y: rows.y(row), width: Math.max(12, axis.x(bar.toMs) - x + 10), height: rows.height * every } }]
  })
}
