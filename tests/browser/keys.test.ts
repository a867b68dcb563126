/**
 * Keys mean what Help says, whatever has the focus: every control of a scene is focused once and the keys are pressed there. Controls
 * that use some of them themselves are named here. And what a mouse has pressed leaves the keys to the page.
 */
import type { Page } from 'playwright-core'
import { describe, expect, inject, it } from 'vitest'
import { openBrowser } from './support/browser'
import { stoppedClock } from './support/clocks'
import { createSettler } from './support/settle'
import { SHOWN_SCENES } from './support/shownScenes'

const open = openBrowser()

/** Fields, choices and sliders have arrows of their own. */
const OWN_ARROWS = 'textarea, select, input:not([type="checkbox"]), [role="slider"]'
/** Those whose own key is Space, too. */
const OWN_SPACE = `textarea, select, input, button, summary, [role="button"]`

async function openScene(slug: string, step = 2): Promise<Page> {
  const { page } = await open('about:blank', { before: stoppedClock })
  const { settled } = createSettler(page)
  await page.goto(new URL(`s/${slug}/#step=${step}`, inject('baseUrl')).href)
  await settled()
  return page
}

const clock = (page: Page): Promise<string> => page.evaluate(() => document.querySelector('[aria-label="Timeline"]')!.getAttribute('aria-valuetext')!)
const stepNow = async (page: Page): Promise<number> => Number(/\d+/.exec((await page.getByText(/^Step \d+ of \d+$/).first().textContent())!)![0])

/** Focuses a control by its place among those that match, and presses a key there; false when it cannot have the focus. */
async function pressOn(page: Page, selector: string, index: number, key: string): Promise<boolean> {
  const isFocused = await page.evaluate(
    ([wanted, place]) => {
      const control = document.querySelectorAll<HTMLElement>(wanted)[place]
      control?.focus()
      return control !== undefined && document.activeElement === control
    },
    [selector, index] as const,
  )
  if (isFocused) await page.keyboard.press(key)
  return isFocused
}

async function toFirstStep(page: Page): Promise<void> {
  await page.evaluate(() => document.activeElement instanceof HTMLElement && document.activeElement.blur())
  await page.keyboard.press('Home')
}

describe.each(SHOWN_SCENES)('$folder', ({ scene: { slug, steps } }) => {
  it('goes to the next step and back from every control that has no arrows of its own', async () => {
    const page = await openScene(slug)
    const controls = `:is(a[href], button, summary, input, [tabindex="0"]):not(${OWN_ARROWS}, :disabled)`
    const count = await page.locator(controls).count()
    expect(count).toBeGreaterThan(15)
    const dead: string[] = []
    for (let index = 0; index < count; index++) {
      // Each begins in the first step, from where only a dead key does not lead back.
      if ((await stepNow(page)) !== 1) await toFirstStep(page)
      if (!(await pressOn(page, controls, index, 'ArrowRight'))) continue
      const name = await page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent ?? '')
      if ((await stepNow(page)) !== 2) dead.push(`→ on ${name}`)
      await page.keyboard.press('ArrowLeft')
      if ((await stepNow(page)) !== 1) dead.push(`← on ${name}`)
    }
    expect(dead).toEqual([])
  })

  it('plays and pauses by Space wherever Space presses nothing', async () => {
    const page = await openScene(slug)
    const controls = `:is(a[href], [tabindex="0"]):not(${OWN_SPACE})`
    for (let index = 0; index < (await page.locator(controls).count()); index++) {
      const before = await page.getByRole('button', { name: 'Pause' }).count()
      if (!(await pressOn(page, controls, index, ' '))) continue
      expect(await page.getByRole('button', { name: 'Pause' }).count(), `control ${index}`).toBe(1 - before)
    }
  })

  it('walks over the answers of a question by arrows, chooses none by that, and begins by Enter', async () => {
    const asking = steps.findIndex(({ predict }) => predict !== undefined)
    const page = await openScene(slug, asking + 1)
    const answers = page.getByRole('article').getByRole('radio')
    const focused = (): Promise<number> => answers.evaluateAll((all) => all.findIndex((one) => one === document.activeElement))
    const chosen = (): Promise<number> => answers.evaluateAll((all) => all.filter((one) => one instanceof HTMLInputElement && one.checked).length)
    await answers.first().focus()
    for (const [key, place] of [['ArrowDown', 1], ['ArrowLeft', 0], ['ArrowUp', -1], ['ArrowRight', 0], ['ArrowRight', 1]] as const) {
      await page.keyboard.press(key)
      expect(await focused(), key).toBe(place < 0 ? (await answers.count()) - 1 : place)
      expect(await chosen(), key).toBe(0)
    }
    expect(await stepNow(page)).toBe(asking + 1)
    expect(await page.getByRole('button', { name: 'Pause' }).count()).toBe(0)
    await page.keyboard.press('Enter')
    expect(await answers.nth(1).isChecked()).toBe(true)
    expect(await page.getByRole('button', { name: 'Pause' }).count()).toBe(1)
  })

  it('has the keys after a mouse has pressed Play, Next or a step, and Space then plays or pauses', async () => {
    const page = await openScene(slug)
    const entries = page.getByRole('navigation', { name: 'Steps' }).getByRole('button')
    for (const press of [page.getByRole('button', { name: 'Next step' }), entries.first(), page.getByRole('button', { name: /^(Play|Pause)$/ })]) {
      await press.click()
      const [at, playing] = [await clock(page), await page.getByRole('button', { name: 'Pause' }).count()]
      await page.keyboard.press(' ')
      expect(await page.getByRole('button', { name: 'Pause' }).count()).toBe(1 - playing)
      expect(await clock(page), 'where the playhead is').toBe(at)
      const step = await stepNow(page)
      await page.keyboard.press('ArrowRight')
      expect(await stepNow(page)).toBe(Math.min(step + 1, await entries.count()))
    }
  })
})
