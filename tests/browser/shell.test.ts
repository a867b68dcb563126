/**
 * The shell in a real browser: routes, pages without scripts or storage, links, keys, sheets,
 * and a scene that fails while the others go on.
 */
import type { Page } from 'playwright-core'
import { describe, expect, inject, test } from 'vitest'
import { CONTENTS } from '../../src/app/contents'
import { minuteWords } from '../../src/app/pages/minuteWords'
import { minutesOf, sceneTime } from '../../src/app/static/sceneTime'
import { runOf } from '../support/runOf'
import { openBrowser, type PageOptions } from './support/browser'
import { stoppedClock } from './support/clocks'
import { builtScenes, chunkOf } from './support/scenes'

const open = openBrowser()
const built = await builtScenes()
const first = built[0]!
const second = built[1]!
const home = `/s/${second.slug}/`

/** Preloads of scripts fail where scripts are off; that is the browser's affair. */
const PRELOADS = /^request failed: .*\.js csp$/

/** Opens a scene and waits until it can be played. */
async function openScene(path: string, options: PageOptions = {}): Promise<Page> {
  const { page } = await open(path, options)
  await page.getByRole('button', { name: 'Play', exact: true }).waitFor()
  return page
}

const where = (page: Page) => page.getByText(/^Step \d+ of \d+$/).first()
const stepNumber = async (page: Page): Promise<number> => Number(/\d+/.exec((await where(page).textContent()) ?? '')![0])

describe('pages', () => {
  test('the contents list thirteen scenes in order; only built ones are links', async () => {
    const { page } = await open('/')
    const titles = await page.locator('main ol > li h2').allTextContents()
    expect(titles.slice(0, 13)).toEqual(CONTENTS.map((one) => one.title))
    expect(await page.locator('main ol > li h2 a').count()).toBe(built.length)
    expect(await page.locator('[data-still] svg').count()).toBeGreaterThanOrEqual(built.length)
  })

  test('the contents say of each built scene how long it takes, as counted from the scene, and of the whole; also after a visit elsewhere', async () => {
    const minutes = built.map(({ scene }) => minutesOf(sceneTime(runOf(scene))))
    const { page } = await open('/')
    const told = async (): Promise<void> => {
      for (const [index, { title }] of built.entries()) {
        const plate = page.locator('main ol > li').filter({ has: page.getByRole('link', { name: title, exact: true }) })
        await plate.getByText(minuteWords(minutes[index]!), { exact: false }).waitFor()
      }
      await page.getByText(`The whole takes ${minuteWords(minutes.reduce((a, b) => a + b))}.`).waitFor()
    }
    await told()
    await page.goto(new URL(`/s/${first.slug}/`, inject('baseUrl')).href)
    await page.getByRole('button', { name: 'Play' }).waitFor()
    await page.getByRole('link', { name: 'Build a CDN' }).click()
    await told()
  })

  // The other scenes are opened by scenes.test.
  test.each([home, `/e/${second.slug}/`])('%s answers and shows the scene', async (path) => {
    const { page } = await open(path)
    await page.getByRole('button', { name: 'Play' }).waitFor()
    expect(await page.locator('h1').count()).toBe(1)
    expect(await page.title()).toContain('Build a CDN')
  })

  test('an unknown address gets a page that helps', async () => {
    const { page } = await open('/no/such/page', { expected: /404/ })
    await page.getByRole('heading', { name: 'There is no page at this address' }).waitFor()
    await page.getByRole('main').getByRole('link', { name: first.title }).click()
    await page.getByRole('button', { name: 'Play' }).waitFor()
    expect(new URL(page.url()).pathname).toBe(`/s/${first.slug}/`)
  })

  test('all scenes of the contents are built', () => {
    expect(CONTENTS.filter((one) => !built.some(({ slug }) => slug === one.slug))).toEqual([])
  })

  test('moving between pages does not load the document again', async () => {
    const { page } = await open('/')
    await page.evaluate(() => Object.assign(window, { here: true }))
    await page.getByRole('link', { name: first.title, exact: true }).click()
    await page.getByRole('button', { name: 'Play' }).waitFor()
    await page.getByRole('link', { name: 'Build a CDN' }).click()
    await page.getByRole('heading', { name: 'Build a CDN' }).waitFor()
    expect(await page.evaluate(() => 'here' in window)).toBe(true)
    await page.goBack()
    await page.getByRole('button', { name: 'Play' }).waitFor()
  })
})

