/**
 * The two builds of the course: the one that is published, and the one that the suites open, which has the scenes of
 * tests/course as well. Each is made by tools/build.mjs; a suite makes one that is missing or older than its sources.
 */
import { mkdir, readdir, rm, stat, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { CACHE, ROOT, bin, run } from './project.mjs'

/** By the mode that Vite builds them in. */
export const SITES = /** @type {const} */ ({
  production: { mode: 'production', dist: join(ROOT, 'dist'), finished: join(CACHE, 'production-is-built') },
  test: { mode: 'test', dist: join(CACHE, 'site'), finished: join(CACHE, 'test-is-built') },
})

/** Scripts without pages, from the sources of the published build. */
const FOLDER = { dist: join(CACHE, 'any-folder'), finished: join(CACHE, 'any-folder-is-built') }

/** @typedef {{ readonly dist: string, readonly finished: string }} Site */

/** What a build is made of. */
const SOURCES = ['src', 'scenes', 'tests/course', 'public', 'tools', 'index.html', 'embed.html', 'vite.config.ts', 'package-lock.json']

/**
 * The command line that builds one of them.
 * @param {keyof typeof SITES} mode
 */
export function buildOf(mode) {
  return [process.execPath, join(ROOT, 'tools', 'build.mjs'), '--mode', mode]
}

/**
 * Builds what is not there, or is older than its sources; an error when that fails.
 * @param {keyof typeof SITES} mode
 * @returns {Promise<string>} Its folder.
 */
export function ensureBuilt(mode) {
  return ensureFresh(SITES[mode], () => run(buildOf(mode), { capture: true }))
}

/**
 * The same for what packages for an LMS need besides the published pages: its scripts for whatever folder they will lie in.
 * @returns {Promise<string>} Its folder.
 */
export function ensureFolderBuilt() {
  const build = bin('vite', 'build', '--logLevel', 'warn', '--outDir', FOLDER.dist)
  return ensureFresh(FOLDER, async () => {
    const built = await run(build, { capture: true, env: { NODE_ENV: 'production', BASE: './' } })
    await buildSite(FOLDER, async () => built.code === 0)
    return built
  })
}

/**
 * @param {Site} site
 * @param {() => Promise<{ code: number, output: string }>} build
 */
async function ensureFresh(site, build) {
  const sources = await Promise.all(SOURCES.map((source) => newestMs(join(ROOT, source))))
  if ((await builtMs(site)) < Math.max(...sources)) {
    const { code, output } = await build()
    if (code !== 0) throw new Error(`The course could not be built:\n${output}`)
  }
  return site.dist
}

/**
 * Runs the steps of a build and notes its end outside the folder that is published: what was stopped on the way counts as not built.
 * @param {Site} site
 * @param {() => Promise<boolean>} build False when it has failed.
 */
export async function buildSite({ finished }, build) {
  await rm(finished, { force: true })
  if (!(await build())) return false
  await mkdir(dirname(finished), { recursive: true })
  await writeFile(finished, '')
  return true
}

/**
 * When a whole build was finished; 0 when there is none.
 * @param {Site} site
 */
export async function builtMs({ dist, finished }) {
  return (await changedMs(dist)) === 0 ? 0 : changedMs(finished)
}

/**
 * @param {string} path
 * @returns {Promise<number>}
 */
async function newestMs(path) {
  if (!(await stat(path).catch(() => null))?.isDirectory()) return changedMs(path)
  const names = await readdir(path, { recursive: true })
  return Math.max(0, ...(await Promise.all(names.map((name) => changedMs(join(path, name))))))
}

/**
 * 0 when there is no such file.
 * @param {string} path
 */
async function changedMs(path) {
  return (await stat(path).catch(() => null))?.mtimeMs ?? 0
}
