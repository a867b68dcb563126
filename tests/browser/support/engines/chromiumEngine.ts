/**
 * Chromium's V8 and Blink, driven by Playwright.
 */
import { inject } from 'vitest'
import { launchChromium } from '../chromium'
import type { Engine } from './engine'

export async function launchChromiumEngine({ chromium }: { readonly chromium: string }): Promise<Engine> {
  const browser = await launchChromium(chromium)
  const page = await browser.newPage()
  const problems: string[] = []
  page.on('pageerror', (error) => problems.push(`error in the page: ${error.message}`))
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) problems.push(`console ${message.type()}: ${message.text()}`)
  })
  return {
    goTo: async (path) => void (await page.goto(new URL(path, inject('baseUrl')).href, { waitUntil: 'load' })),
    evaluate: (run, argument) => page.evaluate(`(${run})(${JSON.stringify(argument)})`),
    takeProblems: async () => problems.splice(0),
    close: () => browser.close(),
  }
}
