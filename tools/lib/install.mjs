/**
 * Installs what package-lock.json asks for and node_modules lacks; does nothing when both
 * agree. It never changes package-lock.json.
 */
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { ROOT, run } from './project.mjs'

/** @param {string} [root] */
export async function ensureInstalled(root = ROOT) {
  const stampFile = join(root, 'node_modules', '.build-a-cdn-lock')
  const stamp = createHash('sha256').update(readFileSync(join(root, 'package-lock.json'))).digest('hex')
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp) return
  if (missingPackages(root).length > 0) await install(root)
  writeFileSync(stampFile, stamp)
}

/**
 * Paths of packages that the lockfile wants and that are not there, or that npm has not installed in that version.
 * Optional ones may be absent: most are for other machines.
 * @param {string} root
 * @returns {string[]}
 */
export function missingPackages(root) {
  const installedFile = join(root, 'node_modules', '.package-lock.json')
  const wanted = packagesOf(join(root, 'package-lock.json'))
  const installed = existsSync(installedFile) ? packagesOf(installedFile) : {}
  return Object.entries(wanted)
    .filter(([path, one]) => path !== '' && !one.optional)
    .filter(([path, one]) => installed[path]?.version !== one.version || !existsSync(join(root, path)))
    .map(([path]) => path)
}

/**
 * @param {string} file
 * @returns {Record<string, { version?: string, optional?: boolean }>}
 */
function packagesOf(file) {
  return JSON.parse(readFileSync(file, 'utf8')).packages ?? {}
}

/** @param {string} root */
async function install(root) {
  console.error('Installing dependencies from package-lock.json ...')
  // npm tells its children where it is; without it, the one on the PATH is used.
  const npm = process.env.npm_execpath?.endsWith('npm-cli.js') ? [process.execPath, process.env.npm_execpath] : ['npm']
  // Not `npm ci`: it refuses a lockfile that was written where packages for other machines could not be seen, and
  // removes what is installed already. This keeps to the versions and hashes of the lockfile and does not write it.
  const words = ['install', '--no-save', '--include=dev', '--no-audit', '--no-fund']
  const { code } = await run([...npm, ...words], { cwd: root, toStderr: true })
  if (code === 0) return
  console.error('Dependencies could not be installed (npm failed, see above). Is the package registry reachable?')
  process.exit(1)
}
