/**
 * What is published. The budget is computed from the manifest (tools/checkWeight); here a browser says whether the page
 * really loads nothing more than what was weighed. Of scenes that only the suites see there is nothing in it.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, inject, it } from 'vitest'
import { LAST } from '../../tools/checkWeight.ts'
import { builtFiles, scenePages } from '../../tools/lib/pageWeight.ts'
import { SITES } from '../../tools/lib/sites.mjs'
import { SCENES } from '../scenes/scenes'
import { openBrowser } from './support/browser'

const open = openBrowser()
const { production, test } = SITES

async function scriptsOf(slug: string, viewport: 'desktop' | 'phone'): Promise<ReadonlySet<string>> {
  const { page, requests } = await open(`${inject('publishedUrl')}s/${slug}/`, { viewport, isNew: true })
  await page.waitForLoadState('networkidle')
  const scripts = requests.filter((url) => new URL(url).pathname.endsWith('.js'))
  return new Set(scripts.map((url) => url.slice(inject('publishedUrl').length)))
}

it.each(scenePages(production.dist))('scene $number loads the script that was weighed and no other', async ({ slug, files, engine, thread, sign, side }) => {
  const isLong = slug === LAST
  const weighed = [...files, ...engine, ...(isLong ? thread : [])]
  // A quick machine is done before the sign is due, a slow one shows it.
  const sometimes = isLong ? sign : []
  expectOnly(await scriptsOf(slug, 'phone'), weighed, sometimes)
  const [always = [], ...others] = side
  expectOnly(await scriptsOf(slug, 'desktop'), [...weighed, ...always], [...sometimes, ...others.flat()])
})

function expectOnly(loaded: ReadonlySet<string>, always: readonly string[], sometimes: readonly string[]): void {
  expect(always.filter((file) => !loaded.has(file))).toEqual([])
  expect([...loaded].filter((file) => ![...always, ...sometimes].includes(file))).toEqual([])
}

it.each(SCENES.filter(({ home }) => !home.startsWith('scenes/')))('$folder is in no published file, and in the build for tests', ({ scene: { slug, question } }) => {
  const saying = (dist: string): string[] =>
    builtFiles(dist, '.html', '.js', '.json').filter((file) => {
      const text = readFileSync(join(dist, file), 'utf8')
      return text.includes(slug) || text.includes(question)
    })
  expect(saying(test.dist).length).toBeGreaterThan(2)
  expect(saying(production.dist)).toEqual([])
})