describe('without', () => {
  test.each(built)('scripts, scene $number shows its whole text and a picture', async ({ slug, scene }) => {
    const { page } = await open(`/s/${slug}/`, { javaScript: false, expected: PRELOADS })
    const text = (await page.locator('body').innerText()).toLowerCase()
    for (const { title } of scene.steps) expect(text).toContain(title.toLowerCase())
    expect(text).toContain(scene.question.toLowerCase())
    // Listings may say `undefined`; nothing else may.
    const code = await page.locator('pre').allInnerTexts()
    const prose = code.reduce((rest, one) => rest.replace(one.toLowerCase(), ''), text)
    expect(prose).not.toMatch(/[\uE000-\uF8FF]|NaN|undefined/)
    expect(await page.locator('svg[role=img]').isVisible()).toBe(true)
  })

  test('scripts, an embed shows picture, text and the address of the full page', async () => {
    const { page } = await open(`/e/${second.slug}/`, { javaScript: false, expected: PRELOADS })
    expect(await page.locator('svg[role=img]').isVisible()).toBe(true)
    expect(await page.locator('body').innerText()).toContain(`/s/${second.slug}/`)
    expect(await page.locator('body').innerText()).toContain(second.scene.steps[0]!.title)
  })

  // An embed has the theme that its address asks for, and no button.
  test.each([[home, 1], [`/e/${second.slug}/`, 0], ['/', 1]])('storage, %s works all the same', async (path, themeButtons) => {
    const refuse = (): void => {
      Object.defineProperty(window, 'localStorage', {
        get() {
          throw new DOMException('refused', 'SecurityError')
        },
      })
    }
    const { page } = await open(path, { before: refuse })
    await page.locator('h1').waitFor()
    const theme = page.getByRole('button', { name: /^Theme/ })
    expect(await theme.count()).toBe(themeButtons)
    if (themeButtons === 0) return
    const before = await page.evaluate(() => document.documentElement.dataset['theme'])
    await theme.click()
    await theme.click()
    expect(await page.evaluate(() => document.documentElement.dataset['theme'])).not.toBe(before)
  })
})

describe('links', () => {
  test('a malformed link is explained and the scene still plays', async () => {
    const { page } = await open(`${home}#step=no-such-step&lever.nothing=1&seed=-4&t=soon&x=%E0%A4%A`, { before: stoppedClock })
    const notice = page.getByRole('alert')
    await notice.waitFor()
    expect(await notice.innerText()).toMatch(/no-such-step[^]*nothing[^]*soon/)
    expect(await stepNumber(page)).toBe(1)
    await page.getByRole('button', { name: 'Dismiss the notice' }).click()
    await notice.waitFor({ state: 'detached' })
    await page.getByRole('button', { name: 'Play', exact: true }).click()
    await page.getByRole('button', { name: 'Pause' }).waitFor()
  })

  test('the address holds the moment while nothing moves, and opens it again', async () => {
    const page = await openScene(home, { reducedMotion: true })
    await page.getByRole('button', { name: 'Next step' }).click()
    await page.waitForFunction(() => window.location.hash.includes('step='))
    const hash = await page.evaluate(() => window.location.hash)
    const clock = await page.getByText(/^t = /).textContent()
    const again = await open(`${home}${hash}`)
    await again.page.getByText(clock!, { exact: true }).waitFor()
    expect(await again.page.getByRole('alert').count()).toBe(0)
  })

  test('a link that is typed into the open page is followed', async () => {
    const page = await openScene(home)
    const last = second.scene.steps.length
    await page.evaluate((step) => (window.location.hash = `step=${step}`), last)
    await page.getByText(`Step ${last} of ${last}`).first().waitFor()
  })

  test('share gives a link to the moment and a snippet, also where copying is refused', async () => {
    const deny = (): void => {
      Object.defineProperty(navigator, 'clipboard', { value: { writeText: () => Promise.reject(new Error('refused')) } })
      document.execCommand = () => false
    }
    const page = await openScene(`${home}#step=2`, { before: deny })
    await page.getByRole('button', { name: 'Share & embed' }).click()
    expect(await page.getByLabel('Link to this moment').inputValue()).toContain(`#step=${second.scene.steps[1]!.id}`)
    await page.getByRole('dialog').getByLabel('Opens at').selectOption('step')
    await page.getByRole('dialog').getByLabel('Theme').selectOption('dark')
    await page.getByRole('dialog').getByLabel('Shows').selectOption('levers')
    await page.getByRole('dialog').getByLabel('Size').selectOption('wide')
    const snippet = await page.getByLabel('Embed in a course page').inputValue()
    expect(snippet).toContain(`/e/${second.slug}/?step=${second.scene.steps[1]!.id}&amp;show=levers&amp;theme=dark"`)
    expect(snippet).toContain('width="100%"')
    await page.getByRole('dialog').getByLabel('Where').selectOption('element')
    expect(await page.getByLabel('Embed in a course page').inputValue()).toContain(`scene="${second.slug}" params="step=${second.scene.steps[1]!.id}&amp;show=levers`)
    await page.getByText('The link as a QR code').click()
    await page.getByRole('img', { name: 'QR code of the link to this moment' }).waitFor()
    await page.getByRole('button', { name: 'Copy' }).first().click()
    await page.getByText('The text is selected').waitFor()
  })
})

