/**
 * A first visit: what the build wrote is what one sees, its scripts come afterwards and take it over as it stands, and what
 * was pressed until then is done.
 */
import type { Page } from 'playwright-core'
import { describe, expect, inject, it } from 'vitest'
import { LIVE, openBrowser, type PageOptions } from './support/browser'
import { stoppedClock } from './support/clocks'
import { SHOWN_SCENES } from './support/shownScenes'

const open = openBrowser()
const SIZES = ['desktop', 'tablet', 'phone', 'embed'] as const

interface HeldPage {
  readonly page: Page
  /** Lets the scripts come, and waits until the page answers. */
  readonly letGo: () => Promise<void>
}

/** A page whose scripts are on their way for as long as the test wants. */
async function openHeld(path: string, options: PageOptions = {}): Promise<HeldPage> {
  const { page } = await open('/404.html', { ...options, waits: false })
  let release = (): void => undefined
  const released = new Promise<void>((resolve) => (release = resolve))
  await page.route('**/*.js', async (route) => {
    await released
    await route.continue()
  })
  await page.goto(new URL(path.slice(1), inject('baseUrl')).href, { waitUntil: 'domcontentloaded' })
  return {
    page,
    letGo: async () => {
      release()
      await page.waitForSelector(LIVE)
    },
  }
}

/** What bar, story, code, levers and transport say. The stage and the axes of instruments have as many words as they have room for. */
const words = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() => {
    const parts = [...document.querySelectorAll<HTMLElement>('header, article, [aria-label="Playback"], [aria-label="Levers"], pre')]
    return parts.filter((part) => part.checkVisibility()).map((part) => part.innerText)
  })

/** Counted by the browser: how far things have moved that were in view. */
const watchShifts = (): void => {
  Object.assign(window, { shifts: 0 })
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) Object.assign(window, { shifts: Reflect.get(window, 'shifts') + Reflect.get(entry, 'value') })
  }).observe({ type: 'layout-shift', buffered: true })
}

describe.each(SHOWN_SCENES)('scene $folder', ({ scene: { slug } }) => {
  it.each(SIZES)('is taken over as it stands, %s', async (viewport) => {
    const { page, letGo } = await openHeld(`/s/${slug}/`, { viewport, before: watchShifts })
    const button = await page.evaluateHandle(() => [...document.querySelectorAll('button[aria-label="Play"]')].find((one) => one.checkVisibility()))
    const before = await words(page)
    await letGo()
    expect(before.length).toBeGreaterThan(2)
    expect(await words(page)).toEqual(before)
    expect(await button.evaluate((one) => one?.isConnected)).toBe(true)
    // Faces of the system and ours break lines alike, or nearly: half of what browsers call good.
    expect(await page.evaluate(() => Reflect.get(window, 'shifts'))).toBeLessThan(0.05)
  })
})

describe('what is pressed before the app is there', () => {
  const home = `/s/${SHOWN_SCENES[0]!.scene.slug}/`
  const isPlaying = (page: Page): Promise<void> => page.getByRole('button', { name: 'Pause' }).waitFor()

  it.each(SIZES)('Play, %s', async (viewport) => {
    const { page, letGo } = await openHeld(home, { viewport, before: stoppedClock })
    await page.getByRole('button', { name: 'Play', exact: true }).click()
    await letGo()
    await isPlaying(page)
  })

  it.each(['#step=2', '?from=elsewhere#t=500'])('Play, when the address leads to a moment (%s)', async (moment) => {
    const { page, letGo } = await openHeld(home + moment, { before: stoppedClock })
    await page.getByRole('button', { name: 'Play', exact: true }).click()
    await letGo()
    await isPlaying(page)
  })

  it('the space bar, once, and without scrolling', async () => {
    const { page, letGo } = await openHeld(home, { viewport: 'phone', before: stoppedClock })
    await page.keyboard.press('Space')
    await letGo()
    await isPlaying(page)
    expect(await page.evaluate(() => window.scrollY)).toBe(0)
  })

  it('twice is twice', async () => {
    const { page, letGo } = await openHeld(home, { before: stoppedClock })
    const play = page.getByRole('button', { name: 'Play', exact: true })
    await play.click()
    await play.click()
    await letGo()
    await play.waitFor()
    expect(await page.getByRole('button', { name: 'Pause' }).count()).toBe(0)
  })
})

it('says all that it says without scripts when these do not come', async () => {
  const [{ scene }] = SHOWN_SCENES as [(typeof SHOWN_SCENES)[number]]
  const { page } = await open('/404.html', { expected: /request failed|Failed to load/, waits: false })
  await page.route('**/*.js', (route) => route.abort())
  await page.goto(new URL(`s/${scene.slug}/`, inject('baseUrl')).href)
  await page.getByText('This scene plays when JavaScript is on').waitFor()
  const text = await page.evaluate(() => document.body.innerText)
  for (const { title } of scene.steps) expect(text.toLowerCase()).toContain(title.toLowerCase())
})
