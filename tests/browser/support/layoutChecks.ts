/**
 * What may not happen to text and boxes on any page: text cut off, text on text, a drawing over
 * text, text too small to read, a page that scrolls sideways. Runs in a page; it says what is
 * wrong and changes nothing.
 */
import { coverFinder } from './coverFinder'
import { cutByAncestors } from './cutByAncestors'
import { layerOf } from './layers'
import { edgesOf, isEmpty, overlapDepth, quadOf } from './quads'
import type { Edges, Quad } from './quads'
import { textRuns } from './textRuns'
import type { TextRun } from './textRuns'

export interface LayoutRules {
  /** No box may scroll, whichever way. */
  readonly nothingScrolls?: boolean
}

/** Smallest text (px). */
const SMALLEST_PX = 11
/** A picture whose box has half a pixel is scaled by that much. */
const FONT_TOLERANCE_PX = 0.05
/** Edges closer than this are rounding (px). */
const TOLERANCE_PX = 1

/** A sentence for each fault: what, the text, and where it is. */
export function findLayoutProblems({ nothingScrolls = false }: LayoutRules = {}): string[] {
  const runs = textRuns()
  const lines = runs.flatMap(linesOf)
  const seen = lines.filter(({ edges }) => !isEmpty(edges))
  return [
    ...sideways(),
    ...(nothingScrolls ? scrollers() : []),
    ...runs.flatMap(tooSmall),
    ...runs.flatMap((run) => cutOff(run, lines)),
    ...overlaps(seen),
    ...paintedOver(seen),
  ]
}

function sideways(): string[] {
  const { scrollWidth, clientWidth } = document.scrollingElement!
  return scrollWidth > clientWidth ? [`scrolls sideways: the page is ${scrollWidth} px wide in a window of ${clientWidth} px`] : []
}

function scrollers(): string[] {
  return [...document.querySelectorAll('*')].filter(canScroll).map((element) => {
    const { scrollWidth, clientWidth, scrollHeight, clientHeight } = element
    return `scrolls: ${pathOf(element)} holds ${scrollWidth} × ${scrollHeight} px in ${clientWidth} × ${clientHeight} px`
  })
}

function canScroll(element: Element): boolean {
  const { overflowX, overflowY, display } = getComputedStyle(element)
  const page = element === document.scrollingElement
  const may = (overflow: string): boolean => overflow === 'auto' || overflow === 'scroll' || (page && overflow === 'visible')
  if (display === 'inline' || element.matches('textarea, select')) return false
  const tall = may(overflowY) && element.scrollHeight > element.clientHeight + TOLERANCE_PX
  return tall || (may(overflowX) && element.scrollWidth > element.clientWidth + TOLERANCE_PX)
}

function tooSmall({ element, text, fontPx }: TextRun): string[] {
  if (fontPx >= SMALLEST_PX - FONT_TOLERANCE_PX) return []
  return [`too small: "${text}" is ${round(fontPx)} px high at ${pathOf(element)}`]
}

function cutOff(run: TextRun, lines: readonly Line[]): string[] {
  const lostPx = Math.max(hiddenBeyond(run.element), ...lines.filter((line) => line.run === run).map((line) => line.lostPx))
  return lostPx > TOLERANCE_PX ? [`cut off: "${run.text}" loses ${round(lostPx)} px at ${pathOf(run.element)}`] : []
}

/** What an ellipsis or a clamp has taken away already has no area any more. */
function hiddenBeyond(element: Element): number {
  const { overflowX, overflowY, display } = getComputedStyle(element)
  if (element instanceof SVGElement || display === 'inline') return 0
  const hides = (overflow: string): boolean => overflow === 'hidden' || overflow === 'clip'
  const across = hides(overflowX) ? element.scrollWidth - element.clientWidth : 0
  return Math.max(across, hides(overflowY) ? element.scrollHeight - element.clientHeight : 0)
}

/** A line of a text, and what of it can be seen without scrolling a box. */
interface Line {
  readonly run: TextRun
  readonly ink: Quad
  readonly edges: Edges
  readonly lostPx: number
}

function linesOf(run: TextRun): Line[] {
  return run.ink.map((quad) => {
    const whole = edgesOf(quad)
    const { seen, lostPx } = cutByAncestors(run.element, whole)
    const cut = seen.left > whole.left || seen.right < whole.right || seen.top > whole.top || seen.bottom < whole.bottom
    return { run, ink: cut ? quadOf(seen) : quad, edges: seen, lostPx }
  })
}

function overlaps(texts: readonly Line[]): string[] {
  return texts.flatMap((one, index) =>
    texts.slice(index + 1).flatMap((other) => {
      const depth = one.run === other.run || apart(one.edges, other.edges) ? 0 : overlapDepth(one.ink, other.ink)
      if (depth <= TOLERANCE_PX || layerOf(one.run.element) !== layerOf(other.run.element)) return []
      const [a, b] = [one.run, other.run]
      return [`overlap: "${a.text}" and "${b.text}" by ${round(depth)} px at ${pathOf(a.element)} and ${pathOf(b.element)}`]
    }),
  )
}

function apart(a: Edges, b: Edges): boolean {
  return a.right <= b.left || b.right <= a.left || a.bottom <= b.top || b.bottom <= a.top
}

/** A drawing or a box lies over the text and hides part of it. */
function paintedOver(lines: readonly Line[]): string[] {
  const coverOf = coverFinder(TOLERANCE_PX)
  return lines.flatMap(({ run, ink }) => {
    const cover = coverOf(run.element, ink)
    return cover ? [`painted over: "${run.text}" lies under ${pathOf(cover)} at ${pathOf(run.element)}`] : []
  })
}

const PATH_LENGTH = 4

/** The last steps of the way to an element: names, and classes without their hash. */
function pathOf(element: Element): string {
  const steps: string[] = []
  for (let at: Element | null = element; at && steps.length < PATH_LENGTH; at = at.parentElement) {
    const name = at.classList[0]
    steps.unshift(at.localName + (at.id ? `#${at.id}` : name ? `.${name}` : ''))
  }
  return steps.join(' > ')
}

function round(px: number): number {
  return Math.round(px * 10) / 10
}
