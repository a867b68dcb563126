/**
 * Writes the pages of the course into dist/ after the client build: contents, one page and one
 * embed for each scene that exists, the closing page, and 404.html. Each page is complete without scripts.
 */
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { renderPages } from '../src/app/static/renderPages.tsx'
import { documentText, pageText } from './lib/pageFiles.ts'
import type { Manifest, Site } from './lib/pageFiles.ts'
import { builtFiles } from './lib/pageWeight.ts'
import { withPolicy } from './lib/policy.ts'

export async function main(argv: readonly string[]): Promise<number> {
  const dist = resolve(argv[0] ?? 'dist')
  const manifest = JSON.parse(await readFile(join(dist, '.vite', 'manifest.json'), 'utf8')) as Manifest
  const [sheet, ...others] = builtFiles(dist, '.css')
  if (!sheet || others.length > 0) throw new Error('the build should have one style sheet, which goes into its pages')
  const site: Site = { base: import.meta.env.BASE_URL, manifest, styles: await readFile(join(dist, sheet), 'utf8') }
  const templates = {
    'index.html': await readFile(join(dist, 'index.html'), 'utf8'),
    'embed.html': await readFile(join(dist, 'embed.html'), 'utf8'),
  }
  for (const page of await renderPages()) {
    const file = join(dist, page.file)
    await mkdir(dirname(file), { recursive: true })
    await writeFile(file, withPolicy('styles' in page ? documentText(templates['index.html'], page, site.styles) : pageText(templates[page.template], page, site)))
  }
  // Only a template: each embed has a page of its own. The styles are in the pages.
  await Promise.all([rm(join(dist, 'embed.html')), rm(join(dist, sheet))])
  return 0
}
