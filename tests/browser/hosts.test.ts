/**
 * Scenes in frames of pages on another origin, each page hostile in its own way: the scene plays there by the SDK, or stands as it was written
 * and says so. The page keeps its focus and its place.
 * Each scene is tried in each of the ways; in one of them it is played to its end.
 */
import type { FrameLocator, Page } from 'playwright-core'
import { describe, expect, inject, test } from 'vitest'
import type { SceneState } from '../../src/protocol/requests'
import type { ScenePlayer } from '../../src/sdk/connect'
import type * as sdk from '../../src/sdk/script'
import { openBrowser } from './support/browser'
import { openExample } from './support/examples'
import { builtScenes } from './support/scenes'

const open = openBrowser()
const built = (await builtScenes()).filter(({ module }) => module.startsWith('scenes/'))
const course = inject('baseUrl')
const home = new URL('lessons/', inject('publishedUrl')).href

/** A page that keeps what frames send to it. */
const LISTENING = '<script>window.heard = []; addEventListener("message", ({ data }) => heard.push(data))</script>'
type Listening = Window & { readonly heard: readonly unknown[] }

type Host = Window & { readonly sdk: typeof sdk; readonly players: ScenePlayer[] }

interface Way {
  readonly how: string
  readonly sandbox?: string
  readonly attributes?: string
  /** In front of the frame. */
  readonly before?: string
  readonly head?: string
  readonly frames?: number
  readonly reducedMotion?: boolean
  /** It stands in a page that stands in the page. */
  readonly isNested?: boolean
  readonly isWritten?: boolean
  readonly refusesStorage?: boolean
}

const WAYS: readonly Way[] = [
  { how: 'says nothing special' },
  { how: 'allows scripts and no origin', sandbox: 'allow-scripts' },
  { how: 'allows scripts and an origin', sandbox: 'allow-scripts allow-same-origin' },
  { how: 'allows nothing', sandbox: '', isWritten: true },
  { how: 'sends no referrer', attributes: 'referrerpolicy="no-referrer"', head: '<meta name="referrer" content="no-referrer">' },
  { how: 'has a policy of its own', head: `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; frame-src ${course}; script-src ${course} 'unsafe-inline'; style-src 'unsafe-inline'">` },
  { how: 'shows it far below', attributes: 'loading="lazy"', before: '<div style="height: 20000px"></div>' },
  { how: 'has little room for it', attributes: 'width="320" height="256"' },
  { how: 'shows it twice', frames: 2 },
  { how: 'shows a page that shows it', isNested: true },
  { how: 'has a reader who wants no motion', reducedMotion: true },
  { how: 'is in a browser that refuses to store', refusesStorage: true },
]

function frameText(slug: string, { sandbox, attributes = '' }: Way, query = ''): string {
  return `<iframe src="${course}e/${slug}/${query}" title="Scene" width="800" height="500" ${sandbox === undefined ? '' : `sandbox="${sandbox}"`} ${attributes}></iframe>`
}

/** However slow the machine is, a scene that answers at all has done so by then (ms); one that does not is not waited for so long. */
const A_MINUTE = 60_000
const A_MOMENT = 500

/** A page with frames, and a connection to each of them. */
function hostText(frames: string, { head = '', before = '' }: Pick<Way, 'head' | 'before'> = {}, timeout = A_MINUTE): string {
  const script = `import * as sdk from '${course}embed/v1.js'
    Object.assign(window, { sdk, players: [...document.querySelectorAll('iframe')].map((one) => sdk.connect(one, { timeout: ${timeout} })) })`
  return `<!doctype html><html lang="en"><title>Host</title>${head}<input id="field" aria-label="Field">${before}${frames}<script type="module">${script}</script>`
}

/** Runs in the page that has the connections. */
const readyOf = async (index: number): Promise<SceneState | string> => {
  const { players } = window as unknown as Host
  return players[index]!.ready.then(({ state }) => state, (error: sdk.EmbedError) => error.code)
}
const seekEnd = async ([index, step]: readonly [number, number]): Promise<SceneState> => (window as unknown as Host).players[index]!.seek({ step, share: 1 })

interface HostPage {
  /** Its other files. */
  readonly more?: Readonly<Record<string, string>>
  readonly reducedMotion?: boolean | undefined
  readonly expected?: RegExp | undefined
  readonly refusesStorage?: boolean | undefined
}

/** As browsers refuse it to frames of others. */
const refuseStorage = (): void => {
  for (const name of ['localStorage', 'sessionStorage', 'indexedDB', 'caches']) {
    Object.defineProperty(window, name, { get: () => { throw new DOMException('refused', 'SecurityError') } })
  }
}

