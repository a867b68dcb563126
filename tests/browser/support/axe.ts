/**
 * Asks axe-core about the page in view, by the rules of WCAG 2.2 AA.
 */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { AxeResults } from 'axe-core'
import type { Page } from 'playwright-core'

const SOURCE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

/** Of these rules only this one asks what the colours of a theme are. */
const OF_COLOURS = ['color-contrast']

/** A sentence for each element that breaks a rule, in the theme that is on; of the dark one only what hangs on colours. */
export async function axeProblemsInBothThemes(page: Page): Promise<string[]> {
  const inLight = await axeProblems(page)
  await page.evaluate(toTheme, 'dark')
  const inDark = await axeProblems(page, OF_COLOURS)
  await page.evaluate(toTheme, 'light')
  return [...inLight.map((problem) => `${problem} (light)`), ...inDark.map((problem) => `${problem} (dark)`)]
}

/** Runs in the page: what the button for the theme and the system's setting come to, with the fading of colours at its end. */
function toTheme(theme: string): void {
  document.documentElement.dataset['theme'] = theme
  for (const one of document.getAnimations()) if (one instanceof CSSTransition) one.finish()
}

/** A sentence for each element that breaks a rule. */
export async function axeProblems(page: Page, rules: readonly string[] = TAGS): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(SOURCE)
  const results = await page.evaluate<AxeResults, readonly string[]>(
    (only) => (window as unknown as { axe: typeof import('axe-core') }).axe.run(document, { runOnly: [...only], resultTypes: ['violations'] }),
    rules,
  )
  const found: string[] = []
  for (const { id, help, nodes } of results.violations) {
    for (const { target, html, any, all, none } of nodes) {
      if (id === 'target-size' && (await page.evaluate(isWholeInView, target.join(' ')))) continue
      const why = [...any, ...all, ...none].map(({ message }) => message)[0] ?? ''
      found.push(`axe ${id}: ${help}; ${target.join(' ')}; ${html.slice(0, 160)}; ${why}`)
    }
  }
  return found
}

/**
 * Runs in the page. A control that is scrolled half out of its box, or half under a bar that
 * sticks to it, is measured by axe as if it were small. In the middle of its box it must be whole.
 */
function isWholeInView(selector: string): boolean {
  const control = document.querySelector(selector)
  if (!control) return false
  const boxes: [Element, number][] = []
  for (let box = control.parentElement; box; box = box.parentElement) boxes.push([box, box.scrollTop])
  control.scrollIntoView({ block: 'center', behavior: 'instant' })
  const { left, right, top, bottom, width, height } = control.getBoundingClientRect()
  const corners = [[left + 1, top + 1], [right - 1, top + 1], [left + 1, bottom - 1], [right - 1, bottom - 1]] as const
  const free = corners.every(([x, y]) => {
    const hit = document.elementFromPoint(x, y)
    return hit !== null && (control.contains(hit) || hit.contains(control))
  })
  for (const [box, scrollTop] of boxes) box.scrollTop = scrollTop
  return free && width >= 24 && height >= 24
}
