/**
 * Writes beside every text of a build what a host sends in its place: `.br` for browsers that take brotli, `.gz` for the
 * others (browsers take brotli over HTTPS and from their own machine only). The best compression takes seconds, so it is
 * done when the course is built.
 */
import { readFile, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import { builtFiles } from './lib/pageWeight.ts'

/** A scene as one file is fetched once, by who takes it along: a tenth less of it is not worth minutes of the build. */
const OFTEN = (file: string): boolean => !file.endsWith('single.html')
const TEXTS = ['.html', '.js', '.css', '.svg', '.json', '.txt']

export async function main(argv: readonly string[]): Promise<number> {
  const dist = resolve(argv[0] ?? 'dist')
  await Promise.all(builtFiles(dist, ...TEXTS).filter(OFTEN).map((file) => compress(join(dist, file))))
  return 0
}

async function compress(file: string): Promise<void> {
  const text = await readFile(file)
  const params = { [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT, [constants.BROTLI_PARAM_SIZE_HINT]: text.length }
  const [br, gz] = await Promise.all([promisify(brotliCompress)(text, { params }), promisify(gzip)(text, { level: 9 })])
  for (const [ending, bytes] of [['.br', br], ['.gz', gz]] as const) {
    if (bytes.length < text.length) await writeFile(file + ending, bytes)
  }
}