async function openHost(body: string, { more = {}, reducedMotion = false, expected, refusesStorage = false }: HostPage = {}): Promise<Page> {
  const { page } = await open('about:blank', { reducedMotion, isNew: refusesStorage, ...(expected ? { expected } : {}) })
  if (refusesStorage) await page.addInitScript(refuseStorage)
  await openExample(page, new Map([['index.html', body], ...Object.entries(more)]), home)
  await page.locator('#field').focus()
  return page
}

const hostFrame = async (page: Page, isNested: boolean) => {
  if (!isNested) return page.mainFrame()
  const frame = page.frames().find((one) => one.url().endsWith('middle.html'))
  if (!frame) throw new Error('the page in the page is not there')
  return frame
}

describe.each(built.map((one, index) => ({ ...one, playedIn: WAYS[index % WAYS.length]! })))('scene $number plays by what the page asks, or stands as it was written', ({ slug, scene, playedIn }) => {
  test.each(WAYS)('in a page that $how', async (way) => {
    const { isNested = false, frames = 1 } = way
    const inner = Array.from({ length: frames }, () => frameText(slug, way)).join('')
    const page = await (isNested
      ? openHost('<!doctype html><html lang="en"><title>Outer</title><input id="field" aria-label="Field"><iframe title="Middle" src="middle.html" width="900" height="600"></iframe>', { more: { 'middle.html': hostText(inner) } })
      : openHost(hostText(inner, way, way.isWritten ? A_MOMENT : A_MINUTE), { reducedMotion: way.reducedMotion, refusesStorage: way.refusesStorage, expected: way.isWritten ? /Blocked script execution/ : undefined }))
    const isFar = way.before !== undefined
    const untouched = async (): Promise<unknown> => page.evaluate(() => [window.scrollY, document.activeElement?.id])
    const shown: FrameLocator = isNested ? page.frameLocator('iframe').frameLocator('iframe') : page.frameLocator('iframe').first()
    if (isFar) {
      expect(page.frames().filter((one) => one.url().includes('/e/'))).toEqual([])
      await page.locator('iframe').scrollIntoViewIfNeeded()
    }
    if (way.isWritten) {
      await shown.getByText(/has not started/).waitFor()
      expect(await shown.getByRole('link').first().innerText()).toContain(`/s/${slug}/`)
      expect(await page.evaluate(readyOf, 0)).toBe('timeout')
      expect(await untouched()).toEqual([0, 'field'])
      return
    }
    await shown.getByRole('button', { name: 'Next step' }).waitFor()
    const host = await hostFrame(page, isNested)
    const { step, steps, title } = (await host.evaluate(readyOf, frames - 1)) as SceneState
    expect({ step, steps, title }).toEqual({ step: 1, steps: scene.steps.length, title: scene.title })
    // Every way is seen in some scene to its last step; elsewhere the second one says that the page is heard.
    const asked = way === playedIn ? steps : 2
    const last = await host.evaluate(seekEnd, [0, asked] as const)
    expect([last.step, last.share, last.stepId]).toEqual([asked, 1, scene.steps[asked - 1]!.id])
    await shown.getByText(`Step ${asked} of ${steps}`, { exact: true }).waitFor({ state: 'attached' })
    if (frames > 1) expect(((await host.evaluate(readyOf, 1)) as SceneState).step).toBe(1)
    if (!isFar) expect(await untouched()).toEqual([0, 'field'])
  })
})

