import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Topology } from '../topology'
import { World } from '../world'
import { HttpRequest } from '../http/message'
import { Kind } from '../../trace/traceKinds'

function worldWith(workers: number, queueLimit: number, thinkMs: number): World {
  const topology: Topology = {
    view: { kind: 'lanes', lanes: [['origin']] },
    nodes: [
      { kind: 'origin', id: 'origin', name: 'Origin', workers, queueLimit, thinkMs: () => thinkMs, resources: { '/': { bytes: 1 } } },
      { kind: 'client', id: 'client', name: 'Client', via: () => 'origin', asks: '/' },
    ],
    links: [{ from: 'client', to: 'origin', rttMs: 0 }],
  }
  return new World({ topology, levers: {}, seed: 1 })
}

/** Waits (ms) of requests that arrive at the given times (ms), in order; null when refused. */
function waits(world: World, arrivalsMs: readonly number[]): (number | null)[] {
  const client = world.client('client')
  arrivalsMs.forEach((ms, id) => world.kernel.spawnAt(ms * 1000, client.ask(new HttpRequest(id, 'GET', '/')), id))
  world.kernel.run()
  const found: (number | null)[] = arrivalsMs.map(() => null)
  for (let i = 0; i < world.trace.length; i++) {
    if (world.trace.kind(i) === Kind.Done && world.trace.a(i) === 200) found[world.trace.request(i)] = world.trace.b(i) / 1000
  }
  return found
}

describe('Origin', () => {
  it('serves first come, first served with so many workers: property against a table of free times', () => {
    const arrivals = fc.array(fc.integer({ min: 0, max: 60 }), { minLength: 1, maxLength: 40 }).map((times) => times.sort((a, b) => a - b))
    fc.assert(
      fc.property(arrivals, fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 20 }), (times, workers, thinkMs) => {
        const free = Array.from({ length: workers }, () => 0)
        const expected = times.map((at) => {
          free.sort((a, b) => a - b)
          const start = Math.max(at, free[0]!)
          free[0] = start + thinkMs
          return free[0] - at
        })
        expect(waits(worldWith(workers, 1000, thinkMs), times)).toEqual(expected)
      }),
    )
  })

  it('refuses with 503 what does not fit its queue, and loses nothing else', () => {
    const found = waits(worldWith(1, 2, 10), [0, 0, 0, 0, 0])
    expect(found).toEqual([10, 20, 30, null, null])
  })

  it('says which URLs it has when asked for another', () => {
    expect(() => worldWith(1, 1, 1).resource('/nope')).toThrow('the origin has no /nope; it has /')
  })
})
