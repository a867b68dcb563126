/**
 * Where the reader's system forces its colours: axe finds nothing, and what is drawn by a ground alone (tracks, thumbs, the
 * scrubber and its ticks, bars, the step that is on, switches, marks) is still told from the ground it stands on.
 */
import type { Page } from 'playwright-core'
import { describe, expect, inject, it } from 'vitest'
import { linkedMomentsOf } from '../support/moments'
import { axeProblems } from './support/axe'
import { openBrowser } from './support/browser'
import { Findings } from './support/findings'
import { type Area, areaOf, contrastOf } from './support/pixels'
import { createSettler, openMoment } from './support/settle'
import { SHOWN_SCENES } from './support/shownScenes'

const open = openBrowser()

/** What must be told from its ground (WCAG 1.4.11). */
const LEAST = 3
/** Edges of a part are mixed with the ground (px). */
const AROUND_PX = 6

interface Part {
  readonly name: string
  readonly selector: string
  /** The part of its box that is meant; all of it when absent. */
  readonly within?: (box: Area) => Area
}

const middle = ({ x, y, width, height }: Area): Area => ({ x: x + width * 0.2, y: y + height * 0.35, width: width * 0.6, height: height * 0.3 })

const PARTS: readonly Part[] = [
  { name: 'the step that is on', selector: '[aria-current="step"]' },
  { name: 'the track of a slider', selector: '[aria-label="Levers"] input[type="range"]', within: middle },
  { name: 'a slider', selector: '[aria-label="Levers"] input[type="range"]' },
  { name: 'a switch', selector: '[aria-label="Levers"] [role="switch"]' },
  { name: 'the scrubber', selector: '[role="slider"][aria-label="Timeline"]', within: middle },
  { name: 'Play', selector: 'button[aria-label="Play"]' },
  { name: 'a mark of an answer', selector: '[aria-label="Answers on the timeline"] [data-seen]' },
  { name: 'a bar of the waterfall', selector: '[class^="bar_"][data-tone]' },
  { name: 'a bar of a meter', selector: '[role="img"][class^="bar_"]', within: middle },
]

describe.each(SHOWN_SCENES)('$folder', ({ scene }) => {
  it('keeps its parts in sight, and axe finds nothing', async () => {
    const findings = new Findings()
    const { page } = await open('about:blank', { reducedMotion: true })
    await page.emulateMedia({ forcedColors: 'active', reducedMotion: 'reduce' })
    const settler = createSettler(page)
    const moments = linkedMomentsOf(scene)
    const chosen = [moments[2] ?? moments[0]!, moments.at(-1)!]
    let measured = 0
    for (const { link, stepId, part } of chosen) {
      await openMoment(page, settler, { baseUrl: inject('baseUrl'), slug: scene.slug, link, embed: false })
      findings.add(`${stepId} ${part}`, await axeProblems(page))
      for (const one of PARTS) {
        const contrast = await partContrast(page, one)
        if (contrast === null) continue
        measured++
        if (contrast < LEAST) findings.add(`${stepId} ${part}`, [`${one.name} has ${contrast.toFixed(2)}:1 on its ground`])
      }
    }
    expect(findings.lines(), `scene ${scene.number} (${scene.slug})`).toEqual([])
    expect(measured).toBeGreaterThan(6)
  })
})

it('tells what is not in sight from what is', async () => {
  const { page } = await open('about:blank')
  await page.setContent('<style>body { background: #fff } i { position: absolute; left: 20px; top: 20px; width: 40px; height: 8px }</style><i></i>')
  const part = { name: 'a bar', selector: 'i' }
  expect(await partContrast(page, part)).toBe(1)
  await page.addStyleTag({ content: 'i { background: #888 }' })
  expect(await partContrast(page, part)).toBeGreaterThan(LEAST)
  await page.addStyleTag({ content: 'i { background: #eee }' })
  expect(await partContrast(page, part)).toBeLessThan(LEAST)
})

/** Of the first part of this kind that is seen (one in a closed fold is not); null when there is none. */
async function partContrast(page: Page, { selector, within }: Part): Promise<number | null> {
  const part = page.locator(selector).filter({ visible: true }).first()
  if ((await part.count()) === 0) return null
  await part.scrollIntoViewIfNeeded()
  const box = await areaOf(part)
  const around = { x: Math.max(0, box.x - AROUND_PX), y: Math.max(0, box.y - AROUND_PX), width: box.width + 2 * AROUND_PX, height: box.height + 2 * AROUND_PX }
  return contrastOf(page, within ? within(box) : box, around)
}