describe('a scene', () => {
  const { slug } = built[1]!

  test('answers the page around it and nobody else', async () => {
    const stranger = `<!doctype html><html lang="en"><title>Outer</title><input id="field" aria-label="Field"><iframe title="Middle" src="middle.html" width="900" height="600"></iframe>`
    const page = await openHost(stranger, { more: { 'middle.html': hostText(frameText(slug, WAYS[0]!)) } })
    await page.frameLocator('iframe').frameLocator('iframe').getByRole('button', { name: 'Play' }).waitFor()
    const middle = await hostFrame(page, true)
    expect(await middle.evaluate(readyOf, 0)).toMatchObject({ step: 1 })
    // The outer page knows the window, and says what the middle one says.
    await page.evaluate(() => {
      const heard: unknown[] = []
      const { port1, port2 } = new MessageChannel()
      port1.addEventListener('message', ({ data }) => heard.push(data))
      port1.start()
      Object.assign(window, { heard })
      window.frames[0]!.frames[0]!.postMessage({ ns: 'cdn-scene', v: 1, kind: 'req', id: 1, type: 'hello', data: { want: ['learner'] } }, '*', [port2])
    })
    // What the middle page asks comes behind it.
    expect((await middle.evaluate(seekEnd, [0, 2] as const)).step).toBe(2)
    expect(await page.evaluate(() => (window as unknown as Listening).heard)).toEqual([])
  })

  test('whose address names the page’s own origin answers it', async () => {
    const page = await openHost(hostText(frameText(slug, WAYS[0]!, `?origin=${new URL(home).origin}`)))
    expect(await page.evaluate(readyOf, 0)).toMatchObject({ step: 1 })
  })

  test('whose address names another origin does not answer', async () => {
    const page = await openHost(hostText(frameText(slug, WAYS[0]!, '?origin=https://school.example'), { head: LISTENING }, A_MOMENT))
    await page.waitForFunction(() => (window as unknown as Listening).heard.length > 0)
    // A listener behind the scene's own: what it hears the scene has heard before, and would have answered in the same turn.
    const scene = page.frames().find((one) => one.url().includes('/e/'))!
    await scene.evaluate(() => {
      const hellos = { count: 0 }
      Object.assign(window, { hellos })
      addEventListener('message', () => hellos.count++)
    })
    await page.evaluate(() => {
      const heard: unknown[] = []
      const { port1, port2 } = new MessageChannel()
      port1.addEventListener('message', ({ data }) => heard.push(data))
      port1.start()
      Object.assign(window, { answers: heard })
      document.querySelector('iframe')!.contentWindow!.postMessage({ ns: 'cdn-scene', v: 1, kind: 'req', id: 1, type: 'hello', data: { want: [] } }, '*', [port2])
    })
    await scene.waitForFunction(() => (window as unknown as { hellos: { count: number } }).hellos.count > 0)
    // What it says now comes behind what it had answered.
    await scene.evaluate(() => window.parent.postMessage('behind', '*'))
    await page.waitForFunction(() => (window as unknown as Listening).heard.includes('behind'))
    expect(await page.evaluate(() => (window as unknown as { answers: unknown[] }).answers)).toEqual([])
  })

  test.each([['canvas', /^\{"subject":"lti\.frameResize","height":500\}$/], ['embedly', /^"\{\\"context\\":\\"iframe\.resize\\",.*\\"height\\":500\}"$/]])('says how high it should be in the words of %s, where its address asks for that', async (kind, message) => {
    const page = await openHost(hostText(frameText(slug, WAYS[0]!, `?resize=${kind}`), { head: LISTENING }))
    await page.frameLocator('iframe').getByRole('button', { name: 'Play' }).waitFor()
    expect(await page.evaluate(readyOf, 0)).toMatchObject({ step: 1 })
    await page.waitForFunction((count) => (window as unknown as Listening).heard.length >= count, 2)
    const heard = await page.evaluate(() => (window as unknown as Listening).heard)
    expect(heard.filter((one) => message.test(JSON.stringify(one)))).toHaveLength(1)
  })

  test('plays on where another one has come into its frame', async () => {
    const page = await openHost(hostText(frameText(slug, WAYS[0]!)))
    expect(await page.evaluate(readyOf, 0)).toMatchObject({ scene: slug })
    const next = built[4]!
    await page.evaluate((address) => (document.querySelector('iframe')!.src = address), `${course}e/${next.slug}/`)
    await page.frameLocator('iframe').getByText(`Step 1 of ${next.scene.steps.length}`, { exact: true }).waitFor({ state: 'attached' })
    await page.waitForFunction(async (wanted) => (await (window as unknown as Host).players[0]!.getState()).scene === wanted, next.slug)
  })

  test('answers scripts that come and go, however many, and each that stays', async () => {
    const page = await openHost(hostText(frameText(slug, WAYS[0]!)))
    expect(await page.evaluate(readyOf, 0)).toMatchObject({ step: 1 })
    for (let count = 0; count < 20; count++) {
      await page.evaluate(async () => {
        const player = (window as unknown as Host).sdk.connect(document.querySelector('iframe')!, { timeout: 60_000 })
        await player.ready
        player.destroy()
      })
    }
    expect((await page.evaluate(seekEnd, [0, 2] as const)).step).toBe(2)
  })

  test('tells a page that asks nothing of it no more than that it is there', async () => {
    const page = await openHost(`<!doctype html><html lang="en"><title>Host</title>${LISTENING}<input id="field" aria-label="Field">${frameText(slug, WAYS[0]!)}`)
    await page.frameLocator('iframe').getByRole('button', { name: 'Next step' }).click()
    await page.waitForFunction(() => (window as unknown as Listening).heard.length > 0)
    expect(await page.evaluate(() => (window as unknown as Listening).heard)).toEqual([{ ns: 'cdn-scene', v: 1, kind: 'event', type: 'announce', data: { scene: slug } }])
  })
})
