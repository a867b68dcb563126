/**
 * `npm run pictures`: the pictures of README.md, into docs/pictures/. Each is a moment of a scene in the window of a small laptop, as
 * WebP, so that all of them weigh little enough to be kept. Builds first when the build is older than its sources.
 */
import { mkdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { launchChromium, VIEWPORTS } from '../tests/browser/support/chromium.ts'
import { createSettler, openMoment } from '../tests/browser/support/settle.ts'
import { SCENES } from '../tests/scenes/scenes.ts'
import { linkedMomentsOf } from '../tests/support/moments.ts'
import { ensureChromium } from './lib/chromium.mjs'
import { FOLDER, PICTURES, type Picture, fileOf } from './lib/readmePictures.ts'
import { serveDist } from './lib/serve.mjs'
import { ensureBuilt } from './lib/sites.mjs'

/** Away from the ports of `npm start`, of the browser suites and of shots. */
const PORT = 4450
/** Of WebP: letters stay sharp, and a picture has some 60 kB. */
const QUALITY = 0.7

export async function main(): Promise<number> {
  const server = await serveDist({ port: PORT, dist: await ensureBuilt('production') })
  const browser = await launchChromium(await ensureChromium())
  try {
    await rm(FOLDER, { recursive: true, force: true })
    await mkdir(FOLDER, { recursive: true })
    const desk = await browser.newPage()
    for (const picture of PICTURES) await writeFile(join(FOLDER, fileOf(picture)), await asWebp(desk, await take(browser, server.url, picture)))
  } finally {
    await browser.close()
    await server.close()
  }
  return 0
}

/** A PNG of the moment. */
async function take(browser: Browser, baseUrl: string, { scene: number, step, part, theme }: Picture): Promise<Buffer> {
  const scene = SCENES.find((one) => one.scene.number === number)?.scene
  const moment = scene && linkedMomentsOf(scene).find((one) => one.stepId === step && one.part === part)
  if (!scene || !moment) throw new Error(`PICTURES names the ${part} of step "${step}" of scene ${number}, which is not there`)
  const page = await browser.newPage({ viewport: VIEWPORTS.laptop, colorScheme: theme, locale: 'en-GB', timezoneId: 'UTC' })
  await openMoment(page, createSettler(page), { baseUrl, slug: scene.slug, link: moment.link, embed: false })
  const taken = await page.screenshot({ animations: 'disabled' })
  await page.close()
  return taken
}

/** The browser is the one that can write it. */
async function asWebp(desk: Page, png: Buffer): Promise<Buffer> {
  const url = await desk.evaluate(recode, { address: `data:image/png;base64,${png.toString('base64')}`, quality: QUALITY })
  return Buffer.from(url.slice(url.indexOf(',') + 1), 'base64')
}

/** Runs in the page. */
async function recode({ address, quality }: { readonly address: string; readonly quality: number }): Promise<string> {
  const image = new Image()
  image.src = address
  await image.decode()
  const canvas = document.createElement('canvas')
  canvas.width = image.width
  canvas.height = image.height
  canvas.getContext('2d')!.drawImage(image, 0, 0)
  return canvas.toDataURL('image/webp', quality)
}
