/**
 * `npm run build`: the client build by Vite, then the pages by tools/prerender, into dist/; what is published is compressed
 * by tools/compress. `-- --mode test` builds what the browser suites open instead (lib/sites.mjs).
 */
import { parseArgs } from 'node:util'
import { ensureInstalled } from './lib/install.mjs'
import { bin, requireNode, run, tool } from './lib/project.mjs'
import { SITES, buildSite } from './lib/sites.mjs'

requireNode()
requireBase()
const site = wantedSite()
const { mode, dist } = site
await ensureInstalled()
const steps = [bin('vite', 'build', '--logLevel', 'warn', '--mode', mode, '--outDir', dist), tool('prerender', dist, '--mode', mode), tool('buildSdk', '--script', dist)]
// Scenes as one file are made of the published pages. Compressing as well as possible takes longer than everything before it, and no suite looks at it.
if (mode === 'production') steps.push(tool('single', dist), tool('offline', dist), tool('compress', dist))
if (!(await buildSite(site, runSteps))) process.exit(1)

async function runSteps() {
  for (const step of steps) {
    // Packages are taken as they are published in both modes.
    const { code } = await run(step, { env: { NODE_ENV: 'production' } })
    if (code !== 0) return false
  }
  return true
}

/** Pages are written for a path that is known. */
function requireBase() {
  const base = process.env['BASE'] ?? '/'
  if (base.startsWith('/') && base.endsWith('/')) return
  console.error(`BASE is the path of the course on its host, like /course/, not "${base}". What works in any folder is made by npm run package:lms.`)
  process.exit(2)
}

function wantedSite() {
  const { values } = parseArgs({ options: { mode: { type: 'string', default: 'production' } } })
  const site = Object.values(SITES).find((one) => one.mode === values.mode)
  if (site) return site
  console.error(`There is no mode "${values.mode}"; there are ${Object.keys(SITES).join(' and ')}.`)
  process.exit(2)
}
