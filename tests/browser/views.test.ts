/**
 * What can be opened beside the plain scene: comparison, table, inspector, sheets and tabs. The
 * same rules hold there as in scenes.test.ts.
 */
import type { Locator, Page } from 'playwright-core'
import { beforeAll, describe, expect, inject, it } from 'vitest'
import type { Scene } from '../../src/scene/types'
import { axeProblemsInBothThemes } from './support/axe'
import { openBrowser } from './support/browser'
import { bundle } from '../../tools/lib/bundle'
import type { SizeName } from './support/chromium'
import { Findings } from './support/findings'
import { layoutProblems } from './support/layoutProblems'
import { linkedMomentsOf } from '../support/moments'
import { createSettler, openMoment } from './support/settle'
import { SHOWN_SCENES } from './support/shownScenes'
import { sizesFor } from './support/sizes'

const open = openBrowser()
let script = ''
beforeAll(async () => {
  script = await bundle('tests/browser/support/layoutChecks.ts', 'layoutChecks')
})

interface View {
  readonly name: string
  /** Pressed before, one after the other, on the way there. */
  readonly through?: readonly ((page: Page) => Locator)[]
  readonly press: (page: Page) => Locator
  /** What is there then. */
  readonly shown: (page: Page) => Locator
  /** Takes it away again; the same button when absent. */
  readonly close?: (page: Page) => Locator
}

const button = (name: string | RegExp) => (page: Page): Locator =>
  page.getByRole('button', typeof name === 'string' ? { name, exact: true } : { name }).first()
const region = (name: string | RegExp) => (page: Page): Locator => page.getByRole('region', { name }).first()
const tab = (name: string) => (page: Page): Locator => page.getByRole('tab', { name })
const sheet = (name: string): View => ({
  name, press: button(name), shown: (page) => page.getByRole('dialog'), close: (page) => page.getByRole('dialog').getByRole('button', { name: 'Close' }),
})

const comparison: View = { name: 'a comparison', press: button(/: Compare with /), shown: region(/compared$/), close: button(/: Stop comparing with /) }
const table: View = { name: 'the table of events', press: button('Table'), shown: region('Table of events'), close: button('Picture') }
const inspector: View = {
  name: 'the inspector',
  press: (page) => page.getByRole('toolbar', { name: 'Answers on the timeline' }).getByRole('button').last(),
  shown: region(/^Request /),
  close: button('Close the inspector'),
}
const tabbed: View = { name: 'code and levers', press: tab('Code and levers'), shown: region('Levers'), close: tab('Story') }
const code: View = { name: 'code', press: button('Code'), shown: region('Code') }
const levers: View = { name: 'levers', press: button('Levers'), shown: region('Levers') }
/** A phone's: levers first, code behind a tab of the sheet, which stays open for it. */
const toolsSheet: View = { name: 'the sheet with levers', press: button('Levers'), shown: region('Levers'), close: button('Close') }

const ended = button('End the comparison')
const log: View = { name: 'the log', through: [table.press], press: tab('Log'), shown: region('Log'), close: button('Picture') }
/** What stands in a scene that has it, behind what leads to its levers. */
const takeAwayBehind = (title: string, way: readonly View['press'][]): View => {
  const shown = (page: Page): Locator => page.getByRole('dialog', { name: title })
  return { name: title, through: way, press: button(title), shown, close: (page) => shown(page).getByRole('button', { name: 'Close' }) }
}
const WAYS_TO_LEVERS: Readonly<Partial<Record<SizeName, readonly View['press'][]>>> = { desktop: [], tablet: [tabbed.press], phone: [toolsSheet.press] }
const ofScene = ({ log: lines, takeAway }: Scene, size: SizeName): readonly View[] => {
  const way = WAYS_TO_LEVERS[size]
  return way ? [...(lines ? [log] : []), ...(takeAway ? [takeAwayBehind(takeAway.title, way)] : [])] : []
}

const comparisonBehind = (way: View['press']): View => ({ ...comparison, through: [way], close: ended })
/** Where two runs take turns: the other one is there first, then one's own. `again`: the way there when it has been gone. */
const turnsBehind = (way: View['press'], again = [way]): readonly View[] => [
  comparisonBehind(way),
  {
    name: 'the other turn of a comparison', through: [...again, comparison.press], press: (page) => comparison.shown(page).getByRole('button', { pressed: false }),
    shown: comparison.shown, close: ended,
  },
]

/** At the sizes of scenes.test that have an arrangement of their own, or the least room. */
const VIEWS: Readonly<Partial<Record<SizeName, readonly View[]>>> = {
  desktop: [comparison, table, inspector],
  tablet: [tabbed, table, inspector, comparisonBehind(tabbed.press)],
  phone: [toolsSheet, table, comparisonBehind(toolsSheet.press)],
  embed: [code, levers, ...turnsBehind(levers.press, [])],
  small: [toolsSheet, comparisonBehind(toolsSheet.press)],
  low: [tabbed, table, ...turnsBehind(tabbed.press)],
}
/** What axe asks hangs on the width of a window only by what is put away there: a page's, a phone's and an embed's. */
const FOR_AXE: readonly SizeName[] = ['desktop', 'phone', 'embed']

/** The same in every scene: looked at in the first. */
const SHELL_VIEWS: Readonly<Partial<Record<SizeName, readonly View[]>>> = {
  desktop: [sheet('Glossary'), sheet('Share & embed'), sheet('Help')],
  phone: [sheet('Menu')],
}

describe.each(SHOWN_SCENES)('$folder', (entry) => {
  const { scene } = entry
  const end = linkedMomentsOf(scene).at(-1)!

  // One page a size, in which one view is opened after another: what does not come or does not go ends the test.
  it.each(sizesFor(entry).filter((size) => VIEWS[size]))('stands with each view at the size of %s', async (size) => {
    const findings = new Findings()
    const { page } = await open('about:blank', { viewport: size })
    const settler = createSettler(page)
    await openMoment(page, settler, { baseUrl: inject('baseUrl'), slug: scene.slug, link: end.link, embed: size === 'embed' })
    const ofShell = scene === SHOWN_SCENES[0]!.scene ? (SHELL_VIEWS[size] ?? []) : []
    for (const { name, through = [], press, shown, close = press } of [...VIEWS[size]!, ...ofShell, ...ofScene(scene, size)]) {
      // By keyboard: a mark of the timeline may be smaller than what lies beside it.
      for (const way of through) await way(page).press('Enter')
      await press(page).press('Enter')
      await shown(page).waitFor()
      await settler.settled()
      const axe = FOR_AXE.includes(size) ? await axeProblemsInBothThemes(page) : []
      findings.add(name, [...(await layoutProblems(page, script)), ...axe])
      await close(page).press('Enter')
      await shown(page).waitFor({ state: 'hidden' })
    }
    expect(findings.lines(), `scene ${scene.number} (${scene.slug})`).toEqual([])
  })
})
