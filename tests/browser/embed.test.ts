/**
 * The embed in a page of somebody else: it takes no focus, moves nothing, fits its frame, and
 * says what it did not understand.
 */
import { createServer } from 'node:http'
import type { FrameLocator, Locator, Page, Route } from 'playwright-core'
import { beforeAll, describe, expect, inject, onTestFinished, test } from 'vitest'
import { hostOf } from '../../tools/lib/host.mjs'
import { SITES } from '../../tools/lib/sites.mjs'
import { formatLeverValue } from '../../src/scene/leverWords'
import { leverEnds } from '../support/leverEnds'
import { linkedMomentsOf } from '../support/moments'
import { openBrowser } from './support/browser'
import { bundle } from '../../tools/lib/bundle'
import { layoutProblems } from './support/layoutProblems'
import { builtScenes } from './support/scenes'

const open = openBrowser()
const built = await builtScenes()
const second = built[1]!
let script = ''
beforeAll(async () => {
  script = await bundle('tests/browser/support/layoutChecks.ts', 'layoutChecks')
})

interface FrameOptions {
  /** Address of the course with its last slash. */
  readonly base: string
  readonly width: number
  readonly height: number
  readonly sandbox?: string
}

/** A page of somebody else with nothing but the embed in it. */
async function openFrame(page: Page, { base, width, height, sandbox }: FrameOptions): Promise<FrameLocator> {
  const host = new URL('host.html', base).href
  const attribute = sandbox === undefined ? '' : `sandbox="${sandbox}"`
  const body = `<!doctype html><title>Host</title><iframe src="e/${second.slug}/" title="Scene" width="${width}" height="${height}" ${attribute}></iframe>`
  await page.route(host, (route) => route.fulfill({ contentType: 'text/html', body }))
  await page.goto(host, { waitUntil: 'commit' })
  return page.frameLocator('iframe')
}

/** A long page with a text field at its top and the embed far below. */
async function openHost(query: string, attributes = ''): Promise<Page> {
  const { page } = await open('/')
  const host = new URL('host.html', inject('baseUrl')).href
  await page.route(host, (route) =>
    route.fulfill({
      contentType: 'text/html',
      body: `<!doctype html><title>Host</title><input id="field" aria-label="Field"><div style="height:3000px"></div>
        <iframe src="e/${second.slug}/${query}" title="Scene" width="800" height="500" ${attributes}></iframe>`,
    }),
  )
  await page.goto(host)
  return page
}

const SMALL_FRAMES = [{ width: 800, height: 500 }, { width: 320, height: 400 }]

type Box = Awaited<ReturnType<Locator['boundingBox']>>

/** Whether two boxes are there and do not overlap by more than a rounding. */
function isApart(a: Box, b: Box): boolean {
  if (!a || !b) return false
  const [right, below] = [Math.max(a.x, b.x) - Math.min(a.x + a.width, b.x + b.width), Math.max(a.y, b.y) - Math.min(a.y + a.height, b.y + b.height)]
  return Math.max(right, below) > -1
}

/** A picture that is scaled down has small words (decision 026): it is looked at where it is not. */
async function wrong(page: Page): Promise<readonly string[]> {
  return page.viewportSize()!.width < 800 ? [] : layoutProblems(page, script)
}

/** Frames that do not let the scene start, each in its own way. */
const REFUSALS: readonly { readonly how: string; readonly sandbox?: string; readonly refuse?: (page: Page) => Promise<unknown>; readonly host?: () => Promise<string> }[] = [
  { how: 'runs no scripts', sandbox: '' },
  { how: 'has no origin, and a host that allows none', sandbox: 'allow-scripts', host: hostWithoutPermission },
  { how: 'has a policy against scripts', refuse: (page) => page.route('**/e/**', withPolicy) },
  { how: 'gets no chunk of the scene', refuse: (page) => page.route(/assets\/scene-/, (route) => route.abort()) },
  { how: 'waits for a script that never comes', refuse: (page) => page.route(/\/assets\/.*js/, () => undefined) },
]

