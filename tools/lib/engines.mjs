/**
 * Finds the browsers of the engines beside Chromium's: Firefox (Gecko), and WebKitGTK's MiniBrowser by its driver. With
 * ENGINES=install in the environment, what is missing is installed with apt-get. Starting them is left to others.
 */
import { existsSync } from 'node:fs'
import { onPath, starts } from './programs.mjs'
import { run } from './project.mjs'

/**
 * Either the programs that drive an engine, or a sentence that says why there are none.
 * @typedef {{ firefox: string } | { missing: string }} FirefoxFound
 * @typedef {{ driver: string, display: string } | { missing: string }} WebKitFound
 */

/** Nothing waits for ever for a package server, or for another apt-get (s). */
const INSTALL_LIMIT_S = 240

/** @returns {Promise<{ firefox: FirefoxFound, webkit: WebKitFound }>} */
export async function findEngines() {
  return { firefox: await found('Firefox', ['firefox-esr'], findFirefox), webkit: await found('WebKitGTK', ['webkit2gtk-driver', 'xvfb'], findWebKit) }
}

/** FIREFOX_PATH decides when it is set. */
function findFirefox() {
  const chosen = process.env.FIREFOX_PATH
  const isFirefox = (/** @type {string} */ path) => starts(path, /^Mozilla Firefox/)
  if (chosen && !isFirefox(chosen)) throw new Error(`FIREFOX_PATH is ${chosen}, but that is no Firefox that starts.`)
  const known = [...onPath(['firefox-esr', 'firefox']), '/Applications/Firefox.app/Contents/MacOS/firefox']
  const firefox = chosen ?? known.find(isFirefox)
  return firefox ? { firefox } : undefined
}

/** The driver brings its MiniBrowser; both need an X display, which Xvfb is. */
function findWebKit() {
  const [driver] = onPath(['WebKitWebDriver'])
  const [display] = onPath(['Xvfb'])
  return driver && display ? { driver, display } : undefined
}

/**
 * @template T
 * @param {string} name
 * @param {string[]} packages
 * @param {() => T | undefined} find
 * @returns {Promise<T | { missing: string }>}
 */
async function found(name, packages, find) {
  const there = find()
  if (there) return there
  if (process.env.ENGINES !== 'install') return { missing: `no ${name} found; npm run test:engines installs it` }
  const failure = await install(packages)
  return find() ?? { missing: `no ${name} found, and ${failure ?? `${packages.join(' and ')} did not bring it`}` }
}

/**
 * @param {string[]} packages
 * @returns {Promise<string | undefined>} Why it did not work.
 */
async function install(packages) {
  if (!existsSync('/usr/bin/apt-get')) return 'there is no apt-get to install it with'
  if (process.getuid?.() !== 0) return `only root can install it: apt-get install ${packages.join(' ')}`
  console.log(`Installing ${packages.join(' and ')} with apt-get ...`)
  const aptGet = ['timeout', String(INSTALL_LIMIT_S), 'apt-get', '-q', '-o', 'DPkg::Lock::Timeout=60', '-o', 'Acquire::Retries=2']
  const options = { capture: true, env: { DEBIAN_FRONTEND: 'noninteractive' } }
  // A list of packages that cannot be renewed is perhaps recent enough.
  await run([...aptGet, 'update'], options)
  const { code, output } = await run([...aptGet, 'install', '-y', '--no-install-recommends', ...packages], options)
  return code === 0 ? undefined : `apt-get install ${packages.join(' ')} ended with ${code}: ${output.trim().split('\n').at(-1)}`
}
