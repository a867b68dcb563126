/**
 * The numbers of the crowd view: actors on top, a row for each bar, and a strip for the origin under them, all to one axis of time. Made
 * anew for every frame; drawn by CrowdPicture.
 */
import { crowdAt } from '../../frame/crowdAt'
import type { CrowdFrame } from '../../frame/crowdFrame'
import type { ViewOf } from '../../cdn/topology'
import { type Actor, actorsOf, cablesOf } from '../draw/actors'
import type { Density } from '../draw/density'
import type { Box } from '../draw/geometry'
import type { LayoutInput, PictureLayout } from '../viewModule'
import { viewOf } from '../../scene/viewOf'
import { type CrowdAxis, crowdAxis } from './crowdAxis'
import { type Figure, type LegendItem, VALUE_SIZE, figuresOf, legendOf } from './crowdLegend'
import { type LoadPaths, loadPaths } from './crowdLoad'
import { type BatonMark, type NoteMark, type OutlineMark, batonMarks, noteMarks, outlineMarks } from './crowdMarks'
import { type BarMarks, type RowScale, barMarks, rowScale } from './crowdRows'

export interface CrowdLayout extends PictureLayout {
  readonly actors: readonly Actor[]
  readonly axis: CrowdAxis
  readonly rows: RowScale
  readonly plot: Box
  readonly strip: Box
  readonly bars: BarMarks
  readonly batons: readonly BatonMark[]
  readonly notes: readonly NoteMark[]
  readonly outlines: readonly OutlineMark[]
  readonly load: LoadPaths
  readonly figures: readonly Figure[]
  readonly figuresY: number
  readonly legend: readonly LegendItem[]
  readonly legendY: number
  readonly nowX: number
}

/** Heights from top to bottom; the bars take what is left. */
interface Heights {
  readonly top: number
  readonly actors: number
  readonly figures: number
  readonly legend: number
  readonly strip: number
  readonly axis: number
  readonly gap: number
}

const HEIGHTS: Readonly<Record<Density, Heights>> = {
  full: { top: 14, actors: 32, figures: 28, legend: 18, strip: 58, axis: 24, gap: 12 },
  medium: { top: 9, actors: 26, figures: 22, legend: 17, strip: 38, axis: 20, gap: 8 },
  small: { top: 7, actors: 25, figures: 20, legend: 16, strip: 34, axis: 19, gap: 7 },
}
const [LEFT, GUTTER, RIGHT] = [12, 52, 14]

type CrowdInput = LayoutInput<ViewOf<'crowd'>, CrowdFrame>

export function layoutCrowd({ run, frame, now, beside, density, reserved, width, height }: CrowdInput): CrowdLayout {
  const room = HEIGHTS[density]
  const box = (y: number, high: number): Box => ({ x: GUTTER, y, width: width - GUTTER - RIGHT, height: high })
  const headEnd = room.top + room.actors + room.figures + room.legend
  const strip = box(height - room.axis - room.strip, room.strip)
  const plot = box(headEnd, strip.y - room.gap - headEnd)
  const figuresY = room.top + room.actors + room.figures - 7
  const figuresLeft = reserved && reserved.y + reserved.height > figuresY - VALUE_SIZE ? reserved.x + reserved.width + 4 : LEFT
  const axis = crowdAxis(now, besideOf(beside), plot)
  const rows = rowScale(now, plot)
  const actors = actorsOf(run, frame, { left: LEFT, right: width - RIGHT, y: room.top, height: room.actors, reserved })
  return {
    width, height, density, actors, axis, rows, plot, strip,
    geometry: cablesOf(run, actors), obstacles: [],
    bars: barMarks(now, axis, rows, width),
    batons: batonMarks(now, axis, rows, plot),
    notes: noteMarks(now, axis, strip),
    outlines: outlineMarks(now, axis, rows, plot),
    load: loadPaths(now, axis, strip),
    figures: figuresOf(now, width - figuresLeft - RIGHT), figuresY,
    legend: legendOf(now, plot), legendY: headEnd - 5,
    nowX: axis.x(now.nowMs),
  }
}

/** The other side of a comparison has the same axis. */
function besideOf(beside: CrowdInput['beside']): CrowdFrame | null {
  if (!beside) return null
  const view = viewOf(beside.run.scene, beside.frame.step)
  return view.kind === 'crowd' ? crowdAt(beside.run, beside.frame.position, view) : null
}
