/**
 * Asks axe-core about the page in view, by the rules of WCAG 2.2 AA.
 */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { AxeResults } from 'axe-core'
import type { Page } from 'playwright-core'

const SOURCE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

/** A sentence for each element that breaks a rule. */
export async function axeProblems(page: Page): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(SOURCE)
  const results = await page.evaluate<AxeResults, string[]>(
    (tags) => (window as unknown as { axe: typeof import('axe-core') }).axe.run(document, { runOnly: tags, resultTypes: ['violations'] }),
    TAGS,
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
