/**
 * Finds the real caches that the twin runs: varnishd with the modules that exported VCL imports, and nginx. With CACHES=install in the
 * environment, what is missing is installed with apt-get.
 */
import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { aptInstall } from './apt.mjs'
import { onPath } from './programs.mjs'

export const PACKAGES = ['varnish', 'varnish-modules', 'nginx']
/** Servers are beside the programs of users there, and a user's PATH may lack the folder. */
const SERVERS = '/usr/sbin'

/**
 * A program and its version, or a sentence that says why there is none.
 * @typedef {{ program: string, version: string } | { missing: string }} CacheFound
 * @typedef {{ varnish: CacheFound, nginx: CacheFound }} CachesFound
 */

/** @returns {Promise<CachesFound>} */
export async function findCaches() {
  const there = look()
  if (!Object.values(there).some((one) => 'missing' in one) || process.env.CACHES !== 'install') return there
  const failure = await aptInstall(PACKAGES)
  const now = look()
  if (failure === undefined) return now
  const told = (/** @type {CacheFound} */ one) => ('missing' in one ? { missing: `${one.missing}; ${failure}` } : one)
  return { varnish: told(now.varnish), nginx: told(now.nginx) }
}

/** @returns {CachesFound} */
function look() {
  return { varnish: varnish(), nginx: found('nginx', '-v', 'nginx') }
}

/** @returns {CacheFound} */
function varnish() {
  const one = found('varnishd', '-V', 'varnish')
  if ('missing' in one || modules().length > 0) return one
  return { missing: 'varnishd is there, but not its module xkey: apt-get install varnish-modules' }
}

/** Where Debian puts a module of Varnish, for each kind of machine. */
function modules() {
  const folders = existsSync('/usr/lib') ? readdirSync('/usr/lib').map((name) => join('/usr/lib', name, 'varnish/vmods')) : []
  return [...folders, '/usr/lib/varnish/vmods', '/usr/local/lib/varnish/vmods'].filter((folder) => existsSync(join(folder, 'libvmod_xkey.so')))
}

/**
 * @param {string} name
 * @param {string} asks Option that prints the version, to stdout or stderr.
 * @param {string} packageName
 * @returns {CacheFound}
 */
function found(name, asks, packageName) {
  const program = onPath([name])[0] ?? [join(SERVERS, name)].find((path) => existsSync(path))
  if (program === undefined) return { missing: `no ${name} found: apt-get install ${packageName}` }
  try {
    const said = execFileSync('/bin/sh', ['-c', '"$0" "$1" 2>&1', program, asks], { encoding: 'utf8', timeout: 30_000 })
    const version = /[0-9]+[.][0-9]+[.][0-9]+/.exec(said)?.[0]
    return version === undefined ? { missing: `${program} ${asks} tells no version: ${said.trim()}` } : { program, version }
  } catch (error) {
    return { missing: `${program} does not start: ${error instanceof Error ? error.message : String(error)}` }
  }
}
