/**
 * The published course, kept on a device: it opens where there is no network, and is let go again.
 */
import { expect, inject, test } from 'vitest'
import { LIVE, openBrowser } from './support/browser'

const open = openBrowser()
const at = (path: string): string => new URL(path, inject('publishedUrl')).href

test('who keeps the course has every page of it without a network, and nothing is left when it is let go', async () => {
  const { page } = await open('about:blank', { isNew: true, expected: /404|ERR_INTERNET_DISCONNECTED|Failed to load resource/ })
  await page.goto(at('s/an-edge-near-the-user/'))
  await page.locator(LIVE).waitFor({ state: 'attached' })
  expect(await page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length)).toBe(0)
  await page.getByRole('button', { name: 'Help' }).click()
  await page.getByRole('button', { name: 'Keep the course' }).click()
  await page.getByText('The whole course is kept on this device.').waitFor()

  await page.context().setOffline(true)
  await page.goto(at('s/how-long-to-trust-a-copy/'))
  await page.locator(LIVE).waitFor({ state: 'attached' })
  await page.getByRole('heading', { level: 1, name: 'How long to trust a copy' }).waitFor()
  await page.keyboard.press('ArrowRight')
  await page.waitForFunction(() => location.hash.includes('step='))
  await page.goto(at('handout/stale-on-purpose/'))
  await page.getByRole('heading', { level: 1, name: /Stale on purpose/ }).waitFor()
  await page.goto(at('s/no-such-scene/'))
  await page.getByRole('heading', { level: 1 }).waitFor()

  await page.context().setOffline(false)
  await page.goto(at(''))
  await page.getByRole('button', { name: 'Help' }).click()
  await page.getByRole('button', { name: 'Let it go' }).click()
  await page.getByRole('button', { name: 'Keep the course' }).waitFor()
  expect(await page.evaluate(async () => [(await navigator.serviceWorker.getRegistrations()).length, (await caches.keys()).length])).toEqual([0, 0])
})
