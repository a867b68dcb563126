/**
 * `npm start`: from a fresh clone to a running course. Installs what is missing, builds,
 * serves the build, prints its address and opens it where there is a desktop.
 */
import { spawn } from 'node:child_process'
import { parseArgs } from 'node:util'
import { ensureInstalled } from './lib/install.mjs'
import { ROOT, requireNode, run } from './lib/project.mjs'

requireNode()
const port = wantedPort()
await ensureInstalled()
const { code } = await run([process.execPath, 'tools/build.mjs'], { cwd: ROOT })
if (code !== 0) process.exit(code)

const { serveDist } = await import('./lib/serve.mjs')
const server = await serveDist({ port })
const stop = () => void server.close().finally(() => process.exit(0))
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, stop)
stopWithNpm()
console.log(`Build a CDN is at ${server.url}`)
openBrowser(server.url)

function wantedPort() {
  const { values } = parseArgs({ options: { port: { type: 'string' } } })
  const text = values.port ?? process.env.PORT ?? '4173'
  const number = Number(text)
  if (Number.isInteger(number) && number >= 0 && number <= 65_535) return number
  console.error(`The port must be a number from 0 to 65535, not "${text}".`)
  process.exit(2)
}

/** npm does not hand a SIGTERM on: when it is gone, nobody could end this server any more. */
function stopWithNpm() {
  if (process.env.npm_lifecycle_event !== 'start') return
  const npm = process.ppid
  setInterval(() => process.ppid !== npm && stop(), 500).unref()
}

/** @param {string} url */
function openBrowser(url) {
  const { platform, env } = process
  const desktop = platform === 'darwin' || platform === 'win32' || env.DISPLAY || env.WAYLAND_DISPLAY
  if (env.CI || !desktop) return
  const [command, ...args] = platform === 'darwin' ? ['open'] : platform === 'win32' ? ['cmd', '/c', 'start', ''] : ['xdg-open']
  const child = spawn(command, [...args, url], { stdio: 'ignore', detached: true })
  // The address is on the terminal; a desktop without a browser is no reason to stop.
  child.on('error', () => {})
  child.unref()
}
