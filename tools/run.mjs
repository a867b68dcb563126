/**
 * Runs a TypeScript tool of this project: `node tools/run.mjs tools/sim.ts 2 --json`. The tool
 * and what it imports go through Vite with the project's plugins, so that listing files are
 * compiled as they are in the browser. `--mode test` at the end has it see the scenes of tests/course where the page does
 * (src/app/registry). The tool exports `main(argv)`; the number it returns is the exit code. Nothing but the tool writes to
 * stdout.
 */
import { resolve } from 'node:path'
import { ensureInstalled } from './lib/install.mjs'
import { ROOT, requireNode } from './lib/project.mjs'

requireNode()
const [file, ...words] = process.argv.slice(2)
const mode = words.at(-2) === '--mode' ? words.splice(-2)[1] : 'production'
if (!file) {
  console.error('Which tool? node tools/run.mjs tools/<name>.ts [arguments]')
  process.exit(2)
}
await ensureInstalled()
const { createRunnableDevEnvironment, resolveConfig } = await import('vite')
// Without the last one Vite's CSS plugin has no table of module classes: it starts with the browser's environment only.
const inline = {
  root: ROOT,
  configFile: resolve(ROOT, 'vite.config.ts'),
  logLevel: /** @type {const} */ ('error'),
  server: { perEnvironmentStartEndDuringDev: true },
}
const config = await resolveConfig(inline, 'serve', mode, 'production')
const environment = createRunnableDevEnvironment('ssr', config, { runnerOptions: { hmr: false }, hot: false })
await environment.init()
try {
  const { main } = await environment.runner.import(resolve(ROOT, file))
  process.exitCode = (await main(words)) ?? 0
} finally {
  // Only now: a tool may import more while it works.
  await environment.close()
}
