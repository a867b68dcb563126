/**
 * Firefox's SpiderMonkey and Gecko, driven by Puppeteer over WebDriver BiDi. Playwright drives only a Firefox of its own.
 */
import puppeteer from 'puppeteer-core'
import { inject } from 'vitest'
import type { Engine } from './engine'

/** An answer to one command, a long computation in the page among them (ms). */
const ANSWER_LIMIT_MS = 100_000
/** How Firefox says that it gave up a download by itself. */
const NS_BINDING_ABORTED = 0x804b0002

export async function launchFirefox({ firefox }: { readonly firefox: string }): Promise<Engine> {
  const browser = await puppeteer.launch({ browser: 'firefox', executablePath: firefox, timeout: 60_000, protocolTimeout: ANSWER_LIMIT_MS })
  const page = await browser.newPage()
  const problems: string[] = []
  const note = (problem: string): void => {
    // The page was left while a font was on its way: fonts come after the page, and nothing of it has failed.
    if (!problem.includes(`status=${NS_BINDING_ABORTED}`)) problems.push(problem)
  }
  page.on('pageerror', (error) => note(`error in the page: ${error instanceof Error ? error.message : String(error)}`))
  page.on('console', (message) => {
    if (['error', 'warn'].includes(message.type())) note(`console ${message.type()}: ${message.text()}`)
  })
  return {
    goTo: async (path) => {
      await page.goto(new URL(path, inject('baseUrl')).href, { waitUntil: 'load' })
    },
    evaluate: async <A, R>(run: (argument: A) => R | Promise<R>, argument: A) =>
      (await page.evaluate(`(${run})(${JSON.stringify(argument)})`)) as R,
    takeProblems: async () => problems.splice(0),
    close: () => browser.close(),
  }
}
