/**
 * `npm run build`: the client build by Vite, then the pages by tools/prerender, into dist/.
 */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { ROOT, bin, requireNode, run, tool } from './lib/project.mjs'
import { ensureInstalled } from './lib/install.mjs'

requireNode()
await ensureInstalled()
const steps = [bin('vite', 'build', '--logLevel', 'warn')]
if (existsSync(join(ROOT, 'tools', 'prerender.ts'))) steps.push(tool('prerender'))
for (const step of steps) {
  const { code } = await run(step)
  if (code !== 0) process.exit(code)
}
