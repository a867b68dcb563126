/** Waiting for a process, but not for ever. */
import type { Process } from './process'
import { race } from './race'

/** A process took longer than it was given. */
export class TimeoutError extends Error {
  override name = 'TimeoutError'
  readonly us: number

  constructor(us: number) {
    super(`no end after ${us / 1000} ms`)
    this.us = us
  }
}

/**
 * Runs a process for at most so many µs and returns its result. When the time is up the process
 * is cancelled, its finally blocks run, and a TimeoutError is thrown here. What falls on the last
 * microsecond goes by the order of events: the wait that began earlier ends earlier.
 *
 *     // 0 ms
 *     yield* timeout(fetch(3), 5000)   // 3 ms: its result
 *     yield* timeout(fetch(8), 5000)   // 8 ms: TimeoutError
 */
export function* timeout<T>(process: Process<T>, us: number): Process<T> {
  const { value } = yield* race([process, expiry(us)])
  return value
}

function* expiry(us: number): Process<never> {
  yield us
  throw new TimeoutError(us)
}
