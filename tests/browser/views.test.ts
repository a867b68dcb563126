/**
 * What can be opened beside the plain scene: comparison, table, inspector, sheets and tabs. The
 * same rules hold there as in scenes.test.ts.
 */
import type { Locator, Page } from 'playwright-core'
import { beforeAll, describe, expect, inject, it } from 'vitest'
import { SCENES } from '../scenes/scenes'
import { axeProblems } from './support/axe'
import { openBrowser } from './support/browser'
import { bundle } from './support/bundle'
import type { SizeName, ThemeName } from './support/chromium'
import { Findings } from './support/findings'
import { layoutProblems } from './support/layoutProblems'
import { linkedMomentsOf } from '../support/moments'
import { createSettler, openMoment } from './support/settle'

const open = openBrowser()
let script = ''
beforeAll(async () => {
  script = await bundle('tests/browser/support/layoutChecks.ts', 'layoutChecks')
})

interface View {
  readonly name: string
  readonly size: SizeName
  readonly press: (page: Page) => Locator
  /** What is there then. */
  readonly shown: (page: Page) => Locator
}

const button = (name: string | RegExp) => (page: Page): Locator =>
  page.getByRole('button', typeof name === 'string' ? { name, exact: true } : { name }).first()
const region = (name: string | RegExp) => (page: Page): Locator => page.getByRole('region', { name }).first()
const dialog = (page: Page): Locator => page.getByRole('dialog')

const comparison = { name: 'a comparison', press: button(/: Compare with /), shown: region(/compared$/) }
const table = { name: 'the table of events', press: button('Table'), shown: region('Table of events') }
const inspector = {
  name: 'the inspector',
  press: (page: Page) => page.getByRole('toolbar', { name: 'Answers on the timeline' }).getByRole('button').last(),
  shown: region(/^Request /),
}
const code = { name: 'code', press: button('Code'), shown: region('Code') }
const levers = { name: 'levers', press: button('Levers'), shown: region('Levers') }

const VIEWS: readonly View[] = [
  { ...comparison, size: 'desktop' },
  { ...table, size: 'desktop' },
  { ...inspector, size: 'desktop' },
  { name: 'code and levers', size: 'tablet', press: (page) => page.getByRole('tab', { name: 'Code and levers' }), shown: region('Levers') },
  { ...table, size: 'tablet' },
  { ...inspector, size: 'tablet' },
  { ...code, size: 'phone' },
  { ...levers, size: 'phone' },
  { ...table, size: 'phone' },
  { ...code, size: 'embed' },
  { ...levers, size: 'embed' },
]

/** The same in every scene: looked at in the first. */
const SHELL_VIEWS: readonly View[] = [
  { name: 'the glossary', size: 'desktop', press: button('Glossary'), shown: dialog },
  { name: 'the share sheet', size: 'desktop', press: button('Share & embed'), shown: dialog },
  { name: 'the help sheet', size: 'desktop', press: button('Help'), shown: dialog },
  { name: 'the menu', size: 'phone', press: button('Menu'), shown: dialog },
]

const THEMES: readonly ThemeName[] = ['light', 'dark']

describe.each(SCENES)('$folder', ({ scene }) => {
  const end = linkedMomentsOf(scene).at(-1)!

  const views = scene === SCENES[0]!.scene ? [...VIEWS, ...SHELL_VIEWS] : VIEWS

  it.each(views.map((view) => [`${view.name}, ${view.size}`, view] as const))('stands with %s', async (_, { size, press, shown }) => {
    const findings = new Findings()
    await Promise.all(
      THEMES.map(async (theme) => {
        const { page } = await open('about:blank', { viewport: size, theme })
        const settler = createSettler(page)
        await openMoment(page, settler, { baseUrl: inject('baseUrl'), slug: scene.slug, link: end.link, embed: size === 'embed' })
        // By keyboard: a mark of the timeline may be smaller than what lies beside it.
        await press(page).press('Enter')
        await shown(page).waitFor()
        await settler.settled()
        findings.add(theme, [...(await layoutProblems(page, script)), ...(await axeProblems(page))])
      }),
    )
    expect(findings.lines(), `scene ${scene.number} (${scene.slug})`).toEqual([])
  })
})
