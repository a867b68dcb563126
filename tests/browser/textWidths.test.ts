/**
 * Text widths that layouts reckon with, beside what a Chromium draws with the fonts of the course.
 */
import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import advances from '../../src/stage/draw/advances.json'
import { monoWidth, textWidth } from '../../src/stage/draw/text'
import { measureAdvances } from '../../tools/lib/measureAdvances'
import { openBrowser } from './support/browser'

const open = openBrowser()

/** Within this share of the width without kerning. */
const SHARE = 0.02
/** Kerning is no more than this (share of the width): BYPASS, Tokyo. */
const MOST_KERNING = 0.035

const SANS = [
  'HIT', 'MISS', '304', 'BYPASS', '1,234 requests so far', 'Frankfurt', 'São Paulo', 'us-east', 'Sydney', 'Hong Kong', 'Tokyo', 'Johannesburg',
  'may be served if the origin fails', 'stale, served at once', 'must ask first', 'origin works', 'TCP handshake', 'fresh: 8\u00a0s of 12\u00a0s left',
  'page for phones', 'v1', '0 wrong', '12 entries, 4,096 hits', 'Latest requests', 'underlined: in the key', 'ORIGIN', 'RESOLVER', '300\u00a0ms',
]
const MONO = ['/logo.png', 'GET /shoes?colour=red', 'cache-control: max-age=60', 'ETag "v1"', 'Chrome 131 Windows', '/a-long-w…']
const SIZES = [[11, 400], [11, 600], [11.5, 600], [12, 500], [13, 600], [13.5, 600], [14, 600]] as const

it('have a table that is that of the font', async () => {
  const { page } = await open('about:blank')
  expect(await measureAdvances(page), 'run: npm run advances').toEqual(advances)
})

it('are within 2 % of what is drawn, but for pairs that kerning brings together', async () => {
  const { page } = await open('/')
  await page.evaluate(() => document.fonts.ready)
  const wrong: string[] = []
  for (const [size, weight] of SIZES) {
    const face = `${weight} ${size}px 'IBM Plex Sans Variable'`
    const [drawn, apart] = [await widths(page, SANS, face, 'auto'), await widths(page, SANS, face, 'none')]
    SANS.forEach((text, i) => wrong.push(...differing(text, textWidth(text, size, weight), apart[i]!)))
    SANS.forEach((text, i) => {
      if (drawn[i]! < apart[i]! * (1 - MOST_KERNING)) wrong.push(`"${text}": kerning makes it ${(apart[i]! - drawn[i]!).toFixed(1)} px narrower`)
    })
  }
  const drawn = await widths(page, MONO, "400 11px 'IBM Plex Mono'", 'auto')
  MONO.forEach((text, i) => wrong.push(...differing(text, monoWidth(text, 11), drawn[i]!)))
  expect(wrong).toEqual([])
})

/** Of a short word a pixel's fifth is more than the share. */
function differing(text: string, reckoned: number, drawn: number): string[] {
  return Math.abs(reckoned - drawn) <= Math.max(0.2, drawn * SHARE) ? [] : [`"${text}": ${reckoned.toFixed(1)} px reckoned, ${drawn.toFixed(1)} px drawn`]
}

/** Drawn as SVG text, as on the stage. */
async function widths(page: Page, texts: readonly string[], font: string, kerning: 'auto' | 'none'): Promise<readonly number[]> {
  return page.evaluate(
    async ({ shown, face, kern }) => {
      await document.fonts.load(face)
      const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg')
      document.body.append(svg)
      const found = shown.map((text) => {
        const element = document.createElementNS('http://www.w3.org/2000/svg', 'text')
        element.style.font = face
        element.style.fontKerning = kern
        element.textContent = text
        svg.append(element)
        return element.getComputedTextLength()
      })
      svg.remove()
      return found
    },
    { shown: texts, face: font, kern: kerning },
  )
}
