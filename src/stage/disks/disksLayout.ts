/**
 * Where everything stands in a picture of several disks: users over all of them, a page for each, side by side, and the origin
 * below. A request comes from above, and what is not found goes on down.
 */
import type { ViewOf } from '../../cdn/topology'
import type { PagesFrame } from '../../frame/pageFrame'
import type { NodeInfo } from '../../run/run.types'
import type { Density } from '../draw/density'
import { type Box, type Point, evenly, makeGeometry } from '../draw/geometry'
import { type PageLayout, type PageMeasures, layoutPage } from '../score/pageLayout'
import type { LayoutInput, PictureLayout } from '../viewModule'

export interface DiskColumn {
  readonly page: PageLayout
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
  /** Words at the rows, at the left edge of the first page: at the favourite, and at what is asked for least. */
  readonly gutter: { readonly x: number; readonly top: number; readonly bottom: number }
}

interface Measures extends PageMeasures {
  readonly margin: number
  readonly gutter: number
  readonly gap: number
  readonly bar: number
  readonly cable: number
  readonly legend: number
}

const MEASURES: Readonly<Record<Density, Measures>> = {
  full: { margin: 14, gutter: 18, gap: 14, bar: 26, cable: 22, head: 24, strip: 40, axis: 18, legend: 22 },
  medium: { margin: 10, gutter: 18, gap: 12, bar: 22, cable: 14, head: 21, strip: 28, axis: 16, legend: 19 },
  small: { margin: 6, gutter: 0, gap: 7, bar: 21, cable: 11, head: 19, strip: 24, axis: 15, legend: 18 },
}
/** Between the words for the first and for the last, where they are neighbours (px). */
const ROWS_APART = 18
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
  const one = (origin.width - m.gap * (now.pages.length - 1)) / now.pages.length
  const columns = now.pages.map((page, k): DiskColumn => {
    const area = { x: left + k * (one + m.gap), y: headTop, width: one, height: origin.y - m.cable - headTop }
    return { page: layoutPage(page, now, area, m), user: userOf(input, view.disks[page.title]!) }
  })
  const columnOf = new Map(now.pages.flatMap(({ title }, k) => nodes.filter(({ id }) => view.disks[title]!.includes(id)).map(({ index }) => [index, columns[k]!] as const)))
  const isVisitor = (node: number): boolean => nodes.some(({ index, id }) => index === node && view.visitors?.includes(id))
  return {
    width, height, density, columns, users, usersRoom: users.width - crawlerWidth, crawler, origin, originNode: nodes.find(({ kind }) => kind === 'origin'),
    legend: { x: left, y: height - 8, width: origin.width },
    gutter: { x: left - 6, ...ranksOf(now, columns[0]!.page) },
    geometry: makeGeometry(links.map(({ from, to }) => {
      const [above, below] = [columnOf.get(to), columnOf.get(from)]
      if (above) return isVisitor(from) && !now.isVisited ? undefined : evenly(down(users, above.page.head, isVisitor(from) ? VISITORS : USERS))
      return below && evenly(down(below.page.strip, origin, USERS, m.axis))
    })),
    obstacles: [],
  }
}

/** Where ranks begin and end: what is asked for least stands above the favourite where that is not the first. */
function ranksOf({ favourite }: PagesFrame, { box, row }: PageLayout): { readonly top: number; readonly bottom: number } {
  const top = box.y + favourite * row
  return { top, bottom: favourite === 0 ? box.y + box.height : top - ROWS_APART }
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
