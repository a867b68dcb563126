/**
 * That a scene can be handled at every size: each control can be reached and seen, in the story and among code and levers; what has the
 * focus is clear of bars that stick; nothing scrolls past its end; windows of terms are whole; a sheet leaves the stage in view; what
 * is pressed among the levers stays where it is.
 */
import type { ElementHandle, Locator, Page } from 'playwright-core'
import { beforeAll, describe, expect, inject, it } from 'vitest'
import { linkedMomentsOf } from '../support/moments'
import { openBrowser } from './support/browser'
import { bundle } from '../../tools/lib/bundle'
import type { SizeName } from './support/chromium'
import { VIEWPORTS } from './support/chromium'
import type * as controls from './support/controls'
import { Findings } from './support/findings'
import { createSettler, openMoment, type Settler } from './support/settle'
import { SHOWN_SCENES } from './support/shownScenes'
import { sizesFor } from './support/sizes'

const open = openBrowser()
let script = ''
beforeAll(async () => {
  script = await bundle('tests/browser/support/controls.ts', 'controls')
})

type Check = 'unreachable' | 'emptiness' | 'termProblems'
type Checked = Window & { readonly controls: typeof controls }

async function check(page: Page, name: Check): Promise<string[]> {
  return page.evaluate((one) => (window as unknown as Checked).controls[one](), name)
}

/** An embed's controls are few, and in somebody else's page. */
const isPage = (size: SizeName): boolean => size !== 'embed'
/** Those with an arrangement of their own; the others are one of these with a little more room. */
const HANDLED: readonly SizeName[] = ['desktop', 'tablet', 'phone', 'small', 'low']
const COLUMNS: readonly SizeName[] = ['phone', 'small']
const TABBED: readonly SizeName[] = ['tablet', 'low', 'zoomed']

describe.each(SHOWN_SCENES)('$folder', (entry) => {
  const { scene } = entry
  const moments = linkedMomentsOf(scene)
  const asked = moments.find(({ stepNumber, part }) => part === 'mid' && scene.steps[stepNumber - 1]!.predict)
  const last = moments.at(-1)!

  it.each(sizesFor(entry).filter((size) => HANDLED.includes(size)))('can be handled at the size of %s', async (size) => {
    const findings = new Findings()
    const { page } = await open('about:blank', { viewport: size, reducedMotion: true })
    const settler = createSettler(page)
    const go = (link: string): Promise<void> => openMoment(page, settler, { baseUrl: inject('baseUrl'), slug: scene.slug, link, embed: false })
    for (const { link, stepId } of asked ? [asked, last] : [last]) {
      await go(link)
      if (!(await page.evaluate(() => 'controls' in window))) await page.evaluate(`${script}\nwindow.controls = controls`)
      findings.add(stepId, [...(await check(page, 'unreachable')), ...(await check(page, 'emptiness')), ...(await check(page, 'termProblems'))])
    }
    findings.add('a walk with Tab', await tabWalk(page))
    findings.add('code and levers', await toolsProblems(page, settler, size))
    expect(findings.lines(), `scene ${scene.number} (${scene.slug})`).toEqual([])
  })

  const folding = moments.find(({ stepNumber, part }) => part === 'end' && scene.steps[stepNumber - 1]!.about)

  it.each(['desktop', 'tablet', 'phone'] as const)('keeps what is pressed among its levers where it is at the size of %s', async (size) => {
    const { page } = await open('about:blank', { viewport: size, reducedMotion: true })
    const settler = createSettler(page)
    const moved: string[] = []
    // Everywhere the moment at which most is folded; in a wide window the last one, too.
    for (const { link, stepId } of !folding ? [last] : size === 'desktop' ? [folding, last] : [folding]) {
      await openMoment(page, settler, { baseUrl: inject('baseUrl'), slug: scene.slug, link, embed: false })
      if (size === 'tablet') await page.getByRole('tab', { name: 'Code and levers' }).click()
      if (size === 'phone') await page.getByRole('button', { name: 'Levers', exact: true }).click()
      const panel = page.getByRole('region', { name: 'Levers' })
      await panel.waitFor()
      await settler.settled()
      moved.push(...(await movedBy(page, panel)).map((problem) => `${stepId}: ${problem}`))
      if (size === 'phone') await page.keyboard.press('Escape')
    }
    expect(moved).toEqual([])
  })
})

it.each((Object.keys(VIEWPORTS) as SizeName[]).filter(isPage))('leaves the switch to the table free of notices at the size of %s', async (size) => {
  const { page } = await open('about:blank', { viewport: size, reducedMotion: true })
  const { slug } = SHOWN_SCENES[0]!.scene
  await openMoment(page, createSettler(page), { baseUrl: inject('baseUrl'), slug, link: 'lever.unheard=of', embed: false })
  const [notice, table] = await Promise.all([page.getByRole('alert').filter({ hasText: 'could not be read' }).boundingBox(), page.getByRole('button', { name: 'Table' }).boundingBox()])
  expect(table!.y + table!.height).toBeLessThanOrEqual(notice!.y)
})

