/**
 * What a learner takes along from a scene and brings back, and the log beside the table of events, in a real browser: the test scene of loads has both.
 */
import { readFile } from 'node:fs/promises'
import type { Locator, Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { scene } from '../course/96-load-in-small/scene'
import { linkedMomentsOf } from '../support/moments'
import { axeProblemsInBothThemes } from './support/axe'
import { type PageOptions, openBrowser } from './support/browser'

const open = openBrowser()
/** At the end of a step with a lot of requests. */
const END = linkedMomentsOf(scene).find(({ stepId, part }) => stepId === 'loop' && part === 'end')!
const SCENE = `/s/${scene.slug}/#${END.link}`

interface Sheet {
  readonly page: Page
  readonly sheet: Locator
  readonly requests: readonly string[]
}

const button = (page: Page): Locator => page.getByRole('button', { name: 'Take it with you' })

async function openSheet(options?: PageOptions): Promise<Sheet> {
  const { page, requests } = await open(SCENE, options)
  await button(page).press('Enter')
  const sheet = page.getByRole('dialog', { name: 'Take it with you' })
  await sheet.getByRole('textbox', { name: 'load.json' }).waitFor()
  return { page, sheet, requests }
}

const queue = (page: Page): Promise<string | null> => page.getByRole('group', { name: 'Queue of the origin' }).getByRole('radio', { checked: true }).getAttribute('value')
const file = (name: string, content: string | Buffer) => ({ name, mimeType: 'application/json', buffer: Buffer.from(content) })

describe('taken along', () => {
  test('a file is copied and saved as it is shown, without asking anybody', async () => {
    const { page, sheet, requests } = await openSheet()
    const asked = requests.length
    const text = await sheet.getByRole('textbox', { name: 'load.json' }).inputValue()
    expect(JSON.parse(text)).toMatchObject({ version: 2, levers: { queue: 'endless', retries: 3 } })
    await sheet.getByRole('button', { name: /^Copy/ }).click()
    await sheet.getByText(/^(Copied|The browser did not allow copying)/).waitFor()
    const [saved] = await Promise.all([page.waitForEvent('download'), sheet.getByRole('link', { name: 'Download load.json' }).click()])
    expect(saved.suggestedFilename()).toBe('load.json')
    expect(await readFile(await saved.path(), 'utf8')).toBe(text)
    expect(requests.slice(asked).filter((url) => !url.startsWith('blob:'))).toEqual([])
  })

  test('other targets are behind tabs, with what they do not say, and a link', async () => {
    const { page, sheet } = await openSheet()
    await page.keyboard.press('Escape')
    await page.getByRole('switch', { name: 'Retry budget' }).click()
    await button(page).click()
    await sheet.getByRole('tab', { name: 'Notes' }).click()
    expect(await sheet.getByRole('textbox', { name: 'edge.txt' }).inputValue()).toBe('Retries: 3.\n')
    await sheet.getByText('The budget for retries.').waitFor()
    await sheet.getByRole('tab', { name: 'Link' }).click()
    const link = await sheet.getByRole('textbox', { name: /^Link to this step/ }).inputValue()
    const there = await open(new URL(link).pathname + new URL(link).hash)
    expect(await there.page.getByRole('switch', { name: 'Retry budget' }).getAttribute('aria-checked')).toBe('true')
  })

  test('it is the learner’s own design in the steps after it, which are about systems of others', async () => {
    const { page } = await open('/s/your-cdn/#step=rebuild&lever.swrS=30')
    await button(page).press('Enter')
    const sheet = page.getByRole('dialog', { name: 'Take it with you' })
    await sheet.getByText('This is your design, as it stands in step 4.').waitFor()
    await sheet.getByRole('tab', { name: 'JSON' }).click()
    expect(JSON.parse(await sheet.getByRole('textbox', { name: 'design.json' }).inputValue())).toMatchObject({ workload: 'static', levers: { swrS: 30 } })
  })

  test.each(['desktop', 'phone'] as const)('it stands in both themes at the size of %s', async (viewport) => {
    const { page } = await open(SCENE, { viewport })
    if (viewport === 'phone') await page.getByRole('button', { name: 'Levers' }).click()
    await button(page).click()
    const sheet = page.getByRole('dialog', { name: 'Take it with you' })
    await sheet.getByRole('button', { name: 'Open the text' }).click()
    await sheet.getByRole('alert').waitFor()
    expect(await axeProblemsInBothThemes(page)).toEqual([])
    expect(await sheet.evaluate((dialog) => dialog.scrollWidth - dialog.clientWidth)).toBe(0)
  })
})

describe('brought back', () => {
  test('a file sets all levers as one act, which can be taken back', async () => {
    const { page, sheet } = await openSheet()
    const chooser = page.waitForEvent('filechooser')
    await sheet.getByRole('button', { name: 'Choose a file…' }).click()
    await (await chooser).setFiles(file('short.json', '{ "version": 2, "levers": { "queue": "short", "retries": 1 } }'))
    await sheet.getByText('short.json is open: it sets 2 levers').waitFor()
    expect(JSON.parse(await sheet.getByRole('textbox', { name: 'load.json' }).inputValue()).levers).toMatchObject({ queue: 'short', retries: 1, breaker: 'none' })
    await page.keyboard.press('Escape')
    expect(await queue(page)).toBe('short')
    await page.getByText('Runs before this one (1)').waitFor()
    await button(page).click()
    await sheet.getByRole('textbox', { name: /^Choose the JSON file/ }).fill('{ "version": 2, "levers": {} }')
    await sheet.getByRole('button', { name: 'Open the text' }).click()
    await sheet.getByText('What was pasted is open: it sets 0 levers').waitFor()
    await sheet.getByRole('button', { name: 'Take it back' }).click()
    await sheet.getByText('What was pasted is taken back').waitFor()
    await page.keyboard.press('Escape')
    expect(await queue(page)).toBe('short')
  })

  test.each([
    ['a wrong one, with every reason', '{ "version": 2, "levers": { "queue": "long", "nope": 1 } }', ['queue: expected one of endless, short, not long', 'nope: there is no such lever']],
    ['one of an older version', '{ "version": 1, "levers": {} }', ['version: this reads version 2, not 1']],
    ['an empty one', '', ['it is empty']],
    ['one that is no text', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0]), ['it is no text']],
    ['one that is too large', 'x'.repeat(1_000_001), ['it is larger than 1\u00a0MB']],
  ])('is refused: %s', async (_, content, reasons) => {
    const { page, sheet } = await openSheet()
    const address = page.url()
    await sheet.getByLabel('A file that was taken before').setInputFiles(file('design.json', content))
    const alert = sheet.getByRole('alert')
    await alert.waitFor()
    expect(await alert.getByRole('listitem').allInnerTexts()).toEqual(reasons)
    await page.keyboard.press('Escape')
    expect(page.url()).toBe(address)
    expect(await queue(page)).toBe('endless')
  })

  test('by keyboard alone, and the focus comes back', async () => {
    const { page, sheet } = await openSheet()
    await sheet.getByRole('tab', { name: 'JSON' }).press('ArrowDown')
    await page.keyboard.press('Enter')
    await sheet.getByRole('textbox', { name: 'origin.txt' }).waitFor()
    const text = sheet.getByRole('textbox', { name: /^Choose the JSON file/ })
    await text.focus()
    await page.keyboard.type('{ "version": 2, "levers": { "retries": 0 } }')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await sheet.getByText('What was pasted is open: it sets 1 lever').waitFor()
    await page.keyboard.press('Escape')
    await sheet.waitFor({ state: 'hidden' })
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Take it with you')
    expect(await page.getByRole('slider', { name: 'Retries' }).inputValue()).toBe('0')
  })
})

