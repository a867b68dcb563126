/**
 * Where the story's column stands: what has just begun or been told is in view, wherever the reader had scrolled to.
 */
import type { Locator, Page } from 'playwright-core'
import { describe, expect, inject, it } from 'vitest'
import { linkedMomentsOf } from '../support/moments'
import { openBrowser } from './support/browser'
import { fastClock } from './support/clocks'
import type { SizeName } from './support/chromium'
import { createSettler, openMoment } from './support/settle'
import { SHOWN_SCENES } from './support/shownScenes'

const open = openBrowser()
const SIZES: readonly SizeName[] = ['laptop', 'phone', 'zoomed']

describe.each(SHOWN_SCENES)('$folder', ({ scene }) => {
  const moments = linkedMomentsOf(scene)
  const question = scene.steps.findIndex(({ predict }) => predict !== undefined)

  it('shows the title of a step that is chosen in the list under a long column', async () => {
    const { page } = await open('about:blank', { viewport: 'laptop', reducedMotion: true })
    const settler = createSettler(page)
    await openMoment(page, settler, { baseUrl: inject('baseUrl'), slug: scene.slug, link: moments.at(-1)!.link, embed: false })
    const chosen = scene.steps[1]!.title
    await page.getByRole('navigation', { name: 'Steps' }).getByRole('button', { name: chosen }).click()
    await settler.settled()
    expect(await isSeen(page.getByRole('heading', { name: chosen, exact: true }))).toBe(true)
  })

  it.skipIf(question < 0).each(SIZES)('shows the verdict on a prediction when the step has ended, at the size of %s', async (size) => {
    const { page } = await open('about:blank', { viewport: size, before: fastClock })
    const settler = createSettler(page)
    const { link } = moments.find(({ stepNumber, part }) => stepNumber === question + 1 && part === 'mid')!
    await openMoment(page, settler, { baseUrl: inject('baseUrl'), slug: scene.slug, link, embed: false })
    await page.getByRole('button', { name: 'Play', exact: true }).click()
    await page.getByText('You were asked').waitFor()
    await settler.settled()
    expect(await isSeen(verdictOf(page))).toBe(true)
  })
})

const verdictOf = (page: Page): Locator => page.getByText('You were asked').locator('xpath=following-sibling::p')

/** Its middle is in the window and nothing lies over it. */
function isSeen(one: Locator): Promise<boolean> {
  return one.first().evaluate((element) => {
    const { left, top, width, height } = element.getBoundingClientRect()
    const there = document.elementFromPoint(left + Math.min(width / 2, 60), top + height / 2)
    return element.contains(there)
  })
}
