/**
 * `npm run build:sdk`: the SDK as a package for npm, into packages/embed. `-- --script DIR`: as one file instead, DIR/embed/v1.js, which a page
 * loads from the host of the course (`npm run build` does that).
 */
import { mkdir, rm, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { type InlineConfig, build } from 'vite'
import { ROOT } from './lib/project.mjs'
import { VERSION } from '../src/protocol/envelope.ts'
import { ENTRIES, packageJson, readme } from './sdk/packageFiles.ts'
import { writeTypes } from './sdk/types.ts'

export async function main(argv: readonly string[]): Promise<number> {
  const { script } = parseArgs({ args: [...argv], options: { script: { type: 'string' } } }).values
  await (script === undefined ? buildPackage(join(ROOT, 'packages', 'embed')) : buildScript(resolve(script)))
  return 0
}

/** One file that registers the element and exports the rest. Its name has the version of the protocol: what a page loads once keeps working. */
export async function buildScript(dist: string): Promise<string> {
  const out = join(dist, 'embed')
  await bundle({ outDir: out, lib: { entry: join(ROOT, 'src/sdk/script.ts'), formats: ['es'], fileName: () => `v${VERSION}.js` }, emptyOutDir: false })
  return join(out, `v${VERSION}.js`)
}

/** A folder that `npm publish` takes as it is. */
export async function buildPackage(out: string): Promise<void> {
  await rm(out, { recursive: true, force: true })
  await mkdir(out, { recursive: true })
  const entry = Object.fromEntries(ENTRIES.map(({ name, source }) => [name, join(ROOT, source)]))
  await bundle({ outDir: out, lib: { entry, formats: ['es'] }, rolldownOptions: { external: /^react(\/|$)/ } })
  await writeTypes(out)
  await writeFile(join(out, 'package.json'), `${JSON.stringify(packageJson(), null, 2)}\n`)
  await writeFile(join(out, 'README.md'), readme())
}

async function bundle(options: InlineConfig['build']): Promise<void> {
  await build({ configFile: false, root: ROOT, logLevel: 'error', publicDir: false, esbuild: false, build: { target: 'es2022', minify: true, ...options } })
}
