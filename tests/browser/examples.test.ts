/**
 * The pages of examples/, on another origin than the course: each is opened and used as its readers would.
 */
import type { Page } from 'playwright-core'
import { expect, inject, test } from 'vitest'
import { openBrowser } from './support/browser'
import { type Files, builtExample, mystExample, openExample, plainExample } from './support/examples'

const open = openBrowser()
/** On the other build's host, which is not asked for anything but what a test puts there. */
const home = new URL('lessons/', inject('publishedUrl')).href
const course = inject('baseUrl')

async function lesson(files: Files): Promise<Page> {
  const { page } = await open('about:blank')
  await openExample(page, files, home)
  return page
}

test('plain HTML: a frame alone, an element, and a scene that the page plays', async () => {
  const page = await lesson(plainExample('plain', course))
  const caption = page.locator('#caption')
  await page.locator('#scene').scrollIntoViewIfNeeded()
  await caption.getByText(/^Step 1 of \d+: /).waitFor()
  const frame = page.frameLocator('#scene iframe')
  // Without motion a press leads to the end of a step, the next one on.
  await page.getByRole('button', { name: 'Next step' }).click()
  await page.getByRole('button', { name: 'Next step' }).click()
  await caption.getByText(/^Step 2 of \d+: /).waitFor()
  await frame.getByText(/^Step 2 of \d+$/).waitFor({ state: 'attached' })
  await frame.getByRole('button', { name: 'Levers' }).click()
  const caches = frame.getByRole('switch').first()
  expect(await caches.getAttribute('aria-checked')).toBe('true')
  await page.getByRole('button', { name: 'Without caches' }).click()
  await frame.locator('[role="switch"][aria-checked="false"]').first().waitFor()
  await page.getByRole('button', { name: 'As it was' }).click()
  await frame.locator('[role="switch"][aria-checked="true"]').first().waitFor()
  // The element is as high as its scene wants to be, and what stood inside it is not seen.
  const element = page.locator('cdn-scene')
  await element.scrollIntoViewIfNeeded()
  await element.frameLocator('iframe').getByRole('button', { name: 'Play' }).waitFor()
  expect(await element.getByRole('link', { name: /How long to trust/ }).isVisible()).toBe(false)
  await page.waitForFunction(() => document.querySelector('cdn-scene')!.getBoundingClientRect().height >= 500)
  await page.locator('body > iframe').scrollIntoViewIfNeeded()
  await page.frameLocator('body > iframe').getByText(/^Step 2 of \d+$/).waitFor({ state: 'attached' })
})

test('React: the page follows the scene, and another scene takes its place', async () => {
  const page = await lesson(await builtExample('react', course))
  await page.getByText(/^An edge near the user, step 1 of \d+$/).waitFor()
  expect(await page.locator('iframe').count()).toBe(1)
  await page.getByRole('button', { name: 'Next step' }).click()
  await page.getByText(/^Seen to the end: 1 of \d+\.$/).waitFor()
  await page.getByRole('button', { name: 'Next step' }).click()
  await page.getByText(/^An edge near the user, step 2 of \d+$/).waitFor()
  await page.getByRole('button', { name: 'how-long-to-trust-a-copy' }).click()
  await page.getByText(/^How long may we trust a copy\?.*step 1 of \d+$|^How long to trust a copy, step 1 of \d+$/).waitFor()
  expect(await page.locator('iframe').count()).toBe(1)
})

test('MDX: an element and a frame between paragraphs', async () => {
  const page = await lesson(await builtExample('mdx', course))
  await page.getByRole('heading', { name: 'Caching, lesson 2' }).waitFor()
  await page.locator('cdn-scene').frameLocator('iframe').getByRole('button', { name: 'Play' }).waitFor()
  await page.locator('#root > iframe').scrollIntoViewIfNeeded()
  await page.frameLocator('#root > iframe').getByText(/^Step 2 of \d+$/).waitFor({ state: 'attached' })
})

test('MyST: a figure with a frame, a caption, and a picture of it for paper', async () => {
  const page = await lesson(mystExample('myst', course))
  await page.getByRole('heading', { name: 'Caching, lesson 3' }).waitFor()
  const frame = page.locator('figure iframe')
  expect(await frame.getAttribute('title')).toBe('Build a CDN: How long to trust a copy (interactive)')
  const scene = page.frameLocator('figure iframe')
  await scene.getByText(/^Step 3 of \d+$/).waitFor({ state: 'attached' })
  await scene.getByRole('button', { name: 'Play' }).click()
  await scene.getByRole('button', { name: 'Pause' }).waitFor()
  expect(await page.getByText('A browser and an edge keep the same answer').isVisible()).toBe(true)
})
