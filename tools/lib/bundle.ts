/**
 * Bundles a file of the project into one script for a page: what a test needs inside the browser is brought along by the test, so
 * that the product has no hooks for tests, and packages for an LMS have a launcher of their own.
 */
import { join } from 'node:path'
import { build } from 'vite'
import { ROOT } from './project.mjs'
import { listings } from '../vite/listings.ts'

/** The text of a script that defines the global `name` with what the file exports; `minify` for one that is published. */
export async function bundle(file: string, name: string, { minify = false } = {}): Promise<string> {
  const result = await build({
    root: ROOT,
    configFile: false,
    logLevel: 'error',
    plugins: [listings()],
    build: {
      write: false,
      minify,
      target: 'es2022',
      lib: { entry: join(ROOT, file), formats: ['iife'], name },
    },
  })
  const outputs = Array.isArray(result) ? result : [result]
  const chunks = outputs.flatMap((one) => ('output' in one ? one.output : []))
  const code = chunks.flatMap((chunk) => (chunk.type === 'chunk' ? [chunk.code] : []))
  if (code.length !== 1) throw new Error(`${file} became ${code.length} scripts instead of one`)
  return code[0]!
}
