/**
 * A scene as one file: taken along from Share and embed and opened from a disk, and in a frame that may load nothing.
 */
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { expect, inject, onTestFinished, test } from 'vitest'
import { FOUND_SCENES } from '../scenes/foundScenes'
import { LIVE, openBrowser } from './support/browser'
import { openExample } from './support/examples'

const open = openBrowser()
const COURSE = FOUND_SCENES.filter(({ scene }) => scene.number <= 13).map(({ scene }) => scene)
/** Of the published build, which has them. */
const at = (path: string): string => new URL(path, inject('publishedUrl')).href

test('a scene is taken along, opens from a disk, plays, and its links lead to where it comes from', async () => {
  const { page } = await open('about:blank', { waits: false })
  await page.goto(at('s/an-edge-near-the-user/'))
  await page.locator(LIVE).waitFor({ state: 'attached' })
  await page.getByRole('button', { name: 'Share & embed' }).click()
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Download this scene' }).click()])
  expect(download.suggestedFilename()).toBe('an-edge-near-the-user.html')
  const folder = await mkdtemp(join(tmpdir(), 'single-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  const file = join(folder, 'mine.html')
  await download.saveAs(file)
  expect((await readFile(file, 'utf8')).slice(0, 300)).toContain(`data-page="${at('s/an-edge-near-the-user/')}"`)

  await page.goto(pathToFileURL(file).href)
  await page.locator(LIVE).waitFor({ state: 'attached' })
  await page.getByRole('heading', { level: 1, name: 'An edge near the user' }).waitFor()
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('ArrowRight')
  await page.waitForFunction(() => location.hash.includes('step='))
  await page.getByRole('link', { name: 'Build a CDN' }).first().click()
  await page.waitForURL(at('index.html'))
})

test.each(COURSE)('scene $number opens in a frame that has no origin, from a host that allows no other one its files', async ({ slug }) => {
  const { page } = await open('about:blank', { waits: false })
  const asked: string[] = []
  await page.route(at('**'), async (route) => {
    asked.push(new URL(route.request().url()).pathname)
    const response = await route.fetch()
    const { 'access-control-allow-origin': _, ...headers } = response.headers()
    await route.fulfill({ response, headers })
  })
  const src = at(`e/${slug}/single.html`)
  await openExample(page, new Map([['index.html', `<!doctype html><html lang="en"><title>Host</title><iframe src="${src}" title="Scene" width="800" height="500" sandbox="allow-scripts"></iframe></html>`]]), new URL('lessons/', inject('baseUrl')).href)
  await page.frameLocator('iframe').getByRole('button', { name: 'Play' }).waitFor()
  expect(asked).toEqual([new URL(src).pathname])
})
