/**
 * What the boxes around a piece of text leave of it: an edge that hides cuts, an edge that
 * scrolls only puts out of sight. Runs in a page.
 */
import { isEmpty, meet } from './quads'
import type { Edges } from './quads'

export interface Cut {
  /** Lost behind an edge that nobody can scroll (px). */
  readonly lostPx: number
  /** Where it can be seen now. */
  readonly seen: Edges
}

interface ClippingBox {
  readonly edges: Edges
  readonly scrolls: { readonly x: boolean; readonly y: boolean }
}

export function cutByAncestors(element: Element, area: Edges): Cut {
  let seen = area
  let lostPx = 0
  for (const { edges, scrolls: scrolling } of clippingBoxes(element)) {
    if (isEmpty(seen)) break
    if (!scrolling.x) lostPx = Math.max(lostPx, edges.left - seen.left, seen.right - edges.right)
    if (!scrolling.y) lostPx = Math.max(lostPx, edges.top - seen.top, seen.bottom - edges.bottom)
    seen = meet(seen, edges)
  }
  return { lostPx, seen }
}

/** From the inside out, with the window as the last one. */
function* clippingBoxes(element: Element): Generator<ClippingBox> {
  let position = 'static'
  for (let at: Element | null = element; at && at !== document.documentElement; at = at.parentElement) {
    const style = getComputedStyle(at)
    if (at !== element && leaves(position, style)) continue
    if (clips(style.overflowX) || clips(style.overflowY)) yield boxOf(at, style)
    if (at.matches(':popover-open, dialog[open]')) break
    position = style.position
  }
  yield windowBox()
}

/** Whether something of this position stands in a box farther out than the one with this style. */
function leaves(position: string, { position: outer, transform, contain }: CSSStyleDeclaration): boolean {
  if (transform !== 'none' || /paint|strict|content/.test(contain)) return false
  return position === 'fixed' || (position === 'absolute' && outer === 'static')
}

function clips(overflow: string): boolean {
  return overflow !== 'visible'
}

function scrolls(overflow: string): boolean {
  return overflow === 'auto' || overflow === 'scroll'
}

function boxOf(element: Element, { overflowX, overflowY }: CSSStyleDeclaration): ClippingBox {
  const { left, top, right, bottom } = element.getBoundingClientRect()
  const [x, y] = [clips(overflowX), clips(overflowY)]
  return {
    edges: { left: x ? left : -Infinity, right: x ? right : Infinity, top: y ? top : -Infinity, bottom: y ? bottom : Infinity },
    scrolls: { x: scrolls(overflowX), y: scrolls(overflowY) },
  }
}

/** Nothing may stand beside the window; below it only where the document can be scrolled there. */
function windowBox(): ClippingBox {
  const page = document.documentElement
  const fixed = [page, document.body].some((one) => ['hidden', 'clip'].includes(getComputedStyle(one).overflowY))
  const { scrollX, scrollY } = window
  return {
    edges: {
      left: -scrollX,
      right: page.clientWidth - scrollX,
      top: fixed ? 0 : -scrollY,
      bottom: fixed ? page.clientHeight : Infinity,
    },
    scrolls: { x: false, y: false },
  }
}
