/**
 * Runs the layout checks in a page: the script is layoutChecks.ts, bundled.
 */
import type { Page } from 'playwright-core'
import type { findLayoutProblems, LayoutRules } from './layoutChecks'

type LayoutChecks = { readonly findLayoutProblems: typeof findLayoutProblems }

export async function layoutProblems(page: Page, script: string, rules: LayoutRules = {}): Promise<string[]> {
  if (!(await page.evaluate(() => 'layoutChecks' in window))) await page.evaluate(`${script}\nwindow.layoutChecks = layoutChecks`)
  return page.evaluate((given) => (window as unknown as { layoutChecks: LayoutChecks }).layoutChecks.findLayoutProblems(given), rules)
}
