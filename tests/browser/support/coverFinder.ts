/**
 * What lies over a piece of text: a solid shape drawn after it in the same picture, or a solid
 * box of the page that stands over it. Runs in a page.
 */
import { isFreeBox, isSheet, isSolid } from './layers'
import { edgesOf, meet, overlapDepth, quadOf } from './quads'
import type { Quad } from './quads'

export type FindCover = (text: Element, ink: Quad) => Element | undefined

/** Looks for everything solid once; the function answers for one text after the other. */
export function coverFinder(tolerancePx: number): FindCover {
  const shapes = [...document.querySelectorAll<SVGGraphicsElement>('svg :is(rect, circle)')]
    .filter(isSolidShape)
    .map((element) => ({ element, area: shapeArea(element), picture: element.closest('svg') }))
  const boxes = [...document.body.querySelectorAll('*')].filter(mayNotCover).map((element) => ({ element, area: boxArea(element) }))
  return (text, ink) => {
    const deep = ({ area }: { readonly area: Quad }): boolean => overlapDepth(ink, area) > tolerancePx
    const picture = text.closest('svg')
    const shape = picture && shapes.find((one) => one.picture === picture && isLater(text, one.element) && deep(one))
    const over = shape ?? boxes.find((one) => !one.element.contains(text) && deep(one) && isOnTop(one.element, ink))
    return over?.element
  }
}

function isLater(text: Element, shape: Element): boolean {
  return (text.compareDocumentPosition(shape) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0
}

function isSolidShape(shape: SVGGraphicsElement): boolean {
  if (!isVisible(shape) || shape.closest('defs, pattern, clipPath, mask')) return false
  const { fill, fillOpacity } = getComputedStyle(shape)
  return isSolid(fill) && Number(fillOpacity) > 0.5
}

function isVisible(element: Element): boolean {
  return element.checkVisibility({ opacityProperty: true, visibilityProperty: true })
}

/** A circle counts as the square inside of it. */
function shapeArea(shape: SVGGraphicsElement): Quad {
  const { x, y, width, height } = shape.getBBox()
  const inset = shape instanceof SVGCircleElement ? (width / 2) * (1 - Math.SQRT1_2) : 0
  const edges = { left: x + inset, top: y + inset, right: x + width - inset, bottom: y + height - inset }
  return quadOf(edges, DOMMatrix.fromMatrix(shape.getScreenCTM()!))
}

/** Free boxes that are labels or buttons: sheets and windows may lie over a page. */
function mayNotCover(element: Element): boolean {
  return isFreeBox(element) && !isSheet(element) && isVisible(element) && !element.closest(':popover-open, dialog')
}

function boxArea(box: Element): Quad {
  return quadOf(box.getBoundingClientRect())
}

/** Whether it is the box that one meets where both are. */
function isOnTop(box: Element, ink: Quad): boolean {
  const { left, right, top, bottom } = meet(edgesOf(ink), box.getBoundingClientRect())
  return box.contains(document.elementFromPoint((left + right) / 2, (top + bottom) / 2))
}
