/**
 * How wide the letters of a font file are, as a Chromium draws them without kerning. Kept in
 * src/stage/draw/advances.json by tools/advances.ts.
 */
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import type { Page } from 'playwright-core'
import { LEAST, LETTERS } from '../../src/stage/draw/advances.ts'

const FILE = '@fontsource-variable/ibm-plex-sans/files/ibm-plex-sans-latin-wght-normal.woff2'
/** Letters are measured at this size (px), so that a pixel is a thousandth of an em. */
const SIZE = 1000

/** A printable letter for each of LETTERS, whose code says how wide it is. */
export async function measureAdvances(page: Page): Promise<string> {
  const font = (await readFile(createRequire(import.meta.url).resolve(FILE))).toString('base64')
  const thousandths = await page.evaluate(widths, { font, size: SIZE, letters: LETTERS })
  return String.fromCharCode(...thousandths.map((width) => Math.round(width / 10) + LEAST))
}

/** Runs in the page. */
async function widths({ font, size, letters }: { font: string; size: number; letters: string }): Promise<number[]> {
  const face = new FontFace('Measured', `url(data:font/woff2;base64,${font})`, { weight: '100 700' })
  document.fonts.add(await face.load())
  const context = document.createElement('canvas').getContext('2d')!
  context.font = `400 ${size}px Measured`
  context.fontKerning = 'none'
  return [...letters].map((letter) => context.measureText(letter).width)
}
