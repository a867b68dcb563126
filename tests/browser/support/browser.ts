/**
 * Starts Chromium for a test file and opens pages that are watched: whatever goes wrong in a
 * page, or leaves for another host, fails the test that opened it.
 */
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, onTestFinished } from 'vitest'
import { launchChromium, VIEWPORTS } from './chromium'
import type { SizeName, ThemeName } from './chromium'

/** A page in which everything answers that the build has written. */
export const LIVE = 'html[data-live]:not(:has([data-written]))'

export interface PageOptions {
  readonly viewport?: SizeName
  readonly theme?: ThemeName
  readonly reducedMotion?: boolean
  readonly javaScript?: boolean
  /** Default true: until the page answers. */
  readonly waits?: boolean
  /** Runs in the page before its own scripts: take storage away, for example. */
  readonly before?: () => void
  /** Errors that the test provokes itself. */
  readonly expected?: RegExp
  /** It outlives the test that opened it: who opened it closes it. */
  readonly kept?: boolean
}

export interface WatchedPage {
  readonly page: Page
  readonly context: BrowserContext
  /** What has gone wrong so far. */
  readonly problems: readonly string[]
  /** Addresses that the page has asked for, in order. */
  readonly requests: readonly string[]
  /** Closes it, and fails when something has gone wrong in it. A page that is not kept is closed when its test has finished. */
  readonly close: () => Promise<void>
}

export type OpenPage = (path: string, options?: PageOptions) => Promise<WatchedPage>

/**
 * One browser with a fresh profile for this test file. Each page has a context of its own, so
 * that no page sees the storage of another.
 */
export function openBrowser(flags: readonly string[] = []): OpenPage {
  let browser: Browser
  beforeAll(async () => {
    browser = await launchChromium(inject('chromiumPath'), flags)
  })
  afterAll(() => browser.close())
  return async (path, options = {}) => {
    const watched = await openWatched(browser, options)
    const close = async (): Promise<void> => {
      await watched.context.close()
      expect(watched.problems, `problems of ${path}`).toEqual([])
    }
    if (!options.kept) onTestFinished(close)
    await watched.page.goto(new URL(path.replace(/^\//, ''), inject('baseUrl')).href, { waitUntil: 'load' })
    // An empty page has no app that could come to life.
    const isOurs = path !== 'about:blank' && options.javaScript !== false
    if (isOurs && options.waits !== false) await watched.page.waitForSelector(LIVE)
    return { ...watched, close }
  }
}

async function openWatched(browser: Browser, options: PageOptions): Promise<Omit<WatchedPage, 'close'>> {
  const context = await browser.newContext(contextOptions(options))
  if (options.before) await context.addInitScript(options.before)
  const page = await context.newPage()
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
  const homes = [inject('baseUrl'), inject('publishedUrl')].map((url) => new URL(url).origin)
  page.on('request', (request) => {
    requests.push(request.url())
    if (/^https?:/.test(request.url()) && !homes.includes(new URL(request.url()).origin)) report(`asks a third party: ${request.url()}`)
  })
  return { page, context, problems, requests }
}

function contextOptions(options: PageOptions): BrowserContextOptions {
  return {
    viewport: VIEWPORTS[options.viewport ?? 'desktop'],
    colorScheme: options.theme ?? 'light',
    reducedMotion: options.reducedMotion ? 'reduce' : 'no-preference',
    javaScriptEnabled: options.javaScript ?? true,
    locale: 'en-GB',
    timezoneId: 'UTC',
  }
}