/** The course on a host that sends no Access-Control-Allow-Origin; closed when the test has finished. */
async function hostWithoutPermission(): Promise<string> {
  const send = hostOf(SITES.test.dist, '/')
  const server = createServer((request, response) => {
    const set = response.setHeader.bind(response)
    response.setHeader = (name, value) => (name === 'Access-Control-Allow-Origin' ? response : set(name, value))
    send(request, response)
  })
  await new Promise<void>((done) => server.listen(0, 'localhost', done))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('the host has no port')
  return `http://localhost:${address.port}/`
}

async function withPolicy(route: Route): Promise<void> {
  const response = await route.fetch()
  await route.fulfill({ response, headers: { ...response.headers(), 'content-security-policy': "script-src 'none'" } })
}

describe.each(REFUSALS)('a frame that $how', ({ sandbox, refuse, host }) => {
  test.each([[800, 500], [320, 400]])('says so at %s by %s, with the address of the full page', async (width, height) => {
    const { page } = await open('about:blank', { expected: /./, waits: false })
    await refuse?.(page)
    const frame = await openFrame(page, { base: (await host?.()) ?? inject('baseUrl'), width, height, ...(sandbox === undefined ? {} : { sandbox }) })
    const words = frame.getByText(/has not started|could not be loaded/)
    await words.waitFor()
    const address = frame.getByRole('link').first()
    expect(await address.innerText()).toContain(`/s/${second.slug}/`)
    const box = await page.locator('iframe').boundingBox()
    const said = await address.boundingBox()
    expect(said!.y + said!.height).toBeLessThanOrEqual(box!.y + box!.height)
  })
})

