/**
 * `npm run test:engines`: installs the browsers that are missing (as root on Debian), and runs the suite of the
 * engines in Chromium, Firefox and WebKitGTK. `npm test` runs the same suite in those it finds.
 */
import { ensureInstalled } from './lib/install.mjs'
import { bin, requireNode, run } from './lib/project.mjs'

requireNode()
await ensureInstalled()
process.env.ENGINES = 'install'
const { code } = await run(bin('vitest', 'run', '--project', 'browser', 'tests/browser/engines'))
process.exitCode = code
