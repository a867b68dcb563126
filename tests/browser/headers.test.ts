/**
 * Headers in a real browser: the lever that is typed, and the sheet that explains what a learner
 * pastes, of which nothing leaves the page.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { axeProblems } from './support/axe'
import { openBrowser } from './support/browser'

const open = openBrowser()
const SCENE = '/s/how-long-to-trust-a-copy/'

/** Runs in a page: what is sent to workers does not arrive until `window.holdsMessages` is false, so that one is at work for as long as the test wants. */
function holdMessages(): void {
  Object.assign(window, { holdsMessages: true })
  Worker.prototype.postMessage = new Proxy(Worker.prototype.postMessage, {
    apply: (send, worker, sent) => (Reflect.get(window, 'holdsMessages') ? undefined : Reflect.apply(send, worker, sent)),
  })
}

const field = (page: Page) => page.getByRole('textbox', { name: 'Cache-Control:' })

describe('the header lever', () => {
  test('sends what was typed with Enter, and takes it back with Escape', async () => {
    const { page } = await open(SCENE)
    const before = await field(page).inputValue()
    await field(page).fill('no-store, max-age=4')
    await page.getByRole('listitem').getByText('no effect: no-store keeps it out of every cache').waitFor()
    const reset = page.getByRole('button', { name: 'Reset' })
    expect(await reset.count()).toBe(0)
    await field(page).press('Escape')
    expect(await field(page).inputValue()).toBe(before)
    await field(page).fill('no-store, max-age=4')
    await field(page).press('Enter')
    await reset.waitFor()
  })

  test('chips and sliders edit the text by keyboard', async () => {
    const { page } = await open(SCENE)
    await field(page).fill('x=1')
    await field(page).press('Enter')
    await page.getByRole('checkbox', { name: 'no-store' }).press(' ')
    expect(await field(page).inputValue()).toBe('x=1, no-store')
    await page.getByRole('slider', { name: 's-maxage' }).press('ArrowRight')
    expect(await field(page).inputValue()).toBe('x=1, no-store, s-maxage=1')
    await page.getByRole('checkbox', { name: 'no-store' }).press(' ')
    expect(await field(page).inputValue()).toBe('x=1, s-maxage=1')
  })
})

