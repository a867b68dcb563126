/**
 * Objects that are sent ahead of being asked for, evenly over a window: real ones are hours of the night (Netflix Open Connect
 * fills its appliances from 2 to 14 o'clock). What a node does with one is its own: a cache fetches it, a balancer has a server fetch it.
 */
import { invariant } from '../engine/invariant'
import type { Process } from '../engine/process'
import { msToUs } from '../engine/time'
import type { World } from '../cdn/world'
import type { PushOptions } from '../scene/types'
import { until } from './until'

/** Returns when the window is over; who fetches then still fetches. */
export function* pushAhead(world: World, id: string, { urls, overMs }: PushOptions): Process<void> {
  const node = world.node(id)
  invariant(node.push, `"${id}" is a ${node.spec.kind}, and nothing can be pushed there`)
  invariant(overMs > 0, `a push within ${overMs} ms cannot be: it takes longer than 0`)
  const startUs = world.nowUs
  for (const [k, url] of urls.entries()) {
    yield* until(world, startUs + msToUs((overMs * k) / urls.length))
    node.push(url)
  }
  yield* until(world, startUs + msToUs(overMs))
}
