/**
 * Finds a Chromium for the browser suites, or installs one. It answers with the path of a
 * program that starts; it does not start it for good.
 */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { onPath, starts } from './programs.mjs'
import { ROOT, run } from './project.mjs'

const SYSTEM_NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']
const FIXED_PATHS = [
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
]

/**
 * The first Chromium that starts: CHROMIUM_PATH, Playwright's, the system's. Undefined when there is none.
 * @returns {Promise<string | undefined>}
 */
export async function findChromium() {
  const chosen = process.env.CHROMIUM_PATH
  if (chosen) {
    if (isChromium(chosen)) return chosen
    throw new Error(`CHROMIUM_PATH is ${chosen}, but that is no Chromium that starts.`)
  }
  const { chromium } = await import('playwright-core')
  return [chromium.executablePath(), ...onPath(SYSTEM_NAMES), ...FIXED_PATHS].find(isChromium)
}

/**
 * A Chromium that starts, installed if need be. Throws with a sentence when none can be had.
 * @returns {Promise<string>}
 */
export async function ensureChromium() {
  const found = await findChromium()
  if (found) return found
  for (const commands of waysToInstall()) {
    console.log(`No Chromium found. Installing one: ${commands.map((words) => words.join(' ')).join(' && ')}`)
    // One that fails may not matter: a list of packages that cannot be renewed is perhaps recent enough.
    for (const words of commands) await run(words, { env: { DEBIAN_FRONTEND: 'noninteractive' } })
    const installed = await findChromium()
    if (installed) return installed
  }
  throw new Error(
    'The browser suites need a Chromium, and none could be found or installed. Install Chromium or Chrome, ' +
      'or set CHROMIUM_PATH to the program, and run npm test again.',
  )
}

function waysToInstall() {
  const root = process.getuid?.() === 0
  const playwright = [process.execPath, join(ROOT, 'node_modules', 'playwright-core', 'cli.js'), 'install', 'chromium']
  const ways = [[[...playwright, ...(root ? ['--with-deps'] : [])]]]
  if (root && existsSync('/usr/bin/apt-get')) {
    ways.unshift([
      ['apt-get', 'update'],
      ['apt-get', 'install', '-y', '--no-install-recommends', 'chromium'],
    ])
  }
  return ways
}

/** @param {string} path */
function isChromium(path) {
  return starts(path, /chrom/i)
}
