/**
 * Serves the production build at a port of this machine (what is answered: lib/host.mjs). It does not build anything.
 */
import { createServer } from 'node:http'
import { join } from 'node:path'
import { hostOf } from './host.mjs'
import { ROOT } from './project.mjs'

/** Busy ports that are passed over. */
const TRIES = 50

/**
 * @param {{ port: number, dist?: string, base?: string }} options The next free port is taken when this one is busy.
 * @returns {Promise<{ url: string, close: () => Promise<void> }>}
 */
export async function serveDist({ port, dist = join(ROOT, 'dist'), base = process.env.BASE ?? '/' }) {
  const server = createServer(hostOf(dist, base))
  const taken = await listen(server, port, port === 0 ? 0 : port + TRIES)
  return { url: `http://localhost:${taken}${base}`, close: () => close(server) }
}

/**
 * @param {import('node:http').Server} server
 * @param {number} port
 * @param {number} last
 * @returns {Promise<number>} The first free port from `port` on.
 */
function listen(server, port, last) {
  return new Promise((resolve, reject) => {
    /** @param {NodeJS.ErrnoException} error */
    const busy = (error) => (error.code === 'EADDRINUSE' && port < last ? resolve(listen(server, port + 1, last)) : reject(error))
    server.once('error', busy)
    server.listen(port, 'localhost', () => {
      server.off('error', busy)
      const address = server.address()
      resolve(typeof address === 'object' && address ? address.port : port)
    })
  })
}

/**
 * @param {import('node:http').Server} server
 * @returns {Promise<void>}
 */
function close(server) {
  return new Promise((resolve) => {
    server.close(() => resolve())
    server.closeAllConnections()
  })
}
