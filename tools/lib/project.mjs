/**
 * Where the project is, and how the commands start other programs. No dependencies: it runs
 * before anything is installed.
 */
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const ROOT = fileURLToPath(new URL('../../', import.meta.url))
/** What the commands keep between runs; git ignores it and `npm ci` removes it. */
export const CACHE = join(ROOT, 'node_modules', '.cache', 'build-a-cdn')

const WINDOWS = process.platform === 'win32'
const MIN_NODE = /** @type {const} */ ([20, 19])

/** Ends the program with a sentence when this Node is too old for the project. */
export function requireNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  if (major > MIN_NODE[0] || (major === MIN_NODE[0] && minor >= MIN_NODE[1])) return
  console.error(`Build a CDN needs Node ${MIN_NODE.join('.')} or newer; this is Node ${process.versions.node}.`)
  process.exit(1)
}

/**
 * The command line of a program that a dependency brings.
 * @param {string} name
 * @param {string[]} args
 */
export function bin(name, ...args) {
  return [join(ROOT, 'node_modules', '.bin', name), ...args]
}

/**
 * The command line of a TypeScript tool of this project.
 * @param {string} name
 * @param {string[]} args
 */
export function tool(name, ...args) {
  return [process.execPath, join(ROOT, 'tools', 'run.mjs'), `tools/${name}.ts`, ...args]
}

/**
 * Runs a program to its end. With `capture` its output is collected, else it goes to the terminal. `signal` ends it early.
 * @param {string[]} commandLine
 * @param {{ capture?: boolean, toStderr?: boolean, cwd?: string, env?: Record<string, string>, signal?: AbortSignal | undefined }} [options]
 * @returns {Promise<{ code: number, output: string }>}
 */
export function run(commandLine, { capture = false, toStderr = false, cwd = ROOT, env = {}, signal } = {}) {
  const [command = '', ...args] = commandLine
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd,
      env: { ...process.env, ...env },
      signal,
      stdio: ['ignore', capture ? 'pipe' : toStderr ? 2 : 'inherit', capture ? 'pipe' : 'inherit'],
      shell: WINDOWS && !command.endsWith('.exe'),
    })
    let output = ''
    child.stdout?.on('data', (chunk) => (output += chunk))
    child.stderr?.on('data', (chunk) => (output += chunk))
    child.on('error', (error) => resolve({ code: 127, output: `${command}: ${error.message}` }))
    child.on('close', (code) => resolve({ code: code ?? 1, output }))
  })
}
