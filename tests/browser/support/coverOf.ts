/**
 * What lies over a piece of text: a solid shape drawn after it in the same picture, or a solid
 * box of the page that stands over it. Runs in a page.
 */
import { edgesOf, meet, overlapDepth, quadOf } from './quads'
import type { Quad } from './quads'

export function coverOf(text: Element, ink: Quad, tolerancePx: number): Element | undefined {
  const deep = (area: Quad): boolean => overlapDepth(ink, area) > tolerancePx
  const shapes = [...(text.closest('svg')?.querySelectorAll<SVGGraphicsElement>('rect, circle') ?? [])]
  const shape = shapes.find((one) => isLater(text, one) && isSolidShape(one) && deep(shapeArea(one)))
  return shape ?? boxesOver(text).find((box) => deep(boxArea(box)) && isOnTop(box, ink))
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

function isSolid(colour: string): boolean {
  if (colour === 'none' || colour === 'transparent') return false
  const alpha = /(?:,|\/)\s*([\d.]+)\)$/.exec(colour.startsWith('rgb(') ? '' : colour)?.[1]
  return alpha === undefined || Number(alpha) > 0.5
}

/** A circle counts as the square inside of it. */
function shapeArea(shape: SVGGraphicsElement): Quad {
  const { x, y, width, height } = shape.getBBox()
  const inset = shape instanceof SVGCircleElement ? (width / 2) * (1 - Math.SQRT1_2) : 0
  const edges = { left: x + inset, top: y + inset, right: x + width - inset, bottom: y + height - inset }
  return quadOf(edges, DOMMatrix.fromMatrix(shape.getScreenCTM()!))
}

/** Solid boxes that stand free: bars that stay, and windows, may lie over a page. */
function boxesOver(text: Element): Element[] {
  return [...document.body.querySelectorAll('*')].filter((box) => {
    if (box instanceof SVGElement || box.contains(text)) return false
    const { position, backgroundColor } = getComputedStyle(box)
    return position === 'absolute' && isSolid(backgroundColor) && isVisible(box) && !box.closest(':popover-open, dialog')
  })
}

function boxArea(box: Element): Quad {
  return quadOf(box.getBoundingClientRect())
}

/** Whether it is the box that one meets where both are. */
function isOnTop(box: Element, ink: Quad): boolean {
  const { left, right, top, bottom } = meet(edgesOf(ink), box.getBoundingClientRect())
  return box.contains(document.elementFromPoint((left + right) / 2, (top + bottom) / 2))
}
