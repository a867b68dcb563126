/** A step that shows a system of its own begins with empty caches, an origin without a queue, and nothing wrong anywhere. */
import type { Process, Script } from '../../src/scene/types'
import type { Values } from './levers'
import { ALL_CACHES, ORIGIN } from './places'

/** It takes so long (ms): what a server works on is gone when it is down meanwhile. */
export const RESTART_MS = 100

export function* restart({ fault, purge, repair, wait }: Script<Values>): Process<void> {
  for (const cache of ALL_CACHES) {
    repair(cache)
    purge(cache)
  }
  fault(ORIGIN, { kind: 'down' })
  yield* wait(RESTART_MS)
  repair(ORIGIN)
}
