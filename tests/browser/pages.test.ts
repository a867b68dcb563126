/**
 * Pages that are used again for test after test: nothing of one test is there in the next.
 */
import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { openBrowser } from './support/browser'
import { stoppedClock } from './support/clocks'

const open = openBrowser()

/** What a page could know of the one before it. */
const found = (page: Page) =>
  page.evaluate(() => ({
    kept: [{ ...localStorage }, { ...sessionStorage }, document.cookie],
    globals: 'left' in window,
    hovered: document.querySelectorAll('body :hover').length,
    size: [innerWidth, innerHeight],
    media: ['(prefers-color-scheme: dark)', '(prefers-reduced-motion)', '(forced-colors: active)', 'print'].filter((query) => matchMedia(query).matches),
  }))

it('are as new ones', async () => {
  const first = await open('/', { kept: true, theme: 'dark', reducedMotion: true, viewport: 'phone' })
  const { page } = first
  await page.evaluate(() => {
    localStorage.setItem('left', '1')
    sessionStorage.setItem('left', '1')
    document.cookie = 'left=1'
    Object.assign(window, { left: 1 })
  })
  await page.emulateMedia({ forcedColors: 'active', media: 'print' })
  await page.mouse.move(100, 100)
  await page.route('**/*', (route) => route.abort())
  page.on('request', () => first.requests.length && expect.unreachable('somebody still listens'))
  await first.close()

  const again = await open('/', { kept: true })
  expect(again.page).toBe(page)
  const stranger = await open('/', { isNew: true })
  expect(await found(again.page)).toEqual(await found(stranger.page))
  expect(stranger.page).not.toBe(page)
  await again.close()
})

it('are kept apart by what was done to them before their scripts', async () => {
  const stopped = await open('/', { kept: true, before: stoppedClock })
  await stopped.close()
  const running = await open('/', { kept: true })
  expect(running.page).not.toBe(stopped.page)
  const again = await open('/', { before: stoppedClock })
  expect(again.page).toBe(stopped.page)
  await running.close()
})
