/**
 * `npm run check`: types, lint, boundaries, dead code and duplicates, side by side. With names
 * of checks as arguments, only those. Prints what failed.
 */
import { CHECKS, runChecks } from './lib/checks.mjs'
import { ensureInstalled } from './lib/install.mjs'
import { requireNode } from './lib/project.mjs'

requireNode()
await ensureInstalled()
const asked = process.argv.slice(2)
const results = await runChecks(asked.length > 0 ? asked : Object.keys(CHECKS))
for (const { name, code, output } of results) if (code !== 0) console.log(`--- ${name}\n${output.trim()}\n`)
for (const { name, code } of results) console.log(`${code === 0 ? 'ok  ' : 'FAIL'} ${name}`)
process.exitCode = results.some(({ code }) => code !== 0) ? 1 : 0
