/**
 * Headers in a real browser: the lever that is typed, and the sheet that explains what a learner
 * pastes, of which nothing leaves the page.
 */
import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { axeProblems } from './support/axe'
import { openBrowser } from './support/browser'

const open = openBrowser()
const SCENE = '/s/how-long-to-trust-a-copy/'

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
    await page.getByText('response in').first().click()
    await page.getByRole('button', { name: 'Explain these headers' }).first().click()
    await page.getByRole('heading', { name: 'What these headers do' }).waitFor()
    expect(await page.getByRole('textbox', { name: 'Response headers' }).inputValue()).toMatch(/^HTTP 200\n/)
  })
})
