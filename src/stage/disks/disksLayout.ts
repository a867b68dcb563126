/**
 * Where everything stands in a picture of several disks: users over all of them, a page for each, side by side, and the origin
 * below. A request comes from above, and what is not found goes on down.
 */
import type { ViewOf } from '../../cdn/topology'
import type { PagesFrame } from '../../frame/pageFrame'
import type { NodeInfo } from '../../run/run.types'
import type { Density } from '../draw/density'
import { type Box, type Point, evenly, makeGeometry } from '../draw/geometry'
import { type Axis, type Mark, type PageLayout, axisOf, layoutPage, marksOf } from '../score/pageLayout'
import type { LayoutInput, PictureLayout } from '../viewModule'

export interface DiskColumn {
  readonly page: PageLayout
  /** Title and share stand on it. */
  readonly head: Box
  readonly nowX: number
  readonly zeroX: number
  readonly marks: readonly Mark[]
  readonly ticks: Axis['ticks']
  /** Who asks this disk. */
  readonly user: NodeInfo | undefined
}

export interface DisksLayout extends PictureLayout {
  readonly columns: readonly DiskColumn[]
  readonly users: Box
  /** For the words in it (px). */
  readonly usersRoom: number
  /** At the end of the users' box, while somebody asks who is none of them. */
  readonly crawler: Box | null
  readonly origin: Box
  readonly originNode: NodeInfo | undefined
  readonly legend: { readonly x: number; readonly y: number; readonly width: number }
  /** Words at the rows: the left edge of the first page. */
  readonly gutter: { readonly x: number; readonly top: number; readonly bottom: number }
}

interface Measures {
  readonly margin: number
  readonly gutter: number
  readonly gap: number
  readonly bar: number
  readonly cable: number
  readonly head: number
  readonly strip: number
  readonly axis: number
  readonly legend: number
}

const MEASURES: Readonly<Record<Density, Measures>> = {
  full: { margin: 14, gutter: 18, gap: 14, bar: 26, cable: 22, head: 24, strip: 40, axis: 18, legend: 22 },
  medium: { margin: 10, gutter: 18, gap: 12, bar: 22, cable: 14, head: 21, strip: 28, axis: 16, legend: 19 },
  small: { margin: 6, gutter: 0, gap: 7, bar: 21, cable: 11, head: 19, strip: 24, axis: 15, legend: 18 },
}
/** Where cables of users and of others meet a disk, of its width. */
const [USERS, VISITORS] = [0.5, 0.72]
const CRAWLER_WIDTH: Readonly<Record<Density, number>> = { full: 96, medium: 90, small: 74 }

export function layoutDisks(input: LayoutInput<ViewOf<'disks'>, PagesFrame>): DisksLayout {
  const { width, height, density, view, now, nodes, links, reserved } = input
  const m = MEASURES[density]
  const left = m.margin + m.gutter
  const top = m.margin
  const start = reserved && reserved.y < top + m.bar ? Math.max(left, reserved.x + reserved.width + 8) : left
  const users = { x: start, y: top, width: width - m.margin - start, height: m.bar }
  const crawlerWidth = now.isVisited ? CRAWLER_WIDTH[density] : 0
  const crawler = now.isVisited ? { x: width - m.margin - crawlerWidth, y: top, width: crawlerWidth, height: m.bar } : null
  const origin = { x: left, y: height - m.legend - m.bar - 4, width: width - m.margin - left, height: m.bar }
  const headTop = top + m.bar + m.cable
  const stripTop = origin.y - m.cable - m.axis - m.strip
  const one = (origin.width - m.gap * (now.pages.length - 1)) / now.pages.length
  const columns = now.pages.map((page, k): DiskColumn => {
    const x = left + k * (one + m.gap)
    const box = { x, y: headTop + m.head, width: one, height: stripTop - 4 - headTop - m.head }
    const axis = axisOf(now, box)
    return {
      page: layoutPage(page, now.rows, now, box, { x, y: stripTop, width: one, height: m.strip }),
      head: { x, y: headTop, width: one, height: m.head },
      nowX: axis.x(now.nowMs), zeroX: axis.x(now.zeroMs), ticks: axis.ticks,
      marks: marksOf(now, axis, box, 11),
      user: userOf(input, view.disks[page.title]!),
    }
  })
  const columnOf = new Map(now.pages.flatMap(({ title }, k) => nodes.filter(({ id }) => view.disks[title]!.includes(id)).map(({ index }) => [index, columns[k]!] as const)))
  const isVisitor = (node: number): boolean => nodes.some(({ index, id }) => index === node && view.visitors?.includes(id))
  return {
    width, height, density, columns, users, usersRoom: users.width - crawlerWidth, crawler, origin, originNode: nodes.find(({ kind }) => kind === 'origin'),
    legend: { x: left, y: height - 8, width: origin.width },
    gutter: { x: left - 6, top: headTop + m.head, bottom: stripTop - 4 },
    geometry: makeGeometry(links.map(({ from, to }) => {
      const [above, below] = [columnOf.get(to), columnOf.get(from)]
      if (above) return isVisitor(from) && !now.isVisited ? undefined : evenly(down(users, above.head, isVisitor(from) ? VISITORS : USERS))
      return below && evenly(down(below.page.strip, origin, USERS, m.axis))
    })),
    obstacles: [],
  }
}

function userOf({ nodes, links, view }: LayoutInput<ViewOf<'disks'>, PagesFrame>, disk: readonly string[]): NodeInfo | undefined {
  const caches = nodes.filter(({ id }) => disk.includes(id)).map(({ index }) => index)
  return nodes.find(({ index, id, kind }) => kind === 'client' && !view.visitors?.includes(id) && links.some(({ from, to }) => from === index && caches.includes(to)))
}

/** From the lower edge of a box to the upper edge of another, at a share of the width of the narrower one. */
function down(upper: Box, lower: Box, share: number, from = 0): Point[] {
  const narrower = upper.width < lower.width ? upper : lower
  const x = narrower.x + narrower.width * share
  return [[Math.max(upper.x + 10, x), upper.y + upper.height + from], [x, lower.y]]
}
