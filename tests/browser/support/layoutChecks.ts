/**
 * What may not happen to text and boxes on any page: text cut off, text on text, a drawing over
 * text, text too small to read, a page that scrolls sideways. Runs in a page; it says what is
 * wrong and changes nothing.
 */
import { coverOf } from './coverOf'
import { cutByAncestors } from './cutByAncestors'
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
/** Edges closer than this are rounding (px). */
const TOLERANCE_PX = 1

/** A sentence for each fault: what, the text, and where it is. */
export function findLayoutProblems({ nothingScrolls = false }: LayoutRules = {}): string[] {
  const runs = textRuns()
  const seen = runs.flatMap(seenOf)
  return [
    ...sideways(),
    ...(nothingScrolls ? scrollers() : []),
    ...runs.flatMap(tooSmall),
    ...runs.flatMap(cutOff),
    ...overlaps(seen),
    ...seen.flatMap(paintedOver),
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
  if (fontPx >= SMALLEST_PX - 0.01) return []
  return [`too small: "${text}" is ${round(fontPx)} px high at ${pathOf(element)}`]
}

function cutOff({ element, text, ink }: TextRun): string[] {
  const lostPx = Math.max(...ink.map((quad) => cutByAncestors(element, edgesOf(quad)).lostPx), hiddenBeyond(element))
  return lostPx > TOLERANCE_PX ? [`cut off: "${text}" loses ${round(lostPx)} px at ${pathOf(element)}`] : []
}

/** What an ellipsis or a clamp has taken away already has no area any more. */
function hiddenBeyond(element: Element): number {
  const { overflowX, overflowY, display } = getComputedStyle(element)
  if (element instanceof SVGElement || display === 'inline') return 0
  const hides = (overflow: string): boolean => overflow === 'hidden' || overflow === 'clip'
  const across = hides(overflowX) ? element.scrollWidth - element.clientWidth : 0
  return Math.max(across, hides(overflowY) ? element.scrollHeight - element.clientHeight : 0)
}

interface SeenText {
  readonly run: TextRun
  readonly ink: Quad
  readonly edges: Edges
}

/** The lines of a text that can be seen without scrolling a box. */
function seenOf(run: TextRun): SeenText[] {
  return run.ink.flatMap((quad) => {
    const whole = edgesOf(quad)
    const { seen } = cutByAncestors(run.element, whole)
    if (isEmpty(seen)) return []
    const cut = seen.left > whole.left || seen.right < whole.right || seen.top > whole.top || seen.bottom < whole.bottom
    return [{ run, ink: cut ? quadOf(seen) : quad, edges: seen }]
  })
}

function overlaps(texts: readonly SeenText[]): string[] {
  return texts.flatMap((one, index) =>
    texts.slice(index + 1).flatMap((other) => {
      const depth = one.run === other.run || apart(one.edges, other.edges) ? 0 : overlapDepth(one.ink, other.ink)
      if (depth <= TOLERANCE_PX || isAbove(one.run.element, other.run.element)) return []
      const [a, b] = [one.run, other.run]
      return [`overlap: "${a.text}" and "${b.text}" by ${round(depth)} px at ${pathOf(a.element)} and ${pathOf(b.element)}`]
    }),
  )
}

function apart(a: Edges, b: Edges): boolean {
  return a.right <= b.left || b.right <= a.left || a.bottom <= b.top || b.bottom <= a.top
}

/** One of them stands in a window, or in a bar that stays while the page moves under it. */
function isAbove(a: Element, b: Element): boolean {
  return layerOf(a) !== layerOf(b)
}

function layerOf(element: Element): Element | null {
  for (let at: Element | null = element; at; at = at.parentElement) {
    if (at.matches(':popover-open, dialog[open]') || ['fixed', 'sticky'].includes(getComputedStyle(at).position)) return at
  }
  return null
}

/** A drawing or a box that lies over the text and hides part of it. */
function paintedOver({ run, ink }: SeenText): string[] {
  const cover = coverOf(run.element, ink, TOLERANCE_PX)
  return cover ? [`painted over: "${run.text}" lies under ${pathOf(cover)} at ${pathOf(run.element)}`] : []
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
