/**
 * The handouts and the notes for teachers: documents that need no script but for their button, whole on every screen, and light on paper.
 */
import type { Page } from 'playwright-core'
import { beforeAll, describe, expect, inject, test } from 'vitest'
import { CONTENTS } from '../../src/app/contents'
import { SCENES } from '../scenes/scenes'
import { axeProblemsInBothThemes } from './support/axe'
import { openBrowser } from './support/browser'
import type { SizeName } from './support/chromium'
import { VIEWPORTS } from './support/chromium'

const open = openBrowser()
const scenes = SCENES.filter(({ scene }) => CONTENTS.some(({ slug }) => slug === scene.slug)).map(({ scene }) => scene)
const SIZES: readonly SizeName[] = ['desktop', 'phone', 'small']

describe.each(scenes)('the handout of scene $number', ({ slug, title, steps, quiz }) => {
  const asked = steps.filter(({ predict }) => predict)
  let page: Page
  beforeAll(async () => {
    page = (await open(`/handout/${slug}/`, { waits: false, theme: 'dark', kept: true })).page
  })

  test('has a figure for each step, a box for each option, and its answers at the end', async () => {
    await page.getByRole('heading', { level: 1, name: title }).waitFor()
    expect(await page.locator('.handout figure > svg').count()).toBe(steps.length)
    expect(await page.locator('.handout-answers figure > svg').count()).toBe(asked.length)
    const options = [...asked.map(({ predict }) => predict!.options.length), quiz.options.length].reduce((sum, count) => sum + count, 0)
    expect(await page.locator('.handout-asked li').count()).toBe(options)
    expect(await page.locator('.handout-address a').innerText()).toBe(new URL(`s/${slug}/`, inject('baseUrl')).href)
    expect(await page.locator('main > :last-child').getAttribute('class')).toBe('handout-answers')
  })

  test('is no wider than a window, and breaks no rule of axe', () => fitsAndPasses(page))
})

describe.each(scenes)('the notes for teachers of scene $number', ({ slug, title, steps, quiz }) => {
  let page: Page
  beforeAll(async () => {
    page = (await open(`/notes/${slug}/`, { waits: false, theme: 'dark', kept: true })).page
  })

  test('say of each step what it sets right, where to point and how long it takes, and the right answer of each question', async () => {
    await page.getByRole('heading', { level: 1, name: title }).waitFor()
    const named = (name: string) => page.locator('.notes-steps dt', { hasText: name }).count()
    expect(await Promise.all(['They may believe', 'Point at', 'Time'].map(named))).toEqual([steps.length, steps.length, steps.length])
    expect(await page.locator('.notes-steps li[data-right]').count()).toBe(steps.filter(({ predict }) => predict).length)
    expect(await page.locator('.notes-steps figure > svg').count()).toBe(steps.length)
    expect(await page.locator('.notes-end').first().locator('p').count()).toBe(1 + quiz.options.length)
  })

  test('are no wider than a window, and break no rule of axe', () => fitsAndPasses(page))
})

async function fitsAndPasses(page: Page): Promise<void> {
  for (const size of SIZES) {
    await page.setViewportSize(VIEWPORTS[size])
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth), size).toBeLessThanOrEqual(0)
  }
  // In the narrowest one pictures are pushed into view.
  expect(await axeProblemsInBothThemes(page)).toEqual([])
  const words = await page.locator('.handout figure > svg').first().evaluate((one) => one.getBoundingClientRect().width)
  expect(words).toBeGreaterThanOrEqual(716)
}

test('what is printed of a dark page is light, and its answers begin a page', async () => {
  const { page, requests } = await open(`/handout/${scenes[1]!.slug}/`, { waits: false, theme: 'dark', isNew: true })
  expect(requests.filter((url) => url.endsWith('.js'))).toEqual([])
  await page.emulateMedia({ media: 'print' })
  const ground = () => page.evaluate(() => [document.documentElement.dataset['theme'], getComputedStyle(document.querySelector('.handout-answers')!).breakBefore])
  await page.evaluate(() => dispatchEvent(new Event('beforeprint')))
  expect(await ground()).toEqual(['light', 'page'])
  await page.evaluate(() => dispatchEvent(new Event('afterprint')))
  expect(await ground()).toEqual(['dark', 'page'])
})

test.each([['handout', 'A handout to print'], ['notes', 'Notes for teachers']])('the way to the %s is in Share and embed', async (folder, name) => {
  const { slug, title } = scenes[1]!
  const { page } = await open(`/s/${slug}/`)
  await page.getByRole('button', { name: 'Share & embed' }).click()
  await page.getByRole('link', { name }).click()
  await page.waitForURL(`**/${folder}/${slug}/`)
  await page.getByRole('heading', { level: 1, name: title }).waitFor()
  expect(await page.locator('#app').count()).toBe(1)
})
