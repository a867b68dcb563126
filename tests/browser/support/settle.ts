/**
 * Opening moments of a scene in a page, and telling when a page has come to rest: no file under
 * way, fonts loaded, nothing moving, and some pictures in a row without a change. No sleeping.
 */
import type { Page } from 'playwright-core'

/** Pictures in a row without a change after which a page counts as still. */
const STILL_PICTURES = 3

export interface Settler {
  /** Waits until the live scene is in the page and at rest. */
  readonly settled: () => Promise<void>
}

/** Watches what the page fetches: make it before the first goto. */
export function createSettler(page: Page): Settler {
  const underWay = new Set<object>()
  let asked = 0
  const scripts = new Set<string>()
  page.on('request', (request) => {
    asked++
    underWay.add(request)
    if (request.resourceType() === 'script') scripts.add(request.url())
  })
  page.on('requestfinished', (request) => underWay.delete(request))
  page.on('requestfailed', (request) => underWay.delete(request))
  return {
    settled: async () => {
      for (let before = -1; before !== asked || underWay.size > 0; ) {
        before = asked
        await ran(page, [...scripts])
        await still(page)
      }
    },
  }
}

/** Modules that have come may not have run yet: importing them once more waits for that. As text, because Vite rewrites imports. */
async function ran(page: Page, scripts: readonly string[]): Promise<void> {
  await page.evaluate(`Promise.all(${JSON.stringify(scripts)}.map((url) => import(url))).then(() => undefined)`)
}

async function still(page: Page): Promise<void> {
  await page.evaluate(() => document.fonts.ready)
  const handle = await page.evaluateHandle(() => {
    const state = { pictures: 0 }
    const watch = new MutationObserver(() => (state.pictures = 0))
    watch.observe(document, { subtree: true, childList: true, attributes: true, characterData: true })
    return { state, watch }
  })
  await page.waitForFunction(
    ([{ state, watch }, enough]) => {
      const parts = ['[role="slider"][aria-label="Timeline"]', 'main :is(svg[role="group"], [aria-label="Table of events"])']
      const live = parts.every((part) => document.querySelector(part))
      const moving = document.getAnimations().some((one) => one.playState === 'running')
      const loading = document.fonts.status === 'loading'
      state.pictures = live && !moving && !loading ? state.pictures + 1 : 0
      if (state.pictures <= enough) return false
      watch.disconnect()
      return true
    },
    [handle, STILL_PICTURES] as const,
    { polling: 'raf' },
  )
  await handle.dispose()
}

export interface MomentAddress {
  readonly baseUrl: string
  readonly slug: string
  /** What the link carries, without "#". */
  readonly link: string
  /** The scene as it stands in somebody else's page. */
  readonly embed: boolean
}

/** Opens a moment, or goes there inside the page when the scene is in view already, and waits until it is at rest. */
export async function openMoment(page: Page, { settled }: Settler, { baseUrl, slug, link, embed }: MomentAddress): Promise<void> {
  const home = new URL(`${embed ? 'e' : 's'}/${slug}/`, baseUrl).href
  if (embed) await page.goto(`${home}?${link}`)
  else if (page.url().split('#')[0] === home) await followLink(page, link)
  else await page.goto(`${home}#${link}`)
  await settled()
}

/** As a reader does who changes the address. */
async function followLink(page: Page, link: string): Promise<void> {
  await page.evaluate(async (hash) => {
    if (window.location.hash === `#${hash}`) return
    const changed = new Promise((resolve) => window.addEventListener('hashchange', resolve, { once: true }))
    window.location.hash = hash
    await changed
  }, link)
}

/** How far the timeline says the moment in view is, of 100. */
export async function shownShare(page: Page): Promise<number> {
  return Number(await page.getByRole('slider', { name: 'Timeline' }).getAttribute('aria-valuenow'))
}
