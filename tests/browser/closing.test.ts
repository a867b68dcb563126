/**
 * The closing page in a browser: it needs no script but for its button, and what is printed of it is black on white.
 */
import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { CLOSING_TITLE, closingHref } from '../../src/app/closing'
import { CONTENTS } from '../../src/app/contents'
import { axeProblemsInBothThemes } from './support/axe'
import { openBrowser, type PageOptions } from './support/browser'
import { VIEWPORTS } from './support/chromium'
import { builtScenes } from './support/scenes'

const open = openBrowser()
const built = await builtScenes()
const course = CONTENTS.filter(({ slug }) => built.some((one) => one.slug === slug))

async function openClosing(options: PageOptions = {}) {
  const opened = await open(closingHref('/'), { waits: false, ...options })
  await opened.page.getByRole('heading', { level: 1, name: CLOSING_TITLE }).waitFor()
  return opened
}

const button = (page: Page) => page.getByRole('button', { name: 'Print' })
const titles = (page: Page): Promise<readonly string[]> => page.getByRole('main').getByRole('link').allTextContents()
const colours = (page: Page) =>
  page.evaluate(() => [...document.querySelectorAll('body, h1, h2 a, .number, .question, .told p, .sentence')].map((one) => getComputedStyle(one).color))
const ground = (page: Page) => page.evaluate(() => getComputedStyle(document.body).backgroundColor)

describe('the closing page', () => {
  test('has every scene of the course in order, loads no app, and follows the theme', async () => {
    const { page, requests } = await openClosing({ theme: 'dark', isNew: true })
    expect(await titles(page)).toEqual(course.map(({ title }) => title))
    await page.waitForLoadState('networkidle')
    expect(requests.filter((url) => url.endsWith('.js'))).toEqual([])
    expect(await page.evaluate(() => document.documentElement.dataset['theme'])).toBe('dark')
    expect(await ground(page)).not.toBe('rgb(255, 255, 255)')
  })

  test('breaks no rule of axe in either theme', async () => {
    const { page } = await openClosing()
    expect(await axeProblemsInBothThemes(page)).toEqual([])
  })

  test.each(Object.keys(VIEWPORTS) as (keyof typeof VIEWPORTS)[])('is no wider than the window, %s', async (viewport) => {
    const { page } = await openClosing({ viewport })
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0)
  })

  test('goes from the course to the button and through the scenes with Tab, and Enter opens one', async () => {
    const { page } = await openClosing()
    const focused: string[] = []
    for (let presses = 0; presses < course.length + 2; presses++) {
      await page.keyboard.press('Tab')
      focused.push(await page.evaluate(() => document.activeElement?.textContent ?? ''))
    }
    expect(focused).toEqual(['Build a CDN', 'Print', ...course.map(({ title }) => title)])
    await page.keyboard.press('Enter')
    await page.waitForURL(`**/s/${course.at(-1)!.slug}/`)
  })

  test('prints when its button is pressed', async () => {
    const { page } = await openClosing({ before: () => Object.assign(window, { print: () => Object.assign(window, { printed: true }) }) })
    await button(page).click()
    expect(await page.evaluate(() => Reflect.get(window, 'printed'))).toBe(true)
  })

  test('has no button where there is no script, and all its words', async () => {
    const { page } = await openClosing({ javaScript: false })
    expect(await button(page).count()).toBe(0)
    expect(await titles(page)).toEqual(course.map(({ title }) => title))
  })

  test.each(['light', 'dark'] as const)('is printed black on white, without its button, no scene over two sheets, from the %s theme', async (theme) => {
    const { page } = await openClosing({ theme })
    await page.emulateMedia({ media: 'print' })
    expect(await button(page).isVisible()).toBe(false)
    expect(await ground(page)).toBe('rgb(255, 255, 255)')
    expect(new Set(await colours(page))).toEqual(new Set(['rgb(0, 0, 0)']))
    expect(await page.evaluate(() => [...document.querySelectorAll('a')].map((one) => getComputedStyle(one).textDecorationLine))).not.toContain('underline')
    expect(new Set(await page.evaluate(() => [...document.querySelectorAll('li')].map((one) => getComputedStyle(one).breakInside)))).toEqual(new Set(['avoid']))
  })
})

describe('one comes to it', () => {
  test('from the end of the contents, and back by the name of the course', async () => {
    const { page } = await open('/')
    await page.getByRole('main').getByRole('link', { name: CLOSING_TITLE }).click()
    await page.getByRole('heading', { level: 1, name: CLOSING_TITLE }).waitFor()
    await page.getByRole('link', { name: 'Build a CDN' }).click()
    await page.getByRole('heading', { level: 1, name: 'Build a CDN' }).waitFor()
  })

  test('from the end of the last scene of the course, and from no other', async () => {
    const ends = built.filter(({ slug }) => [course.at(-2), course.at(-1)].some((one) => one?.slug === slug))
    const ways: (string | null)[] = []
    for (const { slug, scene } of ends) {
      const { page } = await open(`/s/${slug}/#step=${scene.steps.at(-1)!.id}`)
      ways.push(await page.getByRole('navigation', { name: 'What comes next' }).getByRole('link').getAttribute('href'))
    }
    expect(ways).toEqual([`/s/${course.at(-1)!.slug}/`, closingHref('/')])
  })
})
