/**
 * Every page has a Content-Security-Policy (tools/lib/policy), which all suites of the browser are under; a host may send another one. What learners' functions
 * need of one is 'wasm-unsafe-eval', for the engine; nothing evaluates text in the page.
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

test.each(['', 's/an-edge-near-the-user/', 'e/an-edge-near-the-user/', 'what-you-can-now-do/', '404.html'])('the page /%s runs no script that was put into it, and asks nobody else', async (path) => {
  const { page } = await open('about:blank', { waits: false, expected: /Content Security Policy|third party|csp$/ })
  await page.goto(new URL(path, inject('baseUrl')).href)
  const done = await page.evaluate(async () => {
    const refused = new Set<string>()
    const allRefused = new Promise<void>((resolve) =>
      document.addEventListener('securitypolicyviolation', ({ effectiveDirective }) => {
        if (refused.add(effectiveDirective).size === 4) resolve()
      }),
    )
    const script = Object.assign(document.createElement('script'), { textContent: 'window.wasRun = true' })
    document.body.append(script)
    const image = new Image()
    const failed = new Promise((resolve) => image.addEventListener('error', resolve))
    image.src = 'https://elsewhere.example/x.png'
    await failed
    const fetched = await fetch('https://elsewhere.example/').then(() => true, () => false)
    const evaluated = await Promise.resolve().then(() => Function('return true')() as boolean).catch(() => false)
    await allRefused
    return { wasRun: 'wasRun' in window, fetched, evaluated, refused: [...refused].toSorted() }
  })
  expect(done).toEqual({ wasRun: false, fetched: false, evaluated: false, refused: ['connect-src', 'img-src', 'script-src', 'script-src-elem'] })
})
