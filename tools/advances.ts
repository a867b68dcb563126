/**
 * Measures the letters of the stage's sans face in a Chromium and writes the table that layouts
 * take text widths from. `npm run advances` after the font's package has changed;
 * tests/browser/textWidths.test.ts says when that is needed.
 */
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { launchChromium } from '../tests/browser/support/chromium.ts'
import { ensureChromium } from './lib/chromium.mjs'
import { measureAdvances } from './lib/measureAdvances.ts'
import { ROOT } from './lib/project.mjs'

const FILE = 'src/stage/draw/advances.json'

export async function main(): Promise<number> {
  const browser = await launchChromium(await ensureChromium())
  try {
    const advances = await measureAdvances(await browser.newPage())
    await writeFile(join(ROOT, FILE), `${JSON.stringify(advances)}\n`)
    console.log(`${FILE} is written`)
    return 0
  } finally {
    await browser.close()
  }
}
