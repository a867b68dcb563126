/**
 * Finds the real caches that the twin runs: varnishd with the modules that exported VCL imports, and nginx. With CACHES=install in the
 * environment, what is missing is installed with apt-get; with CACHES=none, what is there is not looked at.
 */
import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { aptInstall } from './apt.mjs'
import { onPath } from './programs.mjs'

export const PACKAGES = ['varnish', 'varnish-modules', 'nginx']
/** Where Debian puts servers, which a user's PATH may lack, and below which folder modules of Varnish. */
const DEBIAN = { servers: '/usr/sbin', libraries: '/usr/lib' }

/**
 * A program and its version, or a sentence that says why there is none.
 * @typedef {{ program: string, version: string } | { missing: string }} CacheFound
 * @typedef {{ varnish: CacheFound, nginx: CacheFound }} CachesFound
 */

/**
 * @param {typeof DEBIAN} [folders]
 * @returns {Promise<CachesFound>}
 */
export async function findCaches(folders = DEBIAN) {
  const there = look(folders)
  if (!Object.values(there).some((one) => 'missing' in one) || process.env.CACHES !== 'install') return there
  const failure = await aptInstall(PACKAGES)
  const now = look(folders)
  if (failure === undefined) return now
  const told = (/** @type {CacheFound} */ one) => ('missing' in one ? { missing: `${one.missing}; ${failure}` } : one)
  return { varnish: told(now.varnish), nginx: told(now.nginx) }
}

/**
 * @param {typeof DEBIAN} folders
 * @returns {CachesFound}
 */
function look({ servers, libraries }) {
  if (process.env.CACHES === 'none') return { varnish: { missing: 'varnish: CACHES is none' }, nginx: { missing: 'nginx: CACHES is none' } }
  return { varnish: varnish(servers, libraries), nginx: found('nginx', '-v', 'nginx', servers) }
}

/**
 * @param {string} servers
 * @param {string} libraries
 * @returns {CacheFound}
 */
function varnish(servers, libraries) {
  const one = found('varnishd', '-V', 'varnish', servers)
  if ('missing' in one || hasModules(libraries)) return one
  return { missing: 'varnishd is there, but not its module xkey: apt-get install varnish-modules' }
}

/**
 * Debian has a folder for each kind of machine between the two.
 * @param {string} libraries
 */
function hasModules(libraries) {
  const folders = existsSync(libraries) ? readdirSync(libraries) : []
  return ['', ...folders].some((name) => existsSync(join(libraries, name, 'varnish/vmods/libvmod_xkey.so')))
}

/**
 * @param {string} name
 * @param {string} asks Option that prints the version, to stdout or stderr.
 * @param {string} packageName
 * @param {string} servers
 * @returns {CacheFound}
 */
function found(name, asks, packageName, servers) {
  const program = onPath([name])[0] ?? [join(servers, name)].find((path) => existsSync(path))
  if (program === undefined) return { missing: `no ${name} found: apt-get install ${packageName}` }
  try {
    const said = execFileSync('/bin/sh', ['-c', '"$0" "$1" 2>&1', program, asks], { encoding: 'utf8', timeout: 30_000 })
    const version = /[0-9]+[.][0-9]+[.][0-9]+/.exec(said)?.[0]
    return version === undefined ? { missing: `${program} ${asks} tells no version: ${said.trim()}` } : { program, version }
  } catch (error) {
    return { missing: `${program} does not start: ${error instanceof Error ? error.message : String(error)}` }
  }
}
