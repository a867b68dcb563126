/**
 * Builds what the bench measures as the product is built (same plugins, same target, minified),
 * once for Node and once for the browser: code that a development server has taken apart is
 * slower, and differently so.
 */
import { join } from 'node:path'
import react from '@vitejs/plugin-react'
import { type InlineConfig, build } from 'vite'
import { CACHE, ROOT } from '../../tools/lib/project.mjs'
import { land } from '../../tools/vite/land.ts'
import { listings } from '../../tools/vite/listings.ts'

const OUT = join(CACHE, 'bench')
export const NODE_ROUND = join(OUT, 'node', 'nodeRound.mjs')
export const PAGE_FOLDER = join(OUT, 'page')

/** The product's own entries are not built along, hence not its configuration file. */
const COMMON = { root: ROOT, configFile: false, publicDir: false, mode: 'production', logLevel: 'error' } satisfies InlineConfig
const TARGET = 'es2022'

export async function buildForNode(): Promise<void> {
  await build({
    ...COMMON,
    plugins: [listings(), land()],
    ssr: { noExternal: true },
    build: {
      ssr: 'bench/nodeRound.ts', ssrEmitAssets: true, target: TARGET, minify: true, outDir: join(OUT, 'node'), emptyOutDir: true,
      rolldownOptions: { output: { entryFileNames: '[name].mjs' } },
    },
  })
}

export async function buildPage(): Promise<void> {
  await build({
    ...COMMON,
    plugins: [listings(), land(), react()],
    build: { target: TARGET, outDir: PAGE_FOLDER, emptyOutDir: true, rolldownOptions: { input: 'bench/page/index.html' } },
    // A worker is a build of its own, with its own plugins. It can be asked for pictures, too.
    worker: { format: 'es', plugins: () => [listings(), land(), react()] },
  })
}
