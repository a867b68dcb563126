/**
 * Every moment that is looked at, of every scene, at every size (at the less usual sizes the ends of steps): nothing goes wrong in the page, no
 * text is cut, covered or too small, nothing scrolls that should not, and axe-core has nothing to
 * say, of colours in both themes. A new scene gets all of it by existing.
 */
import type { Page } from 'playwright-core'
import { beforeAll, describe, expect, inject, it } from 'vitest'
import { axeProblemsInBothThemes } from './support/axe'
import { openBrowser } from './support/browser'
import { bundle } from '../../tools/lib/bundle'
import type { SizeName } from './support/chromium'
import { VIEWPORTS } from './support/chromium'
import { Findings } from './support/findings'
import { layoutProblems } from './support/layoutProblems'
import type { LinkedMoment } from '../support/moments'
import { linkedMomentsOf, solvedMomentsOf } from '../support/moments'
import { type Settler, createSettler, openMoment, shownShare } from './support/settle'
import { SHOWN_SCENES } from './support/shownScenes'
import { sizesFor } from './support/sizes'

const open = openBrowser()
let script = ''
beforeAll(async () => {
  script = await bundle('tests/browser/support/layoutChecks.ts', 'layoutChecks')
})

const SOLVED_AT: readonly SizeName[] = ['desktop', 'phone']
const ENDS_ONLY: readonly SizeName[] = ['tablet', 'embed', 'laptop', 'small', 'low', 'zoomed', 'large']

describe.each(SHOWN_SCENES)('$folder', (entry) => {
  const { scene } = entry
  const moments = linkedMomentsOf(scene)

  it.each(sizesFor(entry).map((size) => [`${VIEWPORTS[size].width} × ${VIEWPORTS[size].height}`, size] as const))('stands at %s', async (shown, size) => {
    const embed = size === 'embed'
    const findings = new Findings()
    const { page, problems } = await open('about:blank', { viewport: size, reducedMotion: embed })
    const settler = createSettler(page)
    let told = 0
    for (const [index, moment] of moments.filter(({ part }) => part === 'end' || !ENDS_ONLY.includes(size)).entries()) {
      if (embed && index > 0) await nextEnd(page, settler)
      else await openMoment(page, settler, { baseUrl: inject('baseUrl'), slug: scene.slug, link: moment.link, embed })
      const found = await momentProblems(page, moment)
      // Boxes and words stand in the same places in both themes; colours are what the dark one is asked about.
      found.push(...(await layoutProblems(page, script, { nothingScrolls: embed })))
      if (isForAxe(moment, size)) found.push(...(await axeProblemsInBothThemes(page)))
      findings.add(`${moment.stepId} ${moment.part}`, [...found, ...problems.slice(told)])
      told = problems.length
    }
    // What is said of a task that is met is said nowhere else.
    for (const { stepId, link } of SOLVED_AT.includes(size) ? solvedMomentsOf(scene) : []) {
      await openMoment(page, settler, { baseUrl: inject('baseUrl'), slug: scene.slug, link, embed })
      findings.add(`${stepId} met`, await layoutProblems(page, script, { nothingScrolls: embed }))
    }
    expect(findings.lines(), `scene ${scene.number} (${scene.slug}) at ${shown}`).toEqual([])
  })

  /** At the first size the middle of each step and the end of those that show an answer; at the others two moments. */
  function isForAxe({ stepNumber, part }: LinkedMoment, size: SizeName): boolean {
    const count = scene.steps.length
    const answers = stepNumber === count || scene.steps[stepNumber - 1]!.predict !== undefined
    if (size === 'desktop') return part === 'mid' || answers
    if (ENDS_ONLY.includes(size)) return stepNumber === count
    return (stepNumber === 1 && part === 'mid') || (stepNumber === Math.ceil(count / 2) && part === 'end')
  }
})

/** An embed reads its address once, so it would be loaded anew for each step: from an end to the next it goes by its button, which leads there at once without motion. */
async function nextEnd(page: Page, settler: Settler): Promise<void> {
  await page.getByRole('button', { name: 'Next step' }).press('Enter')
  await settler.settled()
}

async function momentProblems(page: Page, { share }: LinkedMoment): Promise<string[]> {
  const expected = Math.round(share * 100)
  const shown = await shownShare(page)
  return shown === expected ? [] : [`the link leads to ${shown} of 100 on the timeline instead of ${expected}`]
}
