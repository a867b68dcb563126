/**
 * Finds programs on the PATH and tries whether they start. It installs nothing.
 */
import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'

/**
 * The files on the PATH that have one of these names, the first name first.
 * @param {readonly string[]} names
 */
export function onPath(names) {
  const folders = (process.env.PATH ?? '').split(delimiter)
  return names.flatMap((name) => folders.map((folder) => join(folder, name))).filter((path) => existsSync(path))
}

/**
 * Whether `path --version` says these words. Some systems ship a placeholder of a browser's name that only tells how to
 * install it: so it is tried. On Windows a browser does not answer on the terminal; there it is believed.
 * @param {string} path
 * @param {RegExp} words
 */
export function starts(path, words) {
  if (!path || !existsSync(path)) return false
  if (process.platform === 'win32') return true
  try {
    return words.test(execFileSync(path, ['--version'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'], timeout: 30_000 }))
  } catch {
    return false
  }
}
