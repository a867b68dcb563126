/**
 * Scenes as learners use them: played by keyboard alone, rewound, with reduced motion, with
 * levers moved and compared, and sent to somebody else as a link. Whatever the way to a moment,
 * the moment is the same.
 */
import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { RunReport } from '../../src/reading/report'
import type { PageOptions } from './support/browser'
import { WITHOUT_USERS } from '../support/withoutUsers'
import { openBrowser } from './support/browser'
import { fastClock } from './support/clocks'
import type { FrameText } from './support/frameText'
import { frameText } from './support/frameText'
import { linkedMomentsOf } from '../support/moments'
import { viewOf } from '../../src/scene/viewOf'
import { runOf } from '../support/runOf'
import { triedOf } from '../support/sampled'
import { createSettler, openMoment } from './support/settle'
import { SHOWN_SCENES } from './support/shownScenes'

const open = openBrowser()

const baseUrl = inject('baseUrl')

interface Desk {
  readonly page: Page
  readonly close: () => Promise<void>
  readonly settled: () => Promise<void>
  /** Goes to a moment by its link and tells what is shown there. */
  readonly linked: (slug: string, link: string) => Promise<FrameText>
}

async function openDesk(options: PageOptions = {}): Promise<Desk> {
  const { page, close } = await open('about:blank', options)
  const settler = createSettler(page)
  const linked = async (slug: string, link: string): Promise<FrameText> => {
    await openMoment(page, settler, { baseUrl, slug, link, embed: false })
    return frameText(page)
  }
  return { page, close, settled: settler.settled, linked }
}

const timeline = (page: Page): Locator => page.getByRole('slider', { name: 'Timeline' })
const levers = (page: Page): Locator => page.getByRole('region', { name: 'Levers' })
const stages = (page: Page): Locator => page.locator('main svg[role="group"]')

/** The address has reached a moment: it is written when nothing moves any more. */
async function reached(page: Page, link: string): Promise<void> {
  await page.waitForFunction((hash) => window.location.hash === hash, `#${link}`)
}

async function atStep(page: Page, stepNumber: number): Promise<void> {
  await page.waitForFunction((start) => {
    const words = document.querySelector('[role="slider"][aria-label="Timeline"]')?.getAttribute('aria-valuetext')
    return words?.startsWith(start)
  }, `step ${stepNumber} of `)
}

/** Holds the run where it is. In one turn of the page: the step may end between a look and a press. */
async function pause(page: Page): Promise<void> {
  await page.evaluate(() => document.querySelector<HTMLElement>('button[aria-label="Pause"]')?.click())
  await page.getByRole('button', { name: 'Play', exact: true }).waitFor()
}

async function tabTo(page: Page, keys: string, selector: string): Promise<void> {
  for (let pressed = 0; pressed < 60; pressed++) {
    if (await page.evaluate((wanted) => document.activeElement?.matches(wanted) ?? false, selector)) return
    await page.keyboard.press(keys)
  }
  throw new Error(`${keys} does not lead to ${selector}`)
}

function hashOf(page: Page): string {
  return new URL(page.url()).hash.slice(1)
}

/** Of the levers of a scene that has a great many. */
const A_FEW = 5

/** Views whose users open what is behind their way, and send nothing when they are pressed. */
const OPENING = ['doors', 'threads']