/** A directive that no header of a scene has, so that its field and its notes grow. */
const MORE_TEXT = ', stale-if-error=604800, must-revalidate, unheard-of=1'

/** Presses each control of the levers, once what is folded is unfolded, and says which did not stay where it was. */
async function movedBy(page: Page, panel: Locator): Promise<string[]> {
  const moved: string[] = []
  const folds = await panel.getByRole('button', { name: /^More levers/ }).elementHandles()
  // Elements, not places in a list: a choice that is made is no longer among those that are not.
  const press = async (controls: readonly ElementHandle[]): Promise<void> => {
    for (const control of controls) {
      if (!(await control.evaluate((one) => one instanceof Element && one.checkVisibility({ visibilityProperty: true }) && !one.matches(':disabled')))) continue
      // A control that gets the focus is scrolled into view, and the caret in it once more.
      await control.evaluate((one) => one instanceof Element && one.scrollIntoView({ block: 'center', behavior: 'instant' }))
      await control.focus()
      const before = await placeOf(control)
      if (await control.evaluate((one) => one instanceof HTMLTextAreaElement)) await page.keyboard.insertText(MORE_TEXT)
      else await control.press(await control.evaluate((one) => (one instanceof HTMLInputElement && one.type === 'range' ? 'ArrowRight' : 'Space')))
      await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))))
      const after = await placeOf(control)
      if (after !== before) moved.push(`${await control.evaluate((one) => (one instanceof Element ? one.outerHTML.slice(0, 120) : ''))} from ${before} to ${after}`)
    }
  }
  await press(folds)
  await press(await panel.locator('textarea, input[type="range"], [role="switch"], input[type="checkbox"], input[type="radio"]:not(:checked)').elementHandles())
  return moved
}

async function placeOf(control: ElementHandle): Promise<string> {
  return JSON.stringify(await control.boundingBox())
}

/** Goes through the page once by Tab and looks at each stop. */
async function tabWalk(page: Page): Promise<string[]> {
  const found = new Set<string>()
  let first = ''
  await page.evaluate(() => window.scrollTo(0, 0))
  for (let stop = 0; stop < 150; stop++) {
    await page.keyboard.press('Tab')
    const { name, problem } = await page.evaluate(() => {
      const { focusName, focusProblem } = (window as unknown as Checked).controls
      return { name: focusName(), problem: focusProblem() }
    })
    if (name === '' || name === first) break
    if (first === '') first = name
    if (problem) found.add(problem)
  }
  return [...found]
}

/** The column, the tab or the sheet with code and levers, in which every control must be in reach, too. */
async function toolsProblems(page: Page, { settled }: Settler, size: SizeName): Promise<string[]> {
  if (!COLUMNS.includes(size) && !TABBED.includes(size)) return []
  const found: string[] = []
  if (TABBED.includes(size)) await page.getByRole('tab', { name: 'Code and levers' }).click()
  else await page.getByRole('button', { name: 'Levers', exact: true }).click()
  await page.getByRole('region', { name: 'Levers' }).waitFor()
  await settled()
  if (COLUMNS.includes(size)) found.push(...(await sheetProblems(page)))
  found.push(...(await check(page, 'emptiness')))
  found.push(...(await check(page, 'unreachable')).filter((problem) => !COLUMNS.includes(size) || /Levers/.test(problem)))
  if (!COLUMNS.includes(size)) return found
  await page.keyboard.press('Escape')
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  const back = await page.evaluate(() => document.activeElement?.textContent)
  if (back !== 'Levers') found.push(`the focus is not back on the button but on ${back}`)
  return found
}

/** It has the focus, and leaves the picture and Play as they are. */
async function sheetProblems(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const sheet = document.querySelector('[role="dialog"]')!
    const { top, bottom, height } = sheet.getBoundingClientRect()
    const stage = document.querySelector('main svg[role="group"]')!.getBoundingClientRect()
    const play = document.querySelector('button[aria-label="Play"]')!.getBoundingClientRect()
    return [
      ...(sheet.contains(document.activeElement) ? [] : ['the sheet does not take the focus']),
      ...(stage.top >= 0 && stage.bottom <= top + 1 ? [] : [`the sheet covers the stage: ${stage.top} to ${stage.bottom}, sheet from ${top}`]),
      ...(play.bottom <= top ? [] : ['the sheet covers Play']),
      ...(bottom <= window.innerHeight + 1 && height >= 160 ? [] : [`the sheet is ${height} px high and ends at ${bottom}`]),
    ]
  })
}
