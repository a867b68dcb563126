/**
 * `npm run shots -- [scene] [--size desktop] [--theme dark]`: a picture of the middle and the end
 * of every step, at every size, in both themes, into shots/ (git ignores it), for people to look
 * at. Builds first when the build is older than its sources.
 */
import { mkdir, rm } from 'node:fs/promises'
import { join, relative } from 'node:path'
import { parseArgs } from 'node:util'
import type { Browser } from 'playwright-core'
import type { Scene } from '../src/scene/types.ts'
import type { SizeName, ThemeName } from '../tests/browser/support/chromium.ts'
import { launchChromium, VIEWPORTS } from '../tests/browser/support/chromium.ts'
import { linkedMomentsOf } from '../tests/support/moments.ts'
import { createSettler, openMoment } from '../tests/browser/support/settle.ts'
import { SCENES } from '../tests/scenes/scenes.ts'
import { ensureChromium } from './lib/chromium.mjs'
import { ROOT } from './lib/project.mjs'
import { serveDist } from './lib/serve.mjs'
import { ensureBuilt } from './lib/sites.mjs'

const SHOTS = join(ROOT, 'shots')
/** Away from the ports of `npm start` and of the browser suites. */
const PORT = 4400
const THEMES: readonly ThemeName[] = ['light', 'dark']
const SIZES = Object.keys(VIEWPORTS) as SizeName[]

interface Look {
  readonly scene: Scene
  readonly size: SizeName
  readonly theme: ThemeName
}

/** Exit code: 0 when the pictures are there, 2 for a call that names what does not exist. */
export async function main(argv: readonly string[]): Promise<number> {
  const call = readCall(argv)
  if ('error' in call) {
    console.error(`${call.error}\nUsage: npm run shots -- [scene number or slug] [--size ${SIZES.join('|')}] [--theme ${THEMES.join('|')}]`)
    return 2
  }
  const server = await serveDist({ port: PORT, dist: await ensureBuilt('test') })
  const browser = await launchChromium(await ensureChromium())
  try {
    for (const scene of call.scenes) {
      if (call.looks.length === SIZES.length * THEMES.length) await rm(join(SHOTS, scene.slug), { recursive: true, force: true })
      for (const look of call.looks) await takeLook(browser, server.url, { ...look, scene })
    }
  } finally {
    await browser.close()
    await server.close()
  }
  return 0
}

type Call = { readonly error: string } | { readonly scenes: readonly Scene[]; readonly looks: readonly Omit<Look, 'scene'>[] }

function readCall(argv: readonly string[]): Call {
  try {
    const { values, positionals } = parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: { size: { type: 'string', multiple: true }, theme: { type: 'string', multiple: true } },
    })
    const scenes = SCENES.map(({ scene }) => scene)
    const sizes = chosen('size', values.size, SIZES, (size) => [size, sizeText(size)])
    const themes = chosen('theme', values.theme, THEMES, (theme) => [theme])
    return {
      scenes: chosen('scene', positionals.length > 0 ? positionals : undefined, scenes, ({ slug, number }) => [slug, String(number)]),
      looks: sizes.flatMap((size) => themes.map((theme) => ({ size, theme }))),
    }
  } catch (error) {
    return { error: error instanceof Error ? error.message : String(error) }
  }
}

/** Those that are named, or all. */
function chosen<T>(what: string, names: readonly string[] | undefined, all: readonly T[], namesOf: (one: T) => readonly string[]): readonly T[] {
  return (
    names?.map((name) => {
      const found = all.find((one) => namesOf(one).includes(name))
      if (found === undefined) throw new Error(`There is no ${what} "${name}"; there are ${all.map((one) => namesOf(one)[0]).join(', ')}.`)
      return found
    }) ?? all
  )
}

function sizeText(size: SizeName): string {
  return `${VIEWPORTS[size].width}x${VIEWPORTS[size].height}`
}

async function takeLook(browser: Browser, baseUrl: string, { scene, size, theme }: Look): Promise<void> {
  const folder = join(SHOTS, scene.slug)
  await mkdir(folder, { recursive: true })
  const context = await browser.newContext({ viewport: VIEWPORTS[size], colorScheme: theme, locale: 'en-GB', timezoneId: 'UTC' })
  const page = await context.newPage()
  const settler = createSettler(page)
  for (const moment of linkedMomentsOf(scene)) {
    await openMoment(page, settler, { baseUrl, slug: scene.slug, link: moment.link, embed: size === 'embed' })
    const name = `${moment.stepNumber}-${moment.stepId}--${sizeText(size)}-${theme}--${moment.part}.png`
    await page.screenshot({ path: join(folder, name), animations: 'disabled' })
  }
  await context.close()
  console.log(`${relative(ROOT, folder)}: ${sizeText(size)} ${theme}`)
}