describe('an embed', () => {
  test('takes no focus and does not scroll its parent', async () => {
    const page = await openHost('?step=2')
    await page.locator('#field').focus()
    const frame = page.frameLocator('iframe')
    await frame.getByRole('button', { name: 'Play' }).waitFor()
    expect(await page.evaluate(() => [window.scrollY, document.activeElement?.id])).toEqual([0, 'field'])
  })

  test.each(built)('of scene $number fits 800 by 500 at every step', async ({ slug, scene }) => {
    const { page } = await open(`/e/${slug}/`, { viewport: 'embed', reducedMotion: true })
    // Where steps jump, the end of the first one comes before the second.
    await page.getByRole('button', { name: 'Next step' }).click()
    for (let step = 0; step < scene.steps.length; step++) {
      await page.getByText(`Step ${step + 1} of ${scene.steps.length}`, { exact: true }).waitFor({ state: 'attached' })
      const over = await page.evaluate(() => {
        const { scrollHeight, clientHeight, scrollWidth, clientWidth } = document.documentElement
        return [scrollHeight - clientHeight, scrollWidth - clientWidth]
      })
      expect(over).toEqual([0, 0])
      if (step + 1 < scene.steps.length) await page.getByRole('button', { name: 'Next step' }).click()
    }
  })

  test.each(SMALL_FRAMES.flatMap((size) => built.map((one) => ({ ...size, ...one }))))(
    'of scene $number at $width by $height has its picture beside code and levers, whole',
    async ({ slug, scene, width, height }) => {
      const { page } = await open('about:blank', { waits: false })
      await page.setViewportSize({ width, height })
      const [name, lever] = Object.entries(scene.levers)[0]!
      const value = leverEnds(lever).find((end) => formatLeverValue(end) !== formatLeverValue(lever.initial))!
      const query = new URLSearchParams({ step: scene.steps.at(-1)!.id, [`lever.${name}`]: formatLeverValue(value) })
      await page.goto(new URL(`e/${slug}/?${query.toString()}`, inject('baseUrl')).href)
      await page.getByRole('button', { name: 'Levers' }).click()
      await page.getByRole('button', { name: 'Reset' }).click({ trial: true })
      const picture = page.locator('main svg[role=img], main svg[role=group]').first()
      const sheet = page.getByRole('region', { name: 'Code and levers' })
      const drawn = await picture.boundingBox()
      expect(isApart(drawn, await sheet.boundingBox())).toBe(true)
      expect(drawn!.x + drawn!.width).toBeLessThanOrEqual(width + 1)
      expect(await wrong(page)).toEqual([])
      await page.getByRole('tab', { name: 'Code' }).click()
      await page.getByRole('region', { name: 'Code', exact: true }).waitFor()
      expect(await wrong(page)).toEqual([])
      await page.getByRole('button', { name: 'Close' }).click()
      await sheet.waitFor({ state: 'hidden' })
      expect(await wrong(page)).toEqual([])
    },
  )

  test('starts where its address says', async () => {
    const { page } = await open(`/e/${second.slug}/?step=${second.scene.steps[2]!.id}&theme=dark&speed=2`, { viewport: 'embed' })
    await page.getByText(`Step 3 of ${second.scene.steps.length}`).waitFor({ state: 'attached' })
    expect(await page.evaluate(() => document.documentElement.dataset['theme'])).toBe('dark')
    expect(await page.getByRole('alert').count()).toBe(0)
  })

  test.each(['code', 'levers'] as const)('opens with %s beside its picture where its address says so, and takes no focus by that', async (show) => {
    const page = await openHost(`?show=${show}`)
    await page.locator('#field').focus()
    const frame = page.frameLocator('iframe')
    const sheet = frame.getByRole('region', { name: 'Code and levers' })
    await sheet.waitFor()
    await frame.getByRole('tab', { name: show === 'code' ? 'Code' : 'Levers', selected: true }).waitFor()
    expect(await page.evaluate(() => [window.scrollY, document.activeElement?.id])).toEqual([0, 'field'])
    await frame.getByRole('button', { name: 'Close' }).press('Enter')
    await sheet.waitFor({ state: 'hidden' })
  })

  test('has only what plays it, and the way to the full page, where its address says so', async () => {
    const { page } = await open(`/e/${second.slug}/?controls=min`, { viewport: 'embed' })
    await page.getByRole('button', { name: 'Play' }).waitFor()
    await page.getByRole('link', { name: /^Open/ }).waitFor()
    expect(await page.getByRole('button', { name: /^(Code|Levers)$/ }).count()).toBe(0)
  })

  test('shows the end of a step at once where its address asks for no motion', async () => {
    const { page } = await open(`/e/${second.slug}/?motion=reduce`, { viewport: 'embed' })
    // With motion its first press leads to the second step, at its beginning.
    await page.getByRole('button', { name: 'Next step' }).press('Enter')
    const end = linkedMomentsOf(second.scene).find(({ stepNumber, part }) => stepNumber === 1 && part === 'end')!
    await page.waitForFunction((share) => document.querySelector('[role="slider"][aria-label="Timeline"]')?.getAttribute('aria-valuenow') === share, String(Math.round(end.share * 100)))
    await page.getByText(`Step 1 of ${second.scene.steps.length}`, { exact: true }).waitFor({ state: 'attached' })
  })

  test('says what it did not understand and goes on', async () => {
    const { page } = await open(`/e/${second.slug}/?step=99&theme=pink&speed=3&colour=red`, { viewport: 'embed' })
    const notice = await page.getByRole('alert').innerText()
    for (const word of ['99', 'pink', 'speed', 'colour']) expect(notice).toContain(word)
    await page.getByText(/^Step 1 of \d+$/).waitFor({ state: 'attached' })
  })

  test('keeps code and levers behind buttons and links to the full page at this moment', async () => {
    const { page } = await open(`/e/${second.slug}/?step=2`, { viewport: 'embed' })
    await page.getByRole('button', { name: 'Code' }).click()
    await page.getByRole('region', { name: 'Code' }).first().waitFor()
    await page.getByRole('button', { name: 'Levers' }).click()
    await page.getByRole('switch').first().waitFor()
    await page.getByRole('button', { name: 'Close' }).click()
    expect(await page.getByRole('switch').count()).toBe(0)
    const href = await page.getByRole('link', { name: /^Open/ }).getAttribute('href')
    expect(href).toContain(`/s/${second.slug}/#step=${second.scene.steps[1]!.id}`)
  })

  test('never touches storage', async () => {
    const forbid = (): void => {
      for (const name of ['localStorage', 'sessionStorage', 'indexedDB']) {
        Object.defineProperty(window, name, {
          get: () => {
            throw new Error(`the embed touched ${name}`)
          },
        })
      }
    }
    const { page } = await open(`/e/${second.slug}/`, { viewport: 'embed', reducedMotion: true, before: forbid })
    // To the end of the first step, then to the second.
    for (let press = 0; press < 2; press++) await page.getByRole('button', { name: 'Next step' }).click()
    await page.getByText(`Step 2 of ${second.scene.steps.length}`, { exact: true }).waitFor({ state: 'attached' })
  })
})
