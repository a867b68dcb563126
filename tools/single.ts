/**
 * Writes each scene into dist/ as one file, its page (s/SLUG/single.html) and its embed (e/SLUG/single.html): to take along, and for frames that
 * may load nothing.
 */
import { readFile, readdir, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { SINGLE } from '../src/ui/root.ts'
import type { Manifest } from './lib/pageFiles.ts'
import { ensureFolderBuilt } from './lib/sites.mjs'
import { type Assets, singleFiles } from './single/singleFiles.ts'
import { singlePage } from './single/singlePage.ts'

/** Entries of the build by the folder of the pages that begin with them. */
const ENTRIES = { s: 'index.html', e: 'embed.html' } as const
/** What the mark "checked against Varnish and nginx" opens. */
const RECORD = 'twin.json'

export async function main(argv: readonly string[]): Promise<number> {
  const dist = resolve(argv[0] ?? 'dist')
  const folder = await ensureFolderBuilt()
  const manifest = JSON.parse(await readFile(join(folder, '.vite', 'manifest.json'), 'utf8')) as Manifest
  const names = await readdir(join(folder, 'assets'))
  const assets: Assets = { names: new Set(names), read: (name) => readFile(join(folder, name === RECORD ? '' : 'assets', name)) }
  const faces = new Map(await Promise.all(names.filter((name) => name.endsWith('.woff2')).map(async (name) => [name, `data:font/woff2;base64,${(await assets.read(name) as Buffer).toString('base64')}`] as const)))
  for (const [root, source] of Object.entries(ENTRIES)) {
    const entry = manifest[source]!.file.replace(/^assets\//, '')
    for (const slug of await readdir(join(dist, root))) {
      const files = await singleFiles(assets, [entry, RECORD], slug)
      const html = await readFile(join(dist, root, slug, 'index.html'), 'utf8')
      await writeFile(join(dist, root, slug, SINGLE), singlePage(html, { files, entry, faceOf: (name) => faces.get(name) ?? name }))
    }
  }
  return 0
}
