/**
 * A host may send a Content-Security-Policy. What learners' functions need of one is 'wasm-unsafe-eval', for the engine; nothing
 * evaluates text in the page.
 */
import type { Page } from 'playwright-core'
import { describe, inject, test } from 'vitest'
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
  await page.locator(LIVE).waitFor({ state: 'attached' })
}

describe.each(FOUND_SCENES.filter(({ scene }) => scene.needs))('$folder under a policy', ({ scene: { slug, title } }) => {
  test('that lets WebAssembly in, and no eval, plays', async () => {
    const { page } = await open('about:blank', { waits: false })
    await goTo(page, `s/${slug}/`, "script-src 'self' 'unsafe-inline' 'wasm-unsafe-eval'")
    await page.getByRole('heading', { level: 1, name: title }).waitFor()
  })

  test('that does not says that it cannot', async () => {
    const { page } = await open('about:blank', { waits: false, expected: /./ })
    await goTo(page, `s/${slug}/`, "script-src 'self' 'unsafe-inline'")
    await page.getByRole('heading', { level: 1, name: /has stopped/ }).waitFor()
  })
})
