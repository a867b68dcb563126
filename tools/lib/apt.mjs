/**
 * Installs packages with apt-get, as root on Debian.
 */
import { existsSync } from 'node:fs'
import { run } from './project.mjs'

/** Nothing waits for ever for a package server, or for another apt-get (s). */
const INSTALL_LIMIT_S = 240

/**
 * @param {string[]} packages
 * @returns {Promise<string | undefined>} Why it did not work.
 */
export async function aptInstall(packages) {
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
