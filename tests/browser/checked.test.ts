/**
 * The mark of scenes that were checked against real caches, and the record of the last run that it opens.
 */
import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { checkedOf, commandFor } from '../../src/panels/checked/checkedOf'
import { type TwinRecord, checkedScenes } from '../../src/panels/checked/twinRecord'
import { axeProblemsInBothThemes } from './support/axe'
import { openBrowser, type PageOptions } from './support/browser'
import { builtScenes, type BuiltScene } from './support/scenes'
import { VIEWPORTS } from './support/chromium'

const open = openBrowser()
const built = await builtScenes()
const recorded: TwinRecord = JSON.parse(readFileSync('public/twin.json', 'utf8'))
const marked = built.filter(({ number }) => checkedScenes(recorded).includes(number))
const first = marked[0]!
/** The one whose record says most. */
const longest = marked.toSorted((a, b) => checkedOf(recorded, b.number).length - checkedOf(recorded, a.number).length)[0]!

const mark = (page: Page) => page.getByRole('button', { name: 'Checked against Varnish and nginx' })
const sheet = (page: Page) => page.getByRole('dialog', { name: 'Checked against Varnish and nginx' })

/** At its last step, where its sources are. */
async function openEnd({ slug, scene }: BuiltScene, options: PageOptions = {}): Promise<Awaited<ReturnType<typeof open>>> {
  const opened = await open(`/s/${slug}/#step=${scene.steps.at(-1)!.id}`, options)
  await opened.page.getByRole('heading', { name: 'Sources' }).waitFor()
  await opened.page.getByRole('navigation', { name: 'What comes next' }).waitFor()
  return opened
}

describe('the mark', () => {
  test.each(built)('of scene $number is by its sources if it is on record', async (one) => {
    const { page } = await openEnd(one)
    if (!marked.includes(one)) return expect(await mark(page).count()).toBe(0)
    await mark(page).waitFor()
    expect(await page.getByRole('heading', { name: 'Sources' }).locator('..').getByRole('button').count()).toBe(1)
  })

  test('fetches the record when it is opened, and not before', async () => {
    const { page, requests } = await openEnd(first)
    const asked = (): readonly string[] => requests.filter((address) => address.endsWith('/twin.json'))
    await mark(page).waitFor()
    expect(asked()).toEqual([])
    await mark(page).click()
    await sheet(page).getByRole('table').first().waitFor()
    expect(asked()).toHaveLength(1)
  })
})

describe('the record', () => {
  test('says what was run and when, what differed and why, and how to run it', async () => {
    const { page } = await openEnd(longest)
    await mark(page).click()
    await sheet(page).getByText(recorded.date).waitFor()
    const scenarios = checkedOf(recorded, longest.number)
    const text = await sheet(page).innerText()
    for (const { lesson, rows, causes } of scenarios) {
      expect(text).toContain(lesson)
      for (const { variant } of rows) expect(text).toContain(variant)
      for (const { cause, differences } of causes) {
        expect(text).toContain(cause)
        for (const { engine, real } of differences) expect(text).toMatch(new RegExp(`Engine: ${engine}\\. (Varnish|nginx): ${real}\\.`))
      }
    }
    for (const version of Object.values(recorded.versions)) expect(text).toContain(version)
    expect(text).toContain(commandFor(scenarios))
  })

  test('opens and closes by keyboard, and gives the focus back', async () => {
    const { page } = await openEnd(first)
    await mark(page).focus()
    await page.keyboard.press('Enter')
    await sheet(page).getByRole('table').first().waitFor()
    await page.keyboard.press('Escape')
    await sheet(page).waitFor({ state: 'hidden' })
    expect(await mark(page).evaluate((button) => button === document.activeElement)).toBe(true)
  })

  test.each(['desktop', 'phone', 'small'] as const)('can be read by everyone, and goes over no edge: %s', async (viewport) => {
    const { page } = await openEnd(longest, { viewport })
    await mark(page).click()
    await sheet(page).getByRole('table').first().waitFor()
    expect(await sheet(page).evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth)).toBe(0)
    const box = await sheet(page).boundingBox()
    expect(box!.x).toBeGreaterThanOrEqual(0)
    expect(box!.x + box!.width).toBeLessThanOrEqual(VIEWPORTS[viewport].width)
    expect(await axeProblemsInBothThemes(page)).toEqual([])
  })

  test.each([
    ['the host is out of reach', { abort: true }, 'Are you offline?'],
    ['there is none', { status: 404, body: '' }, 'the host answers 404'],
    ['it is something else', { status: 200, body: '{}' }, 'versions: expected an object, not nothing'],
  ])('that cannot be read is told, and fetched again when it is opened again: %s', async (_, answer, words) => {
    const { page } = await openEnd(first, { expected: /twin\.json|Failed to load resource/ })
    await page.route('**/twin.json', (route) => ('abort' in answer ? route.abort('internetdisconnected') : route.fulfill(answer)))
    await mark(page).click()
    await sheet(page).getByRole('alert').getByText('The record of the last run could not be read.').waitFor()
    await sheet(page).getByText(words).waitFor()
    await page.unroute('**/twin.json')
    await page.keyboard.press('Escape')
    await mark(page).click()
    await sheet(page).getByRole('table').first().waitFor()
  })
})
