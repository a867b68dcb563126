/**
 * `npm run build`: the client build by Vite, then the pages by tools/prerender, into dist/.
 */
import { ensureInstalled } from './lib/install.mjs'
import { bin, requireNode, run, tool } from './lib/project.mjs'

requireNode()
await ensureInstalled()
for (const step of [bin('vite', 'build', '--logLevel', 'warn'), tool('prerender')]) {
  const { code } = await run(step)
  if (code !== 0) process.exit(code)
}
