/**
 * The pages of one browser. Each stands in a context of its own, so that no page sees the storage of another. A page that a test has
 * done with is emptied and used again: its process has the scripts of the course at hand, and starts in a third of the time.
 */
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core'
import { VIEWPORTS } from './chromium'
import type { SizeName, ThemeName } from './chromium'

export interface PageLook {
  readonly viewport?: SizeName
  readonly theme?: ThemeName
  readonly reducedMotion?: boolean
  readonly javaScript?: boolean
  /** Runs in the page before its own scripts: take storage away, for example. */
  readonly before?: () => void
  /** Nothing was loaded by it before: for tests of what a first visit loads. */
  readonly isNew?: boolean
}

export interface TakenPage {
  readonly page: Page
  /** Nothing of it may be used afterwards. */
  readonly giveBack: () => Promise<void>
}

export class Pages {
  readonly #browser: Browser
  readonly #origins: readonly string[]
  /** By what a page cannot change any more once it is there. */
  readonly #free = new Map<string, Page[]>()

  /** `origins`: what they keep is forgotten before a page is used again. */
  constructor(browser: Browser, origins: readonly string[]) {
    this.#browser = browser
    this.#origins = origins
  }

  async take(look: PageLook): Promise<TakenPage> {
    const kind = `${look.javaScript ?? true} ${look.before?.toString() ?? ''}`
    const used = look.isNew ? undefined : this.#free.get(kind)?.pop()
    const page = used ?? (await (await this.#newContext(look)).newPage())
    if (used) {
      const { viewport, ...media } = contextOptions(look)
      await page.setViewportSize(viewport)
      await page.emulateMedia({ media: null, forcedColors: null, contrast: null, ...media })
    }
    return { page, giveBack: () => (look.isNew ? page.context().close() : this.#empty(page, kind)) }
  }

  async #newContext(look: PageLook): Promise<BrowserContext> {
    const context = await this.#browser.newContext({ ...contextOptions(look), javaScriptEnabled: look.javaScript ?? true, locale: 'en-GB', timezoneId: 'UTC' })
    if (look.before) await context.addInitScript(look.before)
    return context
  }

  async #empty(page: Page, kind: string): Promise<void> {
    page.removeAllListeners()
    await page.unrouteAll()
    const session = await page.context().newCDPSession(page)
    // What the tab keeps can only be taken while its page is there.
    const securityOrigin = new URL(page.url()).origin
    if (this.#origins.includes(securityOrigin)) await session.send('DOMStorage.clear', { storageId: { securityOrigin, isLocalStorage: false } })
    await page.goto('about:blank')
    // After it, for a page may write while it is left.
    for (const origin of this.#origins) await session.send('Storage.clearDataForOrigin', { origin, storageTypes: 'all' })
    await session.detach()
    // Nothing lies under the pointer.
    await page.mouse.move(-1, -1)
    this.#free.set(kind, [...(this.#free.get(kind) ?? []), page])
  }
}

function contextOptions({ viewport = 'desktop', theme = 'light', reducedMotion = false }: PageLook) {
  return { viewport: VIEWPORTS[viewport], colorScheme: theme, reducedMotion: reducedMotion ? 'reduce' : 'no-preference' } as const satisfies BrowserContextOptions
}