describe('bring your own headers', () => {
  async function openSheet(page: Page): Promise<void> {
    await page.getByRole('button', { name: 'Bring your own headers' }).click()
    await page.getByRole('textbox', { name: 'Response headers' }).waitFor()
  }

  test('explains what is pasted, and nothing of it leaves the page', async () => {
    const { page, requests } = await open(SCENE)
    await openSheet(page)
    const asked = requests.length
    const address = page.url()
    const pasted = readFileSync('tests/fixtures/headers/header-soup.txt', 'utf8')
    await page.getByRole('textbox', { name: 'Response headers' }).fill(pasted)
    await page.getByText('a space before the colon; read without it').waitFor()
    await page.getByText('nocache').last().waitFor()
    expect(await axeProblems(page)).toEqual([])
    expect(requests.slice(asked)).toEqual([])
    expect(page.url()).toBe(address)
    const stored = await page.evaluate(() => JSON.stringify({ ...window.localStorage, ...window.sessionStorage }))
    expect(stored).not.toContain('nocache')
    await page.keyboard.press('Escape')
    await openSheet(page)
    expect(await page.getByRole('textbox', { name: 'Response headers' }).inputValue()).toBe('')
  })

  test('of several responses in a HAR one can be chosen', async () => {
    const { page } = await open(SCENE)
    await openSheet(page)
    await page.getByRole('textbox', { name: 'Response headers' }).fill(readFileSync('tests/fixtures/headers/three-entries.har', 'utf8'))
    await page.getByRole('combobox', { name: 'Response' }).selectOption({ index: 1 })
    await page.getByText('Not kept: the request carried Authorization.').waitFor()
  })

  test('a large recording is read on another thread, and bringing something else stops it', async () => {
    const { page } = await open(SCENE)
    await page.evaluate(holdMessages)
    await openSheet(page)
    const file = join(await mkdtemp(join(tmpdir(), 'har-')), 'session.har')
    writeFileSync(file, largeHar(40_000_000))
    // The window to choose a file is the browser's: the button opens it.
    const choose = async (): Promise<void> => {
      const [chooser] = await Promise.all([page.waitForEvent('filechooser'), page.getByRole('button', { name: 'Choose a file…' }).click()])
      await chooser.setFiles(file)
    }
    const reading = page.getByRole('progressbar', { name: 'Reading session.har, 40 MB' })
    const started = page.waitForEvent('worker')
    await choose()
    const worker = await started
    await reading.waitFor()
    // Nothing of it is in the field, where it would make typing slow.
    expect(await page.getByRole('textbox', { name: 'Response headers' }).inputValue()).toBe('')
    const closed = worker.waitForEvent('close')
    await page.getByRole('textbox', { name: 'Response headers' }).fill('HTTP/2 200\ncache-control: max-age=7')
    await closed
    await page.getByText('used for 7 seconds without asking').first().waitFor()
    expect(await reading.count()).toBe(0)
    await page.evaluate(() => Object.assign(window, { holdsMessages: false }))
    await choose()
    await page.getByText('used for 10 minutes without asking').first().waitFor()
    expect(await page.getByRole('combobox', { name: 'Response' }).inputValue()).toBe('1')
    await page.getByText('session.har, 40 MB').waitFor()
    expect(await reading.count()).toBe(0)
  })

  test('a large text that is pasted does not come into the field', async () => {
    const { page } = await open(SCENE)
    await openSheet(page)
    const text = largeHar(300_000)
    await page.getByRole('textbox', { name: 'Response headers' }).evaluate((field, pasted) => {
      const data = new DataTransfer()
      data.setData('text/plain', pasted)
      field.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }))
    }, text)
    await page.getByText('A pasted text, 300 kB').waitFor()
    await page.getByText('used for 10 minutes without asking').first().waitFor()
    expect(await page.getByRole('textbox', { name: 'Response headers' }).inputValue()).toBe('')
    await page.getByRole('button', { name: 'Clear' }).click()
    expect(await page.getByText('A pasted text').count()).toBe(0)
  })

  test('a file can be dropped', async () => {
    const { page } = await open(SCENE)
    await openSheet(page)
    await page.getByRole('textbox', { name: 'Response headers' }).evaluate((field) => {
      const dataTransfer = new DataTransfer()
      dataTransfer.items.add(new File(['HTTP/1.1 404 Not Found\nCache-Control: max-age=11\n'], 'saved.txt'))
      field.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }))
    })
    await page.getByText('used for 11 seconds without asking').first().waitFor()
    await page.getByText('saved.txt, 49 B').waitFor()
  })

  test.each([320, 390, 1440])('whatever is pasted, nothing scrolls sideways in a window of %i', async (width) => {
    const { page } = await open(SCENE)
    await openSheet(page)
    await page.setViewportSize({ width, height: 700 })
    const long = 'x'.repeat(5000)
    const texts = [
      `HTTP/2 200\nvary: ${long}\ncache-control: max-age=9, private="${long}", ${long}=1`,
      `${long}: ${long}\netag: ${long}\n${long}\nnetlify-cdn-cache-control: ${long}\n${long}-cdn-cache-control: 1\nexpires: ${long}`,
      `vary: ${Array.from({ length: 3000 }, (_, i) => `x-${i}`).join(',')}\ncache-control: max-age=9`,
      `{"log":{"entries":[{"request":{"method":"${long}","url":"https://${long}/"},"response":{"status":200,"headers":[{"name":"age","value":"1"}]}},{"request":{"method":"GET","url":"https://${long}/2"},"response":{"status":"${long}","headers":[]}}]}}`,
      `> GET /${long} HTTP/2\n< HTTP/2 ${long}\n< ${long}\n`,
    ]
    for (const text of texts) {
      await page.getByRole('textbox', { name: 'Response headers' }).fill(text)
      await page.getByRole('heading', { name: 'Line by line' }).or(page.getByRole('heading', { name: 'Its life' })).first().waitFor()
      // The field has a scroll of its own.
      const wide = await page.getByRole('dialog').evaluate((dialog) =>
        [document.documentElement, dialog, ...dialog.querySelectorAll('*:not(textarea, .sr-only)')]
          .filter((part) => part.scrollWidth > part.clientWidth + 1 && getComputedStyle(part).overflowX !== 'visible')
          .map((part) => `${part.tagName} ${part.className}: ${part.scrollWidth} of ${part.clientWidth}`),
      )
      expect(wide, text.slice(0, 40)).toEqual([])
      const beyond = await page.getByRole('dialog').evaluate((dialog) => {
        const { right } = dialog.getBoundingClientRect()
        return [...dialog.querySelectorAll('*')].filter((part) => part.getBoundingClientRect().right > right + 1).map((part) => `${part.tagName} ${part.className}`)
      })
      expect(beyond, text.slice(0, 40)).toEqual([])
    }
  })

  test('plays it in the scene', async () => {
    const { page } = await open(SCENE)
    await openSheet(page)
    await page.getByRole('textbox', { name: 'Response headers' }).fill('HTTP/2 200\ncache-control: max-age=9, immutable')
    await page.getByRole('link', { name: 'Watch it' }).click()
    await expect.poll(() => field(page).inputValue()).toBe('max-age=9, immutable')
    expect(await page.getByRole('switch', { name: 'ETag' }).getAttribute('aria-checked')).toBe('false')
  })

  test('explains a response of the run from the inspector', async () => {
    const { page } = await open(`${SCENE}#step=2`)
    await page.getByRole('button', { name: 'MISS', exact: false }).first().press('Enter')
    const inspector = page.getByRole('region', { name: /^Request / })
    await inspector.getByText(/^Us-east → the edge Sydney/).click()
    await inspector.getByRole('button', { name: 'Explain these headers' }).filter({ visible: true }).first().click()
    await page.getByRole('heading', { name: 'What these headers do' }).waitFor()
    expect(await page.getByRole('textbox', { name: 'Response headers' }).inputValue()).toMatch(/^HTTP 200\n/)
  })
})

/** A recording of about this size, of which most is the content of one picture. */
function largeHar(bytes: number): string {
  const { log } = JSON.parse(readFileSync('tests/fixtures/headers/chrome.har', 'utf8'))
  const size = bytes - JSON.stringify({ log }).length
  log.entries[3].response.content.text += 'iVBORw0KGgo='.repeat(Math.ceil(size / 12))
  return JSON.stringify({ log })
}
