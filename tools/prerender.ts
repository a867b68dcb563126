/**
 * Writes the pages of the course into dist/ after the client build: contents, one page and one
 * embed for each scene that exists, documents for paper and for teachers, the closing page, and 404.html, and what hosts are told beside them. Each page is complete without scripts. SITE_URL is the
 * address of the course, where it is known.
 */
import { mkdir, readFile, readdir, rm, writeFile } from 'node:fs/promises'
import { dirname, join, relative, resolve, sep } from 'node:path'
import { COURSE_NAME } from '../src/app/contents.ts'
import { SINGLE } from '../src/ui/root.ts'
import posterStyles from '../src/app/static/poster.css?inline'
import { renderPages } from '../src/app/static/renderPages.tsx'
import type { RenderedDocument, RenderedPage } from '../src/app/static/renderPages.tsx'
import { bundle } from './lib/bundle.ts'
import { headersFile, oEmbed, oEmbedFile, robots, siteUrl, sitemap } from './lib/hostFiles.ts'
import { documentText, pageText } from './lib/pageFiles.ts'
import type { Manifest, Site } from './lib/pageFiles.ts'
import { builtFiles } from './lib/pageWeight.ts'
import { carryingStyles, pngDrawer } from './lib/posters.ts'
import { withPolicy } from './lib/policy.ts'

export async function main(argv: readonly string[]): Promise<number> {
  const dist = resolve(argv[0] ?? 'dist')
  const manifest = JSON.parse(await readFile(join(dist, '.vite', 'manifest.json'), 'utf8')) as Manifest
  const [sheet, ...others] = builtFiles(dist, '.css')
  if (!sheet || others.length > 0) throw new Error('the build should have one style sheet, which goes into its pages')
  const base = import.meta.env.BASE_URL
  const site: Site = { base, manifest, styles: await readFile(join(dist, sheet), 'utf8'), url: siteUrl(process.env['SITE_URL'], base) }
  const templates = {
    'index.html': await readFile(join(dist, 'index.html'), 'utf8'),
    'embed.html': await readFile(join(dist, 'embed.html'), 'utf8'),
  }
  const pages = await renderPages(site.url)
  const scripts = new Map<string, Promise<string>>()
  const bundled = (module: string): Promise<string> => scripts.get(module) ?? scripts.set(module, bundle(module, 'page', { minify: true })).get(module)!
  for (const page of pages) {
    const file = join(dist, page.file)
    await mkdir(dirname(file), { recursive: true })
    const text = 'styles' in page
      ? documentText(templates['index.html'], page, site, typeof page.script === 'string' ? page.script : await bundled(page.script.module))
      : pageText(templates[page.template], page, site)
    await writeFile(file, withPolicy(text))
  }
  await writePosters(dist, pages, site.styles)
  if (site.url !== undefined) await writeAddressed(dist, site.url, pages)
  // Only a template: each embed has a page of its own. The styles are in the pages.
  await Promise.all([rm(join(dist, 'embed.html')), rm(join(dist, sheet))])
  // tools/single and tools/offline write them afterwards.
  const later = ['sw.js', ...pages.flatMap(({ file }) => (/^[es]\//.test(file) ? [file.replace('index.html', SINGLE)] : []))]
  await writeFile(join(dist, '_headers'), headersFile(base, [...(await namedFiles(dist)), ...later]))
  return 0
}

/** Each once, with the styles of its page: a scene's page and its embed have the same. */
async function writePosters(dist: string, pages: readonly (RenderedPage | RenderedDocument)[], sheet: string): Promise<void> {
  const markups = new Map(pages.flatMap(({ poster }) => (poster ? [[poster.file, poster.markup]] : [])))
  const draw = await pngDrawer()
  for (const [file, markup] of markups) await writeFile(join(dist, file), draw(carryingStyles(markup, sheet + posterStyles, 'light')))
}

/** Files that keep their names when they change. */
async function namedFiles(dist: string): Promise<readonly string[]> {
  const all = await readdir(dist, { recursive: true, withFileTypes: true })
  return all.filter((one) => one.isFile()).map((one) => relative(dist, join(one.parentPath, one.name)).replaceAll(sep, '/')).filter((file) => !/^(?:assets|embed|\.vite)\//.test(file))
}

/** What can only be said of a course whose address is known. */
async function writeAddressed(dist: string, url: string, pages: readonly (RenderedPage | RenderedDocument)[]): Promise<void> {
  await writeFile(join(dist, 'sitemap.xml'), sitemap(url, pages))
  await writeFile(join(dist, 'robots.txt'), robots(url))
  for (const { file, title } of pages) {
    const slug = /^e\/([^/]+)\//.exec(file)?.[1]
    if (slug !== undefined) await writeFile(join(dist, oEmbedFile(slug)), JSON.stringify(oEmbed(url, slug, title.replace(` – ${COURSE_NAME}`, ''))))
  }
}
