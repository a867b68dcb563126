/**
 * Starts Chromium for a test file and opens pages that are watched: whatever goes wrong in a
 * page, or leaves for another host, fails the test that opened it.
 */
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, onTestFinished } from 'vitest'
import { launchChromium } from './chromium'
import { Pages, type PageLook } from './pages'

/** A page in which everything answers that the build has written. */
export const LIVE = 'html[data-live]:not(:has([data-written]))'

export interface PageOptions extends PageLook {
  /** Default true: until the page answers. */
  readonly waits?: boolean
  /** Errors that the test provokes itself. */
  readonly expected?: RegExp
  /** It outlives the test that opened it: who opened it closes it. */
  readonly kept?: boolean
}

export interface WatchedPage {
  readonly page: Page
  /** What has gone wrong so far. */
  readonly problems: readonly string[]
  /** Addresses that the page has asked for, in order. */
  readonly requests: readonly string[]
  /** Closes it, and fails when something has gone wrong in it. A page that is not kept is closed when its test has finished. */
  readonly close: () => Promise<void>
}

export type OpenPage = (path: string, options?: PageOptions) => Promise<WatchedPage>

/** One browser with a fresh profile for this test file. */
export function openBrowser(flags: readonly string[] = []): OpenPage {
  let browser: Browser
  let pages: Pages
  beforeAll(async () => {
    browser = await launchChromium(inject('chromiumPath'), flags)
    pages = new Pages(browser, homes())
  })
  afterAll(() => browser.close())
  return async (path, options = {}) => {
    const { page, giveBack } = await pages.take(options)
    const { problems, requests } = watch(page, options)
    const close = async (): Promise<void> => {
      await giveBack()
      expect(problems, `problems of ${path}`).toEqual([])
    }
    if (!options.kept) onTestFinished(close)
    await page.goto(new URL(path.replace(/^\//, ''), inject('baseUrl')).href, { waitUntil: 'load' })
    // An empty page has no app that could come to life.
    const isOurs = path !== 'about:blank' && options.javaScript !== false
    if (isOurs && options.waits !== false) await page.waitForSelector(LIVE)
    return { page, problems, requests, close }
  }
}

const homes = (): readonly string[] => [inject('baseUrl'), inject('publishedUrl')].map((url) => new URL(url).origin)

function watch(page: Page, options: PageOptions): Pick<WatchedPage, 'problems' | 'requests'> {
  const problems: string[] = []
  const requests: string[] = []
  const report = (problem: string): void => {
    if (!options.expected?.test(problem)) problems.push(problem)
  }
  page.on('pageerror', (error) => report(`error in the page: ${error.message}`))
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) report(`console ${message.type()}: ${message.text()}`)
  })
  page.on('requestfailed', (request) => {
    // The page may give up a request of its own, when it is left for another.
    const reason = request.failure()?.errorText ?? ''
    if (reason !== 'net::ERR_ABORTED') report(`request failed: ${request.url()} ${reason}`)
  })
  const ours = homes()
  page.on('request', (request) => {
    requests.push(request.url())
    if (/^https?:/.test(request.url()) && !ours.includes(new URL(request.url()).origin)) report(`asks a third party: ${request.url()}`)
  })
  return { problems, requests }
}
