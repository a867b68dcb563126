/**
 * Starts WebKit's driver on an X display of its own, and ends both. What is said to the driver (W3C WebDriver over HTTP)
 * is the caller's.
 */
import { once } from 'node:events'
import { connect, createServer } from 'node:net'
import { setTimeout as after } from 'node:timers/promises'
import { startTethered } from './tether.mjs'

/** Both are there in a tenth of a second on a quiet machine (ms). */
const START_LIMIT_MS = 30_000
const RETRY_MS = 25

/**
 * @param {{ driver: string, display: string }} programs Paths of WebKitWebDriver and Xvfb.
 * @returns {Promise<{ url: string, close: () => Promise<void> }>}
 */
export async function startWebKit({ driver, display }) {
  const server = startTethered([display, '-displayfd', '3', '-screen', '0', '1440x900x24', '-nolisten', 'tcp'])
  const processes = [server]
  const close = async () => {
    for (const one of processes.toReversed()) await one.close()
  }
  try {
    const number = await inTime('Xvfb', server, once(server.messages, 'data').then(([data]) => String(data).trim()))
    const port = await freePort()
    const driving = startTethered([driver, `--port=${port}`, '--host=127.0.0.1'], { DISPLAY: `:${number}` })
    processes.push(driving)
    await inTime('WebKitWebDriver', driving, listens(port))
    return { url: `http://127.0.0.1:${port}/`, close }
  } catch (error) {
    await close()
    throw error
  }
}

/**
 * Waits until the program is ready; throws when it ends before, or takes too long.
 * @template T
 * @param {string} name
 * @param {import('./tether.mjs').Tethered} program
 * @param {Promise<T>} ready
 * @returns {Promise<T>}
 */
async function inTime(name, program, ready) {
  const timer = new AbortController()
  const late = after(START_LIMIT_MS, undefined, { signal: timer.signal }).then(() => {
    throw new Error(`${name} was not ready after ${START_LIMIT_MS} ms`)
  })
  const gone = program.ended.then((said) => {
    throw new Error(`${name} ended before it was ready: ${said || 'it did not say why'}`)
  })
  try {
    return await Promise.race([ready, late, gone])
  } finally {
    timer.abort()
    // Whoever lost the race may still be rejected; nobody listens any more.
    for (const one of [late, gone, ready]) one.catch(() => {})
  }
}

/** A port that nobody uses now: the driver can choose one itself, but does not say which. */
async function freePort() {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  if (!address || typeof address === 'string') throw new Error('the system gave no port')
  return address.port
}

/** @param {number} port */
async function listens(port) {
  for (let waitedMs = 0; waitedMs < START_LIMIT_MS; waitedMs += RETRY_MS) {
    const socket = connect(port, '127.0.0.1')
    const open = await once(socket, 'connect').then(
      () => true,
      () => false,
    )
    socket.destroy()
    if (open) return
    await after(RETRY_MS)
  }
}