describe.each(SHOWN_SCENES)('$folder', ({ scene }) => {
  const { slug } = scene
  const ends = linkedMomentsOf(scene).filter(({ part }) => part === 'end')
  const last = ends.at(-1)!
  const asked = new RunReport(runOf(scene))
  /** Of the last step in which somebody asks: numbers are of the step, and nothing can be told of one that waits for the learner. */
  const asking = ends.filter(({ stepId }) => asked.of({ step: stepId }).length > 0)
  /** The last step in which somebody asks that is about a lever, which acts there; else one that shows all of them. */
  const stepAbout = (name: string): string => {
    const aboutOf = ({ stepNumber }: (typeof asking)[number]): readonly string[] | undefined => scene.steps[stepNumber - 1]!.about
    const acting = asking.filter(({ stepId }) => scene.conditions?.[name]?.when(asked.leversIn(stepId)) ?? true)
    return (acting.findLast((one) => aboutOf(one)?.includes(name)) ?? acting.findLast((one) => !aboutOf(one)) ?? asking.at(-1)!).link
  }
  /** Before this step plays, the learner is asked what will happen. */
  const asks = (stepNumber: number): boolean => scene.steps[stepNumber - 1]!.predict !== undefined
  /** It waits at its beginning: for an answer, or until a task was read. */
  const waits = (stepNumber: number): boolean => asks(stepNumber) || scene.steps[stepNumber - 1]!.challenge !== undefined
  /** Somebody else's page, which only follows links. */
  let other: Desk
  beforeAll(async () => {
    other = await openDesk({ kept: true })
  })
  afterAll(() => other.close())
  const shownAt = new Map<string, FrameText>()
  /** What it shows at the end of a step. */
  const endOf = async (link: string): Promise<FrameText> => {
    const shown = shownAt.get(link) ?? (await other.linked(slug, link))
    shownAt.set(link, shown)
    return shown
  }

  it('plays by keyboard alone, and each step ends where its link leads', async () => {
    const { page, settled } = await openDesk({ before: fastClock })
    await page.goto(new URL(`s/${slug}/`, baseUrl).href)
    await settled()
    await tabTo(page, 'Shift+Tab', 'select[aria-label="Speed"]')
    await page.keyboard.press('End')
    expect(await page.getByRole('combobox', { name: 'Speed' }).inputValue()).toBe('8')
    await tabTo(page, 'Shift+Tab', 'button[aria-label="Play"]')
    const played: FrameText[] = []
    for (const { stepNumber, link } of ends) {
      await page.keyboard.press('Space')
      if (stepNumber > 1 && waits(stepNumber)) {
        await atStep(page, stepNumber)
        await page.keyboard.press('Space')
      }
      await reached(page, link)
      await settled()
      played.push(await frameText(page))
    }
    for (const [index, { link, stepId }] of ends.entries()) {
      expect.soft(played[index], `the end of ${stepId}`).toEqual(await endOf(link))
    }
  })

  it('reaches the same ends with reduced motion', async () => {
    const { page, settled } = await openDesk({ reducedMotion: true })
    await page.goto(new URL(`s/${slug}/`, baseUrl).href)
    await settled()
    for (const { stepNumber, link, stepId } of ends) {
      await page.keyboard.press(stepNumber === 1 ? 'Home' : 'ArrowRight')
      await atStep(page, stepNumber)
      if (asks(stepNumber)) await page.getByRole('article').getByRole('radio').first().press('Space')
      await reached(page, link)
      await settled()
      const [shown, expected] = [await frameText(page), await endOf(link)]
      // Whoever has chosen an answer is told so.
      const story = asks(stepNumber) ? expect.any(String) : expected.story
      expect.soft(shown, `the end of ${stepId}`).toEqual({ ...expected, story })
    }
  })

  it('rewinds and scrubs: a moment does not depend on the way to it', async () => {
    const { page, settled, linked } = await openDesk()
    const start = await linked(slug, '')
    const end = await linked(slug, last.link)
    await timeline(page).focus()
    await page.keyboard.press('Home')
    await settled()
    expect(await frameText(page)).toEqual(start)
    for (const share of [0.83, 0.21, 0.64, 0.4]) {
      const { width, height } = (await timeline(page).boundingBox())!
      await timeline(page).click({ position: { x: width * share, y: height / 2 } })
      await settled()
      const there = hashOf(page)
      expect.soft(await frameText(page), there).toEqual(await other.linked(slug, there))
    }
    await page.keyboard.press('End')
    await settled()
    expect(await frameText(page)).toEqual(end)
  })

  it('compares two runs side by side and says what differs', async () => {
    const { page, settled, linked } = await openDesk()
    const stated: string[] = []
    for (const name of triedOf(scene, [Object.keys(scene.levers)], A_FEW)) {
      await linked(slug, stepAbout(name))
      const { label } = scene.levers[name]!
      const button = levers(page).getByRole('button', { name: new RegExp(`^${label.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')}: `) })
      expect(await button.getAttribute('aria-pressed')).toBe('false')
      await button.click()
      await settled()
      expect(await stages(page).count(), `stages while ${name} is compared`).toBe(2)
      stated.push(await page.getByRole('region', { name: /compared$/ }).innerText())
      await button.click()
      await settled()
      expect(await stages(page).count(), `stages after ${name} was compared`).toBe(1)
    }
    // A lens of the map changes pictures only.
    const told = stated.filter((text) => !/No difference so far\.|The same numbers so far; the pictures differ\./.test(text))
    expect(told.length, stated.join('\n')).toBeGreaterThan(0)
    for (const text of told) expect(text).toMatch(/\d.* against .*\d/)
  })

  it('runs again when a lever is moved, and the link has it', async () => {
    const { about = Object.keys(scene.levers) } = scene.steps.at(-1)!
    const name = about.find((one) => scene.levers[one]!.kind !== 'choice') ?? about[0] ?? Object.keys(scene.levers)[0]!
    const lever = scene.levers[name]!
    const { page, settled, linked } = await openDesk()
    const before = await linked(slug, last.link)
    await moveLever(levers(page), lever)
    await pause(page)
    await settled()
    const link = hashOf(page)
    expect(link).toMatch(new RegExp(`lever\\.${name}=|:${name}=`))
    await levers(page).getByRole('button', { name: 'Reset' }).waitFor()
    const changed = await frameText(page)
    expect(changed).toEqual(await other.linked(slug, link))
    await levers(page).getByRole('button', { name: 'Reset' }).click()
    await timeline(page).focus()
    await page.keyboard.press('End')
    await settled()
    expect(hashOf(page)).not.toContain(name)
    expect(await frameText(page)).toEqual(before)
  })

  const { kind } = viewOf(scene, scene.steps.length - 1)
  const opens = OPENING.includes(kind)
  it.runIf(opens)('opens the decision behind a user’s way when the user is pressed', async () => {
    const { page, settled, linked } = await openDesk()
    await linked(slug, last.link)
    const user = page.getByRole('button', { name: /Open the decision$/ }).first()
    await user.press('Enter')
    await settled()
    await page.getByRole('region', { name: /^The way from / }).waitFor()
  })

  it.runIf(!opens && !WITHOUT_USERS.includes(kind))('sends a request when a user is pressed, and a copied link shows the same moment', async () => {
    const { page, settled, linked } = await openDesk()
    await linked(slug, last.link)
    await page.getByRole('button', { name: /Send a request from / }).first().press('Enter')
    await pause(page)
    await settled()
    expect(hashOf(page)).toContain(':send=')
    const shown = await frameText(page)
    await page.getByRole('button', { name: 'Share & embed' }).click()
    const link = await page.getByRole('textbox', { name: 'Link to this moment' }).inputValue()
    await page.getByRole('dialog').getByRole('button', { name: 'Copy' }).first().click()
    await page.getByText('Copied.').waitFor()
    await other.page.goto(link)
    await other.settled()
    expect(await frameText(other.page)).toEqual(shown)
  })

  const acts = Object.entries(scene.acts ?? {}).map(([name, { label, during }]) => ({ name, label, link: (ends.findLast(({ stepId }) => during?.includes(stepId) ?? true) ?? last).link }))
  it.each(acts)('does $name when its button is pressed, and the link has it', async ({ name, label, link: where }) => {
    const { page, settled, linked } = await openDesk()
    await linked(slug, where)
    await page.getByRole('button', { name: label, exact: true }).press('Enter')
    await page.getByText('Runs before this one (1)').waitFor()
    await pause(page)
    await settled()
    const link = hashOf(page)
    expect(link).toContain(`:do=${name}`)
    const shown = await frameText(page)
    expect(await other.linked(slug, link)).toEqual(shown)
  })
})

/** By keyboard, to a value that it does not have. */
async function moveLever(panel: Locator, { kind, label }: { readonly kind: string; readonly label: string }): Promise<void> {
  if (kind === 'toggle') return panel.getByRole('switch', { name: label }).press('Space')
  if (kind === 'slider') {
    const slider = panel.getByRole('slider', { name: label })
    const isAtEnd = await slider.evaluate((one: HTMLInputElement) => one.value === one.max)
    return slider.press(isAtEnd ? 'Home' : 'End')
  }
  if (kind === 'header') return panel.getByRole('checkbox', { checked: false }).first().press('Space')
  if (kind === 'order') return panel.getByRole('group', { name: label }).getByRole('button', { name: /^(Take .* out|Put in )/ }).first().press('Space')
  // How a place is chosen has chips: nowhere, or on the map.
  const group = panel.getByRole('group', { name: label })
  if (kind !== 'set') return group.getByRole('radio', { checked: false }).first().press('Space')
  // One more of the set, or one less where it has them all.
  const isFull = (await group.getByRole('checkbox', { checked: false }).count()) === 0
  return group.getByRole('checkbox', { checked: isFull }).first().press('Space')
}
