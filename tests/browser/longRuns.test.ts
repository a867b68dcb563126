/**
 * The thread that makes long runs, as it was built for the course: its runs have the traces that they have in Node, and no
 * page loads it before it has a long run to make.
 */
import { beforeAll, expect, inject, it } from 'vitest'
import { hashOf } from '../../src/run/run'
import { builtFiles } from '../../tools/lib/pageWeight.ts'
import { SITES } from '../../tools/lib/sites.mjs'
import { SCENES } from '../scenes/scenes'
import { runOf } from '../support/runOf'
import type * as SimEntry from './fixtures/simEntry'
import { LIVE, openBrowser } from './support/browser'
import { bundle } from '../../tools/lib/bundle'

const open = openBrowser()
let script = ''
let worker = ''
beforeAll(async () => {
  script = `${await bundle('tests/browser/fixtures/simEntry.ts', 'simulation')}\nwindow.simulation = simulation`
  worker = builtFiles(SITES.test.dist, '.js').find((file) => /runWorker-/.test(file))!
})

it('is done without where what it works with does not come', async () => {
  const { page } = await open('/404.html', { expected: /runService|Failed to (load|fetch)|request failed|dynamically imported module/, waits: false })
  await page.route('**/runService-*.js', (route) => route.abort())
  await page.goto(new URL('s/your-cdn/', inject('baseUrl')).href)
  // The run is made on the page's own thread, which answers nothing meanwhile.
  await page.waitForSelector(LIVE, { timeout: 0 })
})

it('makes the same runs as Node', async () => {
  const { page, requests } = await open('/')
  expect(requests.filter((address) => address.includes('runWorker'))).toEqual([])
  // Not as a part of the page, whose policy lets none in.
  await page.evaluate(script)
  for (const { scene } of SCENES) {
    const wanted: Parameters<typeof SimEntry.handedOverHash> = [scene.slug, new URL(worker, page.url()).href]
    expect(await page.evaluate((asked) => window.simulation!.handedOverHash(...asked), wanted), scene.slug).toBe(hashOf(runOf(scene)))
  }
})

it('says over the page that was written how far the first run is, and shows the moment of the link when it is there', async () => {
  const { page } = await open('/404.html', { waits: false })
  await page.goto(new URL('s/your-cdn/#step=sick', inject('baseUrl')).href)
  const sign = page.getByRole('region', { name: 'A run is being computed' })
  await sign.waitFor()
  expect(await page.locator('[data-written]').count(), 'the page as it was written').toBeGreaterThan(0)
  await page.waitForSelector(LIVE, { timeout: 0 })
  await sign.waitFor({ state: 'detached' })
  expect(await page.getByRole('slider', { name: 'Timeline' }).getAttribute('aria-valuetext')).toMatch(/^step 8 of /)
})