describe('the log', () => {
  async function openLog(link = SCENE): Promise<{ readonly page: Page; readonly log: Locator; readonly rows: Locator }> {
    const { page } = await open(link)
    await page.getByRole('button', { name: 'Table' }).press('Enter')
    await page.getByRole('tab', { name: 'Log' }).press('Enter')
    const log = page.getByRole('region', { name: 'Log' })
    const rows = log.getByRole('toolbar', { name: 'Lines of the log, newest first' }).getByRole('button')
    await rows.first().waitFor()
    return { page, log, rows }
  }
  const atMs = async (row: Locator): Promise<number> => Number(/^[\d\u202f]+/.exec(await row.innerText())![0].replaceAll('\u202f', ''))

  test('draws some tens of many lines, newest first, and pages through them', async () => {
    const { log, rows } = await openLog()
    expect(await rows.count()).toBe(40)
    await log.getByText(/^(\d+) of \1 lines, 1 to 40 shown$/).waitFor()
    const [newest, oldest] = [await atMs(rows.first()), await atMs(rows.last())]
    expect(newest).toBeGreaterThan(oldest)
    expect(await log.getByRole('button', { name: 'Newer' }).isDisabled()).toBe(true)
    await log.getByRole('button', { name: 'Older' }).click()
    await log.getByText(/, 41 to 80 shown$/).waitFor()
    expect(await atMs(rows.first())).toBeLessThanOrEqual(oldest)
  })

  test('finds lines by words, outcome and menu', async () => {
    const { log, rows } = await openLog()
    const said = (): Promise<string> => log.getByText(/ of [\d\u202f]+ lines/).innerText()
    const all = await said()
    await log.getByRole('checkbox', { name: 'ERROR' }).check()
    await expect.poll(said).not.toBe(all)
    expect((await rows.allInnerTexts()).every((text) => /50[34]/.test(text))).toBe(true)
    await log.getByRole('combobox', { name: 'Answered by' }).selectOption('us-east')
    await log.getByRole('searchbox', { name: 'Words in the line' }).fill('get nowhere')
    await log.getByText(/^0 of /).waitFor()
    expect(await rows.count()).toBe(0)
  })

  test('tells less where one has gone back, and opens the request of a line by keyboard', async () => {
    const { page, rows } = await openLog()
    const newest = await atMs(rows.first())
    await rows.first().focus()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await page.getByRole('region', { name: /^Request / }).waitFor()
    await page.keyboard.press('Escape')
    const timeline = page.getByRole('slider', { name: 'Timeline' })
    await timeline.press('ArrowLeft')
    await expect.poll(() => atMs(rows.first())).toBeLessThan(newest)
    await timeline.press('Home')
    await page.getByText('Nothing has been written yet.').waitFor()
  })
})
