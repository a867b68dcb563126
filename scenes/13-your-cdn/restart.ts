/** A step that shows a system of its own begins with empty caches, an origin without a queue, and nothing wrong anywhere. */
import type { Process, Script } from '../../src/scene/types'
import type { Values } from './levers'
import { CITIES, ORIGIN, SECOND_CITIES, SHIELD, popOf, secondOf } from './places'

/** What a server works on is gone when it is down for so long (ms). */
const DOWN_MS = 100

export const CACHES: readonly string[] = [...CITIES.map(popOf), ...SECOND_CITIES.map(secondOf), SHIELD]

export function* restart({ fault, purge, repair, wait }: Script<Values>): Process<void> {
  for (const cache of CACHES) {
    repair(cache)
    purge(cache)
  }
  fault(ORIGIN, { kind: 'down' })
  yield* wait(DOWN_MS)
  repair(ORIGIN)
}
