/**
 * Writes the pages of the course into dist/ after the client build: contents, one page and one
 * embed for each scene that exists, and 404.html. Each page is complete without scripts.
 */
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { renderPages } from '../src/app/static/renderPages.tsx'
import { FONT_FILES } from '../src/ui/fontFiles.ts'
import { pageText } from './lib/pageFiles.ts'
import type { Manifest, Site } from './lib/pageFiles.ts'

export async function main(argv: readonly string[]): Promise<number> {
  const dist = resolve(argv[0] ?? 'dist')
  const manifest = JSON.parse(await readFile(join(dist, '.vite', 'manifest.json'), 'utf8')) as Manifest
  const site: Site = { base: import.meta.env.BASE_URL, manifest, fonts: fontsOf(manifest) }
  const templates = {
    'index.html': await readFile(join(dist, 'index.html'), 'utf8'),
    'embed.html': await readFile(join(dist, 'embed.html'), 'utf8'),
  }
  for (const page of await renderPages()) {
    const file = join(dist, page.file)
    await mkdir(dirname(file), { recursive: true })
    await writeFile(file, pageText(templates[page.template], page, site))
  }
  // Only a template: each embed has a page of its own.
  await rm(join(dist, 'embed.html'))
  return 0
}

/** The built names of the fonts to preload. */
function fontsOf(manifest: Manifest): string[] {
  const assets = Object.values(manifest).flatMap((chunk) => [chunk.file, ...(chunk.assets ?? [])])
  const wanted = FONT_FILES.filter((font) => font.preload).map((font) => fileStem(font.file))
  return [...new Set(assets)].filter((file) => wanted.some((stem) => fileStem(file).startsWith(stem)) && file.endsWith('.woff2'))
}

function fileStem(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1).replace(/\.woff2$/, '')
}
