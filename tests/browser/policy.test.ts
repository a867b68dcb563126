/**
 * A host may send a Content-Security-Policy. What learners' functions need of one is 'wasm-unsafe-eval', for the engine; nothing
 * evaluates text in the page.
 */
import type { Page } from 'playwright-core'
import { describe, expect, inject, test } from 'vitest'
import { FOUND_SCENES } from '../scenes/foundScenes'
import { LIVE, openBrowser } from './support/browser'

const open = openBrowser()

async function goTo(page: Page, path: string, policy: string): Promise<void> {
  await page.route('**/*', async (route) => {
    if (route.request().resourceType() !== 'document') return route.continue()
    const response = await route.fetch()
    await route.fulfill({ response, headers: { ...response.headers(), 'content-security-policy': policy } })
  })
  await page.goto(new URL(path, inject('baseUrl')).href, { waitUntil: 'load' })
}

describe.each(FOUND_SCENES.filter(({ scene }) => scene.needs))('$folder under a policy', ({ scene: { slug } }) => {
  test("that lets WebAssembly in, and no eval, answers", async () => {
    const { page } = await open('about:blank', { waits: false })
    await goTo(page, `s/${slug}/`, "script-src 'self' 'unsafe-inline' 'wasm-unsafe-eval'")
    await page.locator(LIVE).waitFor({ state: 'attached' })
    expect(await page.evaluate(() => { try { return String(new Function('return 1')()) } catch (error) { return String(error) } })).toContain('EvalError')
  })

  test('that does not says so', async () => {
    const { page } = await open('about:blank', { waits: false, expected: /./ })
    await goTo(page, `s/${slug}/`, "script-src 'self' 'unsafe-inline'")
    await page.getByText(/could not be loaded/).first().waitFor()
  })
})
