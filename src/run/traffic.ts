/**
 * One place's traffic, or that of several which ask for the same: waits for the arrivals that its clock gives and asks for
 * what the catalogue picks. Which laws they follow is in src/cdn/traffic.
 */
import { invariant } from '../engine/invariant'
import { type Process, Spawn } from '../engine/process'
import { msToUs, usToMs } from '../engine/time'
import type { HttpResponse } from '../cdn/http/message'
import { ArrivalClock } from '../cdn/traffic/arrivals'
import type { World } from '../cdn/world'
import type { AskOptions, TrafficOptions } from '../scene/types'
import { until } from './until'

/** The rate is read again so often (ms), and holds until then. */
const SLICE_MS = 50

interface Asking {
  /** Whether the client takes part now. */
  takesPart(client: string): boolean
  ask(client: string, url: string, options?: AskOptions): Process<HttpResponse>
}

/** Runs until `forMs` are over; `name` is what its random streams are called. */
export function* trafficAt(world: World, asking: Asking, clients: readonly string[], name: string, options: TrafficOptions): Process<void> {
  const { arrivals, perSecond, forMs, catalogue } = options
  invariant(forMs > 0, `traffic for ${forMs} ms cannot be: it lasts longer than 0`)
  const clock = new ArrivalClock(arrivals, world.streams.get(`arrivals:${name}`))
  const random = world.streams.get(`catalogue:${name}`)
  const startUs = world.nowUs
  for (let n = 0, sinceMs = 0; sinceMs < forMs; sinceMs += SLICE_MS) {
    const sliceMs = Math.min(SLICE_MS, forMs - sinceMs)
    const asked = clients.filter((client) => asking.takesPart(client))
    const rate = asked.length > 0 ? read(perSecond) * (arrivals.swell?.(sinceMs + sliceMs / 2, forMs) ?? 1) : 0
    for (const ms of clock.within(sliceMs, rate)) {
      yield* until(world, startUs + msToUs(sinceMs + ms))
      const { url, headers } = (typeof catalogue === 'function' ? catalogue() : catalogue).pick(n++, random, usToMs(world.nowUs))
      for (const client of asked) yield new Spawn(asking.ask(client, url, headers ? { headers } : {}))
    }
    yield* until(world, startUs + msToUs(sinceMs + sliceMs))
  }
}

function read(perSecond: TrafficOptions['perSecond']): number {
  const rate = typeof perSecond === 'number' ? perSecond : perSecond()
  invariant(rate >= 0 && Number.isFinite(rate), `traffic of ${rate} requests a second cannot be: it is a number from 0 on`)
  return rate
}
