/**
 * Writes dist/sw.js, with which a course is kept on a device that has no network later (src/app/offline): what its pages need, and the handouts, but no
 * embeds and nothing that is there for hosts.
 */
import { createHash } from 'node:crypto'
import { readFile, readdir, writeFile } from 'node:fs/promises'
import { join, relative, resolve, sep } from 'node:path'
import { answering, keeping } from './offline/worker.mjs'

/** Embeds, scenes as one file, posters, what was compressed, and what hosts and robots read. */
const NOT_KEPT = /^(?:e|embed|\.vite)\/|(?:^|\/)(?:single\.html|poster\.png|_headers|robots\.txt|sitemap\.xml|sw\.js)$|\.(?:br|gz)$/

export async function main(argv: readonly string[]): Promise<number> {
  const dist = resolve(argv[0] ?? 'dist')
  const found = await readdir(dist, { recursive: true, withFileTypes: true })
  const files = found.filter((one) => one.isFile()).map((one) => relative(dist, join(one.parentPath, one.name)).replaceAll(sep, '/')).filter((file) => !NOT_KEPT.test(file)).toSorted()
  const hash = createHash('sha256')
  for (const file of files) hash.update(file).update(await readFile(join(dist, file)))
  const course = { version: hash.digest('hex').slice(0, 12), base: import.meta.env.BASE_URL, files }
  await writeFile(join(dist, 'sw.js'), `const course=${JSON.stringify(course)};(${keeping})(self,course);(${answering})(self,course)\n`)
  return 0
}
