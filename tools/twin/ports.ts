/**
 * Free ports of this machine, below those that it gives to connections that go out: a port that an origin has left for a while, because it is
 * "down", is not taken by one of these.
 */
import { connect, createServer } from 'node:net'

const FIRST = 20_000
const LAST = 31_999
export const LOOPBACK = '127.0.0.1'

let next = FIRST + (process.pid * 37) % (LAST - FIRST)

export async function freePort(): Promise<number> {
  for (let tries = 0; tries <= LAST - FIRST; tries++) {
    const port = next
    next = next === LAST ? FIRST : next + 1
    if (await isFree(port)) return port
  }
  throw new Error(`no port between ${FIRST} and ${LAST} is free`)
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer()
    server.once('error', () => resolve(false))
    server.listen(port, LOOPBACK, () => server.close(() => resolve(true)))
  })
}

/** Whether somebody listens there. */
export function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, LOOPBACK)
    const say = (isThere: boolean) => (): void => {
      socket.destroy()
      resolve(isThere)
    }
    socket.once('connect', say(true))
    socket.once('error', say(false))
  })
}
