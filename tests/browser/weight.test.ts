/**
 * The budget is computed from the manifest (tools/checkWeight); here a browser says whether the
 * page really loads nothing more than what was weighed.
 */
import { join } from 'node:path'
import { expect, inject, it } from 'vitest'
import { ROOT } from '../../tools/lib/project.mjs'
import { scenePages } from '../../tools/lib/pageWeight.ts'
import { openBrowser } from './support/browser'

const open = openBrowser()

it.each(scenePages(join(ROOT, 'dist')))('scene $number loads the script that was weighed and no other', async ({ slug, files }) => {
  const { page, requests } = await open(`/s/${slug}/`)
  await page.waitForLoadState('networkidle')
  const scripts = requests.filter((url) => new URL(url).pathname.endsWith('.js'))
  const loaded = scripts.map((url) => url.slice(inject('baseUrl').length))
  expect(new Set(loaded)).toEqual(new Set(files))
})
