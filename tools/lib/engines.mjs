/**
 * Finds the browsers of the engines beside Chromium's: Firefox (Gecko), and WebKitGTK's MiniBrowser by its driver. With
 * ENGINES=install in the environment, what is missing is installed with apt-get. Starting them is left to others.
 */
import { aptInstall } from './apt.mjs'
import { onPath, starts } from './programs.mjs'

/**
 * Either the programs that drive an engine, or a sentence that says why there are none.
 * @typedef {{ firefox: string } | { missing: string }} FirefoxFound
 * @typedef {{ driver: string, display: string } | { missing: string }} WebKitFound
 */

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
  const failure = await aptInstall(packages)
  return find() ?? { missing: `no ${name} found, and ${failure ?? `${packages.join(' and ')} did not bring it`}` }
}
