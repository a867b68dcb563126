/**
 * Opening moments of a scene in a page, and telling when a page has come to rest: no file under
 * way, fonts loaded, nothing moving, no part that says it is busy, no run on its way, and some pictures in a row without a change. No sleeping.
 */
import type { Page } from 'playwright-core'

/** Pictures in a row without a change after which a page counts as still. */
const STILL_PICTURES = 2
/** So many pictures are waited for; then the page never comes to rest. */
const PATIENCE_PICTURES = 3_000

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
        await page.evaluate(atRest([...scripts]))
      }
    },
  }
}

/**
 * A script, as text because Vite rewrites imports. Modules that have come may not have run yet: importing them once more
 * waits for that. Movement of the page's own parts (CSS) is put to its end, where it leads anyway: nothing that teaches moves so.
 */
function atRest(scripts: readonly string[]): string {
  return `Promise.all(${JSON.stringify(scripts)}.map((url) => import(url))).then(() => (${becomeStill})(${STILL_PICTURES}, ${PATIENCE_PICTURES}))`
}

/** Runs in the page. */
async function becomeStill(enough: number, patience: number): Promise<void> {
  await document.fonts.ready
  let still = 0
  const watch = new MutationObserver(() => (still = 0))
  watch.observe(document, { subtree: true, childList: true, attributes: true, characterData: true })
  const parts = ['html[data-live]:not(:has([data-written]))', '[role="slider"][aria-label="Timeline"]', 'main :is(svg[role="group"], [aria-label="Table of events"], [aria-label="Log"])']
  for (let pictures = 0; still <= enough; pictures++) {
    if (pictures === patience) throw new Error(`the page does not come to rest; it says: ${document.body.innerText.slice(0, 500)}`)
    await new Promise(requestAnimationFrame)
    const moving = document.getAnimations().filter(({ playState }) => playState === 'running')
    for (const one of moving) if (one.effect?.getComputedTiming().endTime !== Infinity) one.finish()
    const isLive = parts.every((part) => document.querySelector(part)) && !document.querySelector('[aria-busy="true"], main progress')
    still = isLive && moving.length === 0 && document.fonts.status !== 'loading' ? still + 1 : 0
  }
  watch.disconnect()
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
