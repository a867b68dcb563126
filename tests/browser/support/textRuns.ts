/**
 * Every piece of text that can be seen on a page, with the area of its ink: from the highest to
 * the lowest letter, not the line's box, so that lines set close do not count as overlapping.
 * Runs in a page.
 */
import { quadOf } from './quads'
import type { Quad } from './quads'

export interface TextRun {
  /** The element that the text belongs to; of a picture its <text>. */
  readonly element: Element
  readonly text: string
  /** One per line. */
  readonly ink: readonly Quad[]
  /** As it appears, after the scaling of a picture. */
  readonly fontPx: number
}

const SILENT = 'script, style, noscript, template, title, desc, option, textarea'

export function textRuns(): TextRun[] {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  const runs: TextRun[] = []
  const drawn = new Set<Element>()
  const spoken = spokenOnly()
  while (walker.nextNode()) {
    const node = walker.currentNode as Text
    const element = node.parentElement
    if (!element || !/\S/.test(node.data) || !isShown(element, spoken)) continue
    const text = element.closest<SVGTextElement>('text')
    if (!text) runs.push(htmlRun(node, element))
    else if (!drawn.has(text)) runs.push(svgRun(text))
    if (text) drawn.add(text)
  }
  return runs.filter(({ ink }) => ink.length > 0)
}

function isShown(element: Element, spoken: (element: Element) => boolean): boolean {
  if (element.closest(SILENT)) return false
  return element.checkVisibility({ opacityProperty: true, visibilityProperty: true, contentVisibilityAuto: true }) && !spoken(element)
}

/** Whether words are only said, here or farther out; each element is asked once. */
function spokenOnly(): (element: Element) => boolean {
  const known = new Map<Element, boolean>()
  const ask = (element: Element): boolean => {
    const before = known.get(element)
    if (before !== undefined) return before
    const answer = isForListeners(element) || (element.parentElement !== null && ask(element.parentElement))
    known.set(element, answer)
    return answer
  }
  return ask
}

/** Words that are only said: a box of one px, cut. */
function isForListeners(element: Element): boolean {
  const { clipPath, overflow } = getComputedStyle(element)
  return clipPath === 'inset(50%)' || (overflow === 'hidden' && element.clientWidth <= 1 && element.clientHeight <= 1)
}

function htmlRun(node: Text, element: Element): TextRun {
  const { rise, fall, ascent, fontPx } = measure(node.data, element)
  const ink = stretchesOf(node, element)
    .flatMap((range) => [...range.getClientRects()])
    .filter(({ width, height }) => width > 0 && height > 0)
    .map(({ left, right, top }) => quadOf({ left, right, top: top + ascent - rise, bottom: top + ascent + fall }))
  return { element, text: shorten(node.data), ink, fontPx }
}

/** Where spaces are kept they hang out of the end of a line, and have no ink: there word by word. */
function stretchesOf(node: Text, element: Element): Range[] {
  const kept = ['pre', 'pre-wrap'].includes(getComputedStyle(element).whiteSpace)
  const stretches = kept ? [...node.data.matchAll(/\S+/g)].map(({ 0: word, index }) => [index, index + word.length] as const) : [[0, node.data.length] as const]
  return stretches.map(([start, end]) => {
    const range = document.createRange()
    range.setStart(node, start)
    range.setEnd(node, end)
    return range
  })
}

function svgRun(text: SVGTextElement): TextRun {
  const parts = partsOf(text)
  const matrix = text.getScreenCTM()
  const box = text.getBBox()
  if (!matrix || text.getNumberOfChars() === 0 || box.width === 0) return { element: text, text: '', ink: [], fontPx: 0 }
  const scale = Math.sqrt(Math.abs(matrix.a * matrix.d - matrix.b * matrix.c))
  const baselines = [text.getStartPositionOfChar(0).y, text.getStartPositionOfChar(text.getNumberOfChars() - 1).y]
  const top = Math.min(...baselines) - Math.max(...parts.map(({ rise }) => rise))
  const bottom = Math.max(...baselines) + Math.max(...parts.map(({ fall }) => fall))
  return {
    element: text,
    text: shorten(text.textContent),
    ink: [quadOf({ left: box.x, right: box.x + box.width, top, bottom }, DOMMatrix.fromMatrix(matrix))],
    fontPx: Math.min(...parts.map(({ fontPx }) => fontPx)) * scale,
  }
}

function partsOf(text: SVGTextElement): Measured[] {
  const walker = document.createTreeWalker(text, NodeFilter.SHOW_TEXT)
  const parts: Measured[] = []
  while (walker.nextNode()) {
    const node = walker.currentNode as Text
    if (/\S/.test(node.data)) parts.push(measure(node.data, node.parentElement!))
  }
  return parts
}

interface Measured {
  /** The ink above and below the base line. */
  readonly rise: number
  readonly fall: number
  /** The face above the base line. */
  readonly ascent: number
  readonly fontPx: number
}

let pen: CanvasRenderingContext2D | null = null

function measure(words: string, element: Element): Measured {
  pen ??= document.createElement('canvas').getContext('2d')!
  const { fontStyle, fontWeight, fontSize, fontFamily, textTransform } = getComputedStyle(element)
  pen.font = `${fontStyle} ${fontWeight} ${fontSize} ${fontFamily}`
  const metrics = pen.measureText(textTransform === 'uppercase' ? words.toUpperCase() : words)
  return {
    rise: metrics.actualBoundingBoxAscent,
    fall: metrics.actualBoundingBoxDescent,
    ascent: metrics.fontBoundingBoxAscent,
    fontPx: Number.parseFloat(fontSize),
  }
}

const LONGEST = 60

function shorten(words: string): string {
  const plain = words.trim().replace(/\s+/g, ' ')
  return plain.length > LONGEST ? `${plain.slice(0, LONGEST - 1)}…` : plain
}