describe('keys', () => {
  test('walk through steps and scenes', async () => {
    const page = await openScene(home, { reducedMotion: true })
    const last = second.scene.steps.length
    const moves: readonly (readonly [string, number])[] = [['ArrowRight', 1], ['ArrowRight', 2], ['End', last], ['Home', 1], ['ArrowRight', 2], ['ArrowLeft', 1]]
    for (const [key, step] of moves) {
      await page.keyboard.press(key)
      await page.getByText(`Step ${step} of ${last}`).first().waitFor()
    }
    await page.keyboard.press('Shift+ArrowLeft')
    await page.waitForURL(`**/s/${first.slug}/`)
    await page.getByRole('heading', { name: first.title, level: 1 }).waitFor()
    await page.keyboard.press('Shift+ArrowRight')
    await page.waitForURL(`**/s/${second.slug}/`)
  })

  test('space plays and pauses; comma and period move by one event', async () => {
    // On a busy machine a step could end between a look and a press.
    const page = await openScene(`${home}#step=2`, { before: stoppedClock })
    await page.keyboard.press(' ')
    await page.getByRole('button', { name: 'Pause' }).waitFor()
    await page.keyboard.press(' ')
    await page.getByRole('button', { name: 'Play', exact: true }).waitFor()
    const after = async (key: string): Promise<string> => {
      await page.keyboard.press(key)
      return page.evaluate(() => window.location.hash)
    }
    const here = await after('.')
    expect(await after('.')).not.toBe(here)
    expect(await after(',')).toBe(here)
  })

  test('a focused button keeps its own keys', async () => {
    const page = await openScene(home)
    await page.getByRole('button', { name: 'Table' }).focus()
    await page.keyboard.press(' ')
    await page.getByRole('region', { name: 'Table of events' }).waitFor()
    expect(await page.getByRole('button', { name: 'Play', exact: true }).count()).toBe(1)
  })

  test('the help sheet opens, lists them, and turns them off for good', async () => {
    const page = await openScene(home, { reducedMotion: true })
    await page.getByRole('button', { name: 'Help' }).focus()
    await page.keyboard.press('?')
    const sheet = page.getByRole('dialog', { name: 'Help' })
    await sheet.waitFor()
    expect(await sheet.locator('kbd').count()).toBeGreaterThan(9)
    await page.getByLabel('Use these keys').uncheck()
    await page.keyboard.press('Escape')
    await sheet.waitFor({ state: 'hidden' })
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Help')
    await page.keyboard.press('ArrowRight')
    expect(await stepNumber(page)).toBe(1)
    await page.reload()
    await page.getByRole('button', { name: 'Play', exact: true }).waitFor()
    await page.keyboard.press('ArrowRight')
    expect(await stepNumber(page)).toBe(1)
  })
})

describe('a scene that fails', () => {
  test('to load is named, and the others go on', async () => {
    const { page } = await open('/', { expected: /./ })
    await page.route(`**/${await chunkOf(second)}`, (route) =>
      route.fulfill({ contentType: 'text/javascript', body: 'throw new Error("the test broke this scene")' }),
    )
    await page.goto(new URL(home.slice(1), inject('baseUrl')).href)
    await page.getByRole('heading', { name: `Scene ${second.number} has stopped` }).waitFor()
    expect(await page.getByRole('alert').innerText()).toContain('the test broke this scene')
    await page.getByRole('main').getByRole('link', { name: first.title }).click()
    await page.getByRole('button', { name: 'Play', exact: true }).waitFor()
  })

  test('while it is drawn is named, too', async () => {
    const breakCanvas = (): void => {
      HTMLCanvasElement.prototype.getContext = () => {
        throw new Error('the test broke the canvas')
      }
    }
    // At the very start nothing moves and nothing is painted.
    const { page } = await open(`${home}#step=2&t=700`, { before: breakCanvas, expected: /./ })
    await page.getByRole('heading', { name: `Scene ${second.number} has stopped` }).waitFor()
    expect(await page.getByRole('alert').innerText()).toContain('the test broke the canvas')
  })
})
