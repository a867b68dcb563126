/**
 * The presenter's window and the audience's: two pages of one browser in step, whichever of them moves, by mouse and by keys; one that goes and comes back;
 * and the presenter's page on wide and narrow screens.
 */
import type { Page } from 'playwright-core'
import { describe, expect, inject, test } from 'vitest'
import { axeProblemsInBothThemes } from './support/axe'
import { LIVE, openBrowser } from './support/browser'
import { openExample } from './support/examples'
import { VIEWPORTS } from './support/chromium'

const SLUG = 'an-edge-near-the-user'
const open = openBrowser()

/** The scene, and the presenter's window that was opened from its dialog. */
async function lesson(): Promise<{ readonly scene: Page; readonly presenter: Page }> {
  const { page: scene } = await open(`/s/${SLUG}/`, { isNew: true })
  await scene.getByRole('button', { name: 'Share & embed' }).click()
  const opens = scene.waitForEvent('popup')
  await scene.getByRole('button', { name: 'Presenter’s window' }).click()
  const presenter = await opens
  await inStep(presenter)
  return { scene, presenter }
}

const inStep = (presenter: Page): Promise<unknown> => presenter.waitForSelector('.present[data-audience=there]')
const stepOf = (presenter: Page, number: number): Promise<void> => presenter.locator('.present-step:visible .notes-kind', { hasText: `Step ${number} of` }).first().waitFor()
const titleOf = (scene: Page, title: string): Promise<unknown> => scene.waitForFunction((text) => document.title.includes(text), title)

describe('in a lesson', () => {
  test('the audience follows the presenter, by mouse and by the keys of a clicker', async () => {
    const { scene, presenter } = await lesson()
    await stepOf(presenter, 1)
    await presenter.getByRole('button', { name: 'Next' }).click()
    await titleOf(scene, 'Sydney pays for the first trip')
    await stepOf(presenter, 2)
    await presenter.keyboard.press('PageDown')
    await titleOf(scene, 'The second request')
    await stepOf(presenter, 3)
    await presenter.keyboard.press('PageUp')
    await titleOf(scene, 'Sydney pays for the first trip')
    await presenter.getByRole('button', { name: 'Play' }).click()
    await presenter.getByRole('button', { name: 'Pause' }).click()
    await presenter.getByRole('button', { name: 'Play' }).waitFor()
    expect(await presenter.locator('.present-step:visible').count()).toBe(1)
  })

  test('the presenter follows the audience', async () => {
    const { scene, presenter } = await lesson()
    await scene.bringToFront()
    await scene.waitForSelector(LIVE)
    await scene.keyboard.press('ArrowRight')
    await titleOf(scene, 'Sydney pays for the first trip')
    await stepOf(presenter, 2)
    expect(await presenter.locator('.present-step:visible h2').innerText()).toBe('Sydney pays for the first trip')
    expect(await presenter.locator('.present-step:visible .present-next h3').innerText()).toBe('The second request')
  })

  test('a scene that is loaded again is found again, and one that is gone is said to be', async () => {
    const { scene, presenter } = await lesson()
    await scene.reload()
    await scene.waitForSelector(LIVE)
    await presenter.getByRole('button', { name: 'Next' }).click()
    await titleOf(scene, 'Sydney pays for the first trip')
    await scene.goto('about:blank')
    await presenter.waitForSelector('.present[data-audience=gone]')
    expect(await presenter.getByRole('status').innerText()).toContain('does not answer')
    // The window has kept its name: it is the one that the link means.
    await presenter.getByRole('link', { name: 'Open the audience’s window' }).click()
    await inStep(presenter)
    await titleOf(scene, 'Sydney pays for the first trip')
  })
})

test('the presenter’s page fits wide and narrow windows, and breaks no rule of axe', async () => {
  const { presenter } = await lesson()
  for (const size of ['desktop', 'phone'] as const) {
    await presenter.setViewportSize(VIEWPORTS[size])
    expect(await presenter.evaluate(() => document.documentElement.scrollWidth - innerWidth), size).toBeLessThanOrEqual(0)
    expect(await axeProblemsInBothThemes(presenter), size).toEqual([])
  }
})

test('in a frame there is a way to a window of its own in its place', async () => {
  const { page } = await open('about:blank')
  const src = new URL(`present/${SLUG}/`, inject('baseUrl')).href
  await openExample(page, new Map([['index.html', `<!doctype html><html lang="en"><title>Host</title><iframe src="${src}" title="Presenter" width="800" height="500"></iframe></html>`]]), new URL('lessons/', inject('publishedUrl')).href)
  const frame = page.frameLocator('iframe')
  await frame.getByRole('link', { name: 'Open the scene in a window of its own' }).waitFor()
  expect(await frame.locator('.present-bar').isVisible()).toBe(false)
})
