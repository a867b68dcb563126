/**
 * The files of the course for a package: the published pages with addresses of their own, and scripts for any folder. The closing page and
 * the contents are among them, so that no link leads out.
 */
import { readFile, readdir } from 'node:fs/promises'
import { join, sep } from 'node:path'
import type { Manifest } from '../lib/pageFiles.ts'
import { ensureBuilt, ensureFolderBuilt } from '../lib/sites.mjs'
import { relativePage } from './relativePage.ts'

/** By path in the package, with slashes. */
export type Files = ReadonlyMap<string, Uint8Array>

/** Of the build for any folder: templates of pages, styles (they are in the pages), and Vite's own. */
const NOT_PACKED = /^\.vite\/|\.css$|^(index|embed)\.html$/
/** What no host in an LMS asks for, and scenes that are one file, which are no pages of a package. */
const LEFT_OUT = /(?:^404|(?:^|\/)single)\.html$/

export async function siteFiles(): Promise<Files> {
  const [published, folder] = [await ensureBuilt('production'), await ensureFolderBuilt()]
  const entryOf = await entries(published, folder)
  const files = new Map<string, Uint8Array>()
  for (const file of await filesIn(folder)) if (!NOT_PACKED.test(file)) files.set(file, await readFile(join(folder, file)))
  for (const file of await filesIn(published)) {
    if (!file.endsWith('.html') || LEFT_OUT.test(file)) continue
    files.set(file, Buffer.from(relativePage(await readFile(join(published, file), 'utf8'), { file, entryOf })))
  }
  return files
}

async function filesIn(folder: string): Promise<readonly string[]> {
  const found = await readdir(folder, { recursive: true, withFileTypes: true })
  return found.filter((one) => one.isFile()).map((one) => join(one.parentPath, one.name).slice(folder.length + 1).replaceAll(sep, '/'))
}

async function entries(published: string, folder: string): Promise<(entry: string) => string> {
  const [before, after] = [await manifestOf(published), await manifestOf(folder)]
  const sources = new Map(Object.entries(before).map(([source, { file }]) => [file, source]))
  return (entry) => {
    const file = after[sources.get(entry) ?? '']?.file
    if (file === undefined) throw new Error(`dist/ has pages that begin with /${entry}, which is no script of it: build it for the root of a host, without BASE`)
    return file
  }
}

const manifestOf = async (folder: string): Promise<Manifest> => JSON.parse(await readFile(join(folder, '.vite', 'manifest.json'), 'utf8')) as Manifest
